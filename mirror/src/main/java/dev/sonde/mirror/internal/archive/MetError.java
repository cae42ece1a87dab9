package dev.sonde.mirror.internal.archive;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An error-status that the agent has answered where its tree went on.
///
/// @param oid the object at which requests fail.
/// @param isExact whether a GET of `oid` has failed; if not, `oid` only lies right behind what was
///   read last, so that whoever goes on from there meets the same.
public record MetError(Oid oid, ErrorStatus status, boolean isExact) {

    private static final String ERROR = "error";
    private static final String EXACT = "exact";
    private static final String NEAR = "near";

    /// What GETNEXT of `from` has met, wherever that is; null if no OID can lie right behind it.
    public static @Nullable MetError behind(Oid from, ErrorStatus status) {
        Oid asked = from;
        while (asked.length() < 2) {
            // BER carries no shorter one.
            asked = asked.append(0);
        }
        return asked.length() == Oid.MAX_ARCS ? null : new MetError(asked.append(0), status, false);
    }

    /// The error as [#of(String)] reads it.
    String text() {
        return String.join("|", ERROR, oid.text(), status.name(), isExact ? EXACT : NEAR);
    }

    /// The error that [#text()] wrote; null if `note` is about something else.
    ///
    /// @throws IllegalArgumentException if it is not written so.
    static @Nullable MetError of(String note) {
        String[] words = note.split("\\|", 4);
        return words[0].equals(ERROR) && words.length == 4
                ? new MetError(
                        Oid.of(words[1]), ErrorStatus.valueOf(words[2]), words[3].equals(EXACT))
                : null;
    }

    /// Those of `run`, which has no object between any two, that make a walk meet the same: several
    /// walkers may have come upon one of which only one of them knows the exact place.
    static List<MetError> distinct(Iterable<MetError> run) {
        List<MetError> distinct = new ArrayList<>();
        MetError near = null;
        for (MetError error : run) {
            if (error.isExact) {
                distinct.add(error);
                near = null;
            } else if (near == null) {
                near = error;
            }
        }
        if (near != null) {
            distinct.add(near);
        }
        return distinct;
    }
}

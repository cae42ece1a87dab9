package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.Oid;
import dev.sonde.client.SnmpException;
import dev.sonde.mirror.Gap;
import org.jspecify.annotations.Nullable;

/// Why a walk cannot go on where it is.
///
/// @param reason what kind of gap it makes.
/// @param detail the same in words.
/// @param status what the agent said in place of an answer; null if that was nothing, or too much.
///   Silence may be the network's fault: only what the agent says is made a record.
record Obstacle(Gap.Reason reason, String detail, @Nullable ErrorStatus status) {

    /// The obstacle that a failure is.
    ///
    /// @throws SnmpException the same, if it concerns more than a part of the tree.
    static Obstacle of(SnmpException e) {
        Gap.Reason reason = Findings.reason(e);
        if (reason == null) {
            throw e;
        }
        ErrorStatus status = e instanceof ErrorStatusException error ? error.status() : null;
        return new Obstacle(reason, String.valueOf(e.getMessage()), status);
    }

    /// The agent's going back to `oid`.
    static Obstacle loop(Oid oid) {
        String detail = "the agent went on with " + oid + ", which it had shown";
        return new Obstacle(Gap.Reason.LOOP, detail, null);
    }

    static Obstacle malformed(String detail) {
        return new Obstacle(Gap.Reason.MALFORMED, detail, null);
    }

    boolean isSilence() {
        return reason == Gap.Reason.SILENT;
    }

    /// What is not known for it: all after `after`, up to `resumedAt`.
    Gap gap(Oid after, @Nullable Oid resumedAt) {
        return new Gap(after, resumedAt, reason, detail);
    }
}

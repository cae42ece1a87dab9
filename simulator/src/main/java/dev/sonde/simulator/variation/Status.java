package dev.sonde.simulator.variation;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Missing;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a record says in place of a value, on purpose.
///
/// @param hole what a GET reads, where the status is no error-status but an exception of a varbind.
/// @param error what a SET is refused with, and what a GET is where there is no hole.
record Status(@Nullable Missing hole, ErrorStatus error) {

    /// The status of that name, in any case; snmpsim says `genError` for genErr and `endOfMib` for
    /// endOfMibView.
    ///
    /// @throws IllegalArgumentException if there is none.
    static Status of(String name) {
        String word = name.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            // A SET has no exceptions (RFC 3416 §4.2.5): these say there what is nearest.
            case "nosuchobject" -> new Status(Missing.NO_SUCH_OBJECT, ErrorStatus.NOT_WRITABLE);
            case "nosuchinstance" -> new Status(Missing.NO_SUCH_INSTANCE, ErrorStatus.NO_CREATION);
            case "endofmib", "endofmibview" ->
                    new Status(Missing.END_OF_MIB_VIEW, ErrorStatus.NO_CREATION);
            case "generror" -> new Status(null, ErrorStatus.GEN_ERR);
            default -> new Status(null, errorStatus(word));
        };
    }

    /// The name of `error` that snmpsim knows, too, if it knows any.
    static String name(ErrorStatus error) {
        return error == ErrorStatus.GEN_ERR ? "genError" : error.label();
    }

    private static ErrorStatus errorStatus(String word) {
        return Arrays.stream(ErrorStatus.values())
                .filter(status -> status != ErrorStatus.NO_ERROR)
                .filter(status -> status.label().toLowerCase(Locale.ROOT).equals(word))
                .findAny()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'%s' is no status, as genError, noAccess and noSuchInstance are"
                                        .formatted(shortened(word))));
    }

    private static String shortened(String word) {
        return word.length() > 30 ? word.substring(0, 30) + "…" : word;
    }
}

package dev.sonde.simulator.lab;

import dev.sonde.client.Syntax;
import dev.sonde.client.Value;
import org.jspecify.annotations.Nullable;

/// The value that an object of a device has, whatever its recording says.
///
/// @param letter the type, as [Value#parse(char, String)] takes it; null for that of the recording.
record Assignment(@Nullable Character letter, Formula text) {

    /// @param recorded what the recording has there; null for nothing.
    /// @throws IllegalArgumentException if the text is no value of the type, or there is no type.
    Value value(@Nullable Value recorded, Row row) {
        String worked = text.text(row);
        if (letter != null) {
            return Value.parse(letter, worked);
        }
        if (recorded == null || !recorded.isPresent()) {
            throw new IllegalArgumentException(
                    "the recording has no such object, so say its type, as {s: text} or {i: 5}");
        }
        return Value.parse(letter(recorded.syntax()), worked);
    }

    /// @throws IllegalArgumentException if values of this type cannot be written without one.
    static char letter(Syntax type) {
        return switch (type) {
            case INTEGER -> 'i';
            case OBJECT_IDENTIFIER -> 'o';
            case IP_ADDRESS -> 'a';
            case COUNTER32 -> 'c';
            case GAUGE32 -> 'u';
            case TIME_TICKS -> 't';
            case COUNTER64 -> 'C';
            case OCTET_STRING -> 's';
            default ->
                    throw new IllegalArgumentException(
                            "%s values are not replaced without a type, as {s: text}"
                                    .formatted(type));
        };
    }
}

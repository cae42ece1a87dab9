package dev.sonde.mirror;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import org.jspecify.annotations.Nullable;

/// An object that a mirror and its device do not have in common.
///
/// @param mirrored what the mirror has; null if it has no such object.
/// @param shown what the device shows; null if it shows no such object.
public record Difference(Oid oid, @Nullable Value mirrored, @Nullable Value shown) {

    @Override
    public String toString() {
        return "%s: %s in the mirror, %s on the device"
                .formatted(oid, words(mirrored), words(shown));
    }

    private static String words(@Nullable Value value) {
        return value == null ? "nothing" : value.syntax() + " " + value.text();
    }
}

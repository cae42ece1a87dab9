package dev.sonde.mirror.scrub;

import dev.sonde.client.Oid;

/// Something in a recording that gives away whose device it was.
///
/// @param oid the object, its index included, which may be what gives it away.
/// @param column the object type, by its name where it is known.
/// @param kind what it looks like.
/// @param original what stands there: as secret as the recording.
public record Leak(Oid oid, String column, IdentifierKind kind, String original) {

    private static final int SHOWN = 2;

    /// Enough of the original to find it, and no more.
    public String excerpt() {
        int shown = Math.min(SHOWN, original.length() / 3);
        return original.substring(0, shown) + "… (" + original.length() + " characters)";
    }

    /// Without the original.
    @Override
    public String toString() {
        return oid + " " + column + ": " + kind + " " + excerpt();
    }
}

package dev.sonde.mirror.compare;

/// How many objects of two devices are the same, and how many are not.
///
/// @param same have the same type and value.
/// @param moved have values that move, which is no difference.
public record Summary(long same, long added, long gone, long changed, long moved) {

    /// Whether the devices are the same but for values that move.
    public boolean isSame() {
        return added + gone + changed == 0;
    }
}

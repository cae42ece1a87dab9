package dev.sonde.client;

/// A counter that wraps after 2³²−1 (RFC 2578 §7.1.6).
///
/// @param value the number, 0 to 2³²−1.
public record Counter32(long value) implements Value {

    /// @throws IllegalArgumentException if `value` is out of range.
    public Counter32 {
        if (value >>> 32 != 0) {
            throw new IllegalArgumentException("Counter32 " + value + " is not in 0..4294967295");
        }
    }

    @Override
    public Syntax syntax() {
        return Syntax.COUNTER32;
    }

    @Override
    public String text() {
        return Long.toString(value);
    }

    @Override
    public long toLong() {
        return value;
    }

    @Override
    public String toString() {
        return syntax() + ": " + text();
    }
}

package dev.sonde.client;

/// A Gauge32 or Unsigned32 (RFC 2578 §7.1.7 and §7.1.11): one type on the wire.
///
/// @param value the number, 0 to 2³²−1.
public record Gauge32(long value) implements Value {

    /// @throws IllegalArgumentException if `value` is out of range.
    public Gauge32 {
        if (value >>> 32 != 0) {
            throw new IllegalArgumentException("Gauge32 " + value + " is not in 0..4294967295");
        }
    }

    @Override
    public Syntax syntax() {
        return Syntax.GAUGE32;
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

package dev.sonde.client;

import java.time.Duration;

/// Hundredths of a second since some epoch, wrapping after 497 days (RFC 2578 §7.1.8).
///
/// @param value the number, 0 to 2³²−1.
public record TimeTicks(long value) implements Value {

    /// @throws IllegalArgumentException if `value` is out of range.
    public TimeTicks {
        if (value >>> 32 != 0) {
            throw new IllegalArgumentException("TimeTicks " + value + " is not in 0..4294967295");
        }
    }

    /// The same span as a duration.
    public Duration duration() {
        return Duration.ofMillis(value * 10);
    }

    @Override
    public Syntax syntax() {
        return Syntax.TIME_TICKS;
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

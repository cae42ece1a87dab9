package dev.sonde.client;

/// An INTEGER (Integer32 and every enumeration), −2³¹ to 2³¹−1 (RFC 2578 §7.1.1).
///
/// @param value the number.
public record Integer32(int value) implements Value {

    @Override
    public Syntax syntax() {
        return Syntax.INTEGER;
    }

    @Override
    public String text() {
        return Integer.toString(value);
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

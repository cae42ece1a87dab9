package dev.sonde.client;

import java.math.BigInteger;

/// A counter that wraps after 2⁶⁴−1 (RFC 2578 §7.1.10). SNMPv1 cannot carry it.
///
/// @param value the 64 bits; read them as unsigned.
public record Counter64(long value) implements Value {

    /// The value in decimal, 0 to 18446744073709551615.
    public String toUnsignedString() {
        return Long.toUnsignedString(value);
    }

    /// The value as a non-negative big integer.
    public BigInteger toBigInteger() {
        return new BigInteger(toUnsignedString());
    }

    @Override
    public Syntax syntax() {
        return Syntax.COUNTER64;
    }

    @Override
    public String text() {
        return toUnsignedString();
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

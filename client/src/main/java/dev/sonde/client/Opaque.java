package dev.sonde.client;

import java.util.Arrays;
import java.util.HexFormat;

/// Octets that wrap another BER value (RFC 2578 §7.1.9); net-snmp carries floats and 64-bit
/// integers this way.
public final class Opaque implements Value {

    private final byte[] octets;

    private Opaque(byte[] octets) {
        this.octets = octets;
    }

    /// A copy of `octets`, the wrapped BER value.
    public static Opaque of(byte[] octets) {
        return new Opaque(octets.clone());
    }

    /// The wrapped BER value; a new array.
    public byte[] bytes() {
        return octets.clone();
    }

    @Override
    public Syntax syntax() {
        return Syntax.OPAQUE;
    }

    @Override
    public String text() {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Opaque that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return syntax() + ": " + text();
    }
}

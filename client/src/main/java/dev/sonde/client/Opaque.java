package dev.sonde.client;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Octets that wrap another BER value (RFC 2578 §7.1.9); net-snmp carries floats and 64-bit
/// integers this way.
public final class Opaque implements Value {

    private static final int EXTENSION = 0x9F;
    private static final int COUNTER_64 = 0x76;
    private static final int FLOAT = 0x78;
    private static final int DOUBLE = 0x79;
    private static final int SIGNED_64 = 0x7A;
    private static final int UNSIGNED_64 = 0x7B;

    private final byte[] octets;

    private Opaque(byte[] octets) {
        this.octets = octets;
    }

    /// A copy of `octets`, the wrapped BER value.
    public static Opaque of(byte[] octets) {
        return new Opaque(octets.clone());
    }

    /// A wrapped float, as net-snmp's agents send it.
    public static Opaque ofFloat(float value) {
        return wrap(FLOAT, ByteBuffer.allocate(Float.BYTES).putFloat(value));
    }

    /// A wrapped double, as net-snmp's agents send it.
    public static Opaque ofDouble(double value) {
        return wrap(DOUBLE, ByteBuffer.allocate(Double.BYTES).putDouble(value));
    }

    /// A wrapped signed 64-bit integer.
    public static Opaque ofSigned64(long value) {
        return integer(SIGNED_64, BigInteger.valueOf(value));
    }

    /// A wrapped unsigned 64-bit integer, the 64 bits of `value`.
    public static Opaque ofUnsigned64(long value) {
        return integer(UNSIGNED_64, new BigInteger(Long.toUnsignedString(value)));
    }

    private static Opaque integer(int tag, BigInteger value) {
        return wrap(tag, ByteBuffer.wrap(value.toByteArray()).position(value.toByteArray().length));
    }

    private static Opaque wrap(int tag, ByteBuffer content) {
        ByteBuffer octets = ByteBuffer.allocate(3 + content.position());
        octets.put((byte) EXTENSION).put((byte) tag).put((byte) content.position());
        return new Opaque(octets.put(content.flip()).array());
    }

    /// The number wrapped here: a [Float], [Double], [Long] (signed) or [BigInteger] (unsigned), or
    /// empty where anything else is wrapped.
    ///
    /// ```
    /// Opaque ::= 9F 78 04 float | 9F 79 08 double | 9F 7A n signed | 9F 7B n, 9F 76 n unsigned
    /// ```
    public Optional<Number> number() {
        if (octets.length < 4
                || (octets[0] & 0xFF) != EXTENSION
                || octets[2] != octets.length - 3) {
            return Optional.empty();
        }
        ByteBuffer content = ByteBuffer.wrap(octets, 3, octets.length - 3);
        int length = content.remaining();
        return switch (octets[1]) {
            case FLOAT -> length == 4 ? Optional.of(content.getFloat()) : Optional.empty();
            case DOUBLE -> length == 8 ? Optional.of(content.getDouble()) : Optional.empty();
            case SIGNED_64 ->
                    length <= 8
                            ? Optional.of(new BigInteger(octets, 3, length).longValue())
                            : Optional.empty();
            case UNSIGNED_64, COUNTER_64 ->
                    length <= 9
                            ? Optional.of(new BigInteger(1, octets, 3, length))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The wrapped BER value; a new array.
    public byte[] bytes() {
        return octets.clone();
    }

    @Override
    public Syntax syntax() {
        return Syntax.OPAQUE;
    }

    /// The number, where one is wrapped, otherwise hex.
    @Override
    public String text() {
        return number().map(Object::toString).orElseGet(this::hex);
    }

    private String hex() {
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

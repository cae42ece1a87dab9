package dev.sonde.simulator.recording;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/// An Opaque in plain writing: `Float: 0.04` and its like, as net-snmp prints those of its numbers
/// that it wraps in an Opaque, or otherwise the octets themselves.
final class OpaqueText {

    private static final BigInteger LEAST_INT64 = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST_INT64 = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MOST_UINT64 = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final int MOST_DIGITS = 40;

    private OpaqueText() {}

    static byte[] octets(String text) throws LineFault {
        int colon = text.indexOf(": ");
        String word = text.substring(colon + 1).strip();
        try {
            return switch (colon < 0 ? "" : text.substring(0, colon)) {
                case "Float" ->
                        wrapped(
                                0x78,
                                ByteBuffer.allocate(4).putFloat(Float.parseFloat(word)).array());
                case "Double" ->
                        wrapped(
                                0x79,
                                ByteBuffer.allocate(8).putDouble(Double.parseDouble(word)).array());
                case "Int64" -> wrapped(0x7A, integer(word, LEAST_INT64, MOST_INT64));
                case "UInt64" -> wrapped(0x7B, integer(word, BigInteger.ZERO, MOST_UINT64));
                case "Counter64" -> wrapped(0x76, integer(word, BigInteger.ZERO, MOST_UINT64));
                default -> SnmprecValue.latin1(text);
            };
        } catch (NumberFormatException e) {
            throw new LineFault("'" + text + "' is no Opaque number");
        }
    }

    private static byte[] integer(String word, BigInteger least, BigInteger most) {
        if (word.length() > MOST_DIGITS) {
            throw new NumberFormatException();
        }
        BigInteger integer = new BigInteger(word);
        if (integer.compareTo(least) < 0 || integer.compareTo(most) > 0) {
            throw new NumberFormatException();
        }
        return integer.toByteArray();
    }

    /// BER with net-snmp's extended tags: a context-specific tag (0x9F), the type, the length.
    private static byte[] wrapped(int type, byte[] content) {
        return ByteBuffer.allocate(3 + content.length)
                .put((byte) 0x9F)
                .put((byte) type)
                .put((byte) content.length)
                .put(content)
                .array();
    }
}

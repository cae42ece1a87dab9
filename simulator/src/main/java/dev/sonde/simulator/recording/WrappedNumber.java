package dev.sonde.simulator.recording;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The numbers that net-snmp wraps in Opaque values, one BER value with a two-octet identifier:
///
/// ```
/// 9F 78 04 float   9F 79 08 double   9F 76 n Counter64   9F 7A n Int64   9F 7B n UInt64
/// ```
final class WrappedNumber {

    private static final int HEADER = 3;
    private static final int IDENTIFIER = 0x9F;

    private WrappedNumber() {}

    /// The number with its type as net-snmp prints it, or null if `octets` wrap no such number.
    static @Nullable String text(byte[] octets) {
        if (octets.length <= HEADER
                || (octets[0] & 0xFF) != IDENTIFIER
                || octets[2] != octets.length - HEADER) {
            return null;
        }
        ByteBuffer content = ByteBuffer.wrap(octets, HEADER, octets.length - HEADER);
        byte[] integer = Arrays.copyOfRange(octets, HEADER, octets.length);
        return switch (octets[1]) {
            case 0x78 -> integer.length == 4 ? "Float: " + fixed(content.getFloat()) : null;
            case 0x79 -> integer.length == 8 ? "Float: " + fixed(content.getDouble()) : null;
            case 0x76 -> integer.length <= 9 ? "Counter64: " + unsigned(integer) : null;
            case 0x7A -> integer.length <= 8 ? "Int64: " + new BigInteger(integer) : null;
            case 0x7B -> integer.length <= 9 ? "UInt64: " + unsigned(integer) : null;
            default -> null;
        };
    }

    private static String unsigned(byte[] integer) {
        return Long.toUnsignedString(new BigInteger(integer).longValue());
    }

    /// C's `%f`: six decimals of the exact binary value, half to even. Java's own `%f` rounds the
    /// shortest decimal that reads back instead.
    private static String fixed(double number) {
        boolean negative = Double.doubleToRawLongBits(number) < 0;
        String sign = negative ? "-" : "";
        if (Double.isNaN(number)) {
            return sign + "nan";
        }
        if (Double.isInfinite(number)) {
            return sign + "inf";
        }
        BigDecimal exact = new BigDecimal(Math.abs(number));
        return sign + exact.setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    }
}

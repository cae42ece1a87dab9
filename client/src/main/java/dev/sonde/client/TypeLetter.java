package dev.sonde.client;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/// The letters with which net-snmp's users name a type when they set an object, and how each reads
/// its text. Strict where net-snmp is not: nothing is cut off or wrapped around.
final class TypeLetter {

    private static final BigInteger MAX_UNSIGNED_32 = BigInteger.valueOf(0xFFFF_FFFFL);
    private static final BigInteger MAX_UNSIGNED_64 = new BigInteger("18446744073709551615");
    private static final int MAX_OCTETS = 65_535;

    private TypeLetter() {}

    /// @throws IllegalArgumentException as [Value#parse(char, String)] does.
    static Value parse(char letter, String text) {
        return switch (letter) {
            case 'i' -> new Integer32(integer(text));
            // Deviates from net-snmp, which sends 3 as the UInteger32 of RFC 1442 §7.1.10: RFC 1902
            // has taken that off the wire, and today's agents refuse it.
            case 'u', '3' -> new Gauge32(unsigned(text, Syntax.GAUGE32, MAX_UNSIGNED_32));
            case 'c' -> new Counter32(unsigned(text, Syntax.COUNTER32, MAX_UNSIGNED_32));
            case 't' -> new TimeTicks(unsigned(text, Syntax.TIME_TICKS, MAX_UNSIGNED_32));
            case 'C' -> new Counter64(unsigned(text, Syntax.COUNTER64, MAX_UNSIGNED_64));
            case 'a' -> IpAddress.of(text);
            case 'o' -> objectIdentifier(text);
            case 's' -> OctetString.of(text);
            case 'x' -> OctetString.ofHex(text.replaceFirst("^0[xX]", ""));
            case 'd' -> decimalOctets(text);
            case 'b' -> bits(text);
            case 'n' -> Null.NULL;
            case 'F' -> Opaque.ofFloat((float) real(text, Float.MAX_VALUE));
            case 'D' -> Opaque.ofDouble(real(text, Double.MAX_VALUE));
            case 'I' -> Opaque.ofSigned64(signed64(text));
            case 'U' -> Opaque.ofUnsigned64(unsigned(text, Syntax.OPAQUE, MAX_UNSIGNED_64));
            default ->
                    throw new IllegalArgumentException(
                            "'"
                                    + letter
                                    + "' is no type: one of i u 3 c C t a o s x d n b U I F D");
        };
    }

    private static int integer(String text) {
        BigInteger min = BigInteger.valueOf(Integer.MIN_VALUE);
        return number(text, Syntax.INTEGER, min, BigInteger.valueOf(Integer.MAX_VALUE)).intValue();
    }

    private static long signed64(String text) {
        BigInteger min = BigInteger.valueOf(Long.MIN_VALUE);
        return number(text, Syntax.OPAQUE, min, BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static double real(String text, double max) {
        if (text.matches("[-+]?[0-9]{0,40}\\.?[0-9]{1,40}([eE][-+]?[0-9]{1,3})?")) {
            double number = Double.parseDouble(text);
            if (Math.abs(number) <= max) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no %s: a number up to %s".formatted(text, Syntax.OPAQUE, max));
    }

    private static long unsigned(String text, Syntax syntax, BigInteger max) {
        return number(text, syntax, BigInteger.ZERO, max).longValue();
    }

    private static BigInteger number(String text, Syntax syntax, BigInteger min, BigInteger max) {
        // No number of these types has more digits; a longer text would cost time to convert.
        if (text.matches("-?[0-9]{1,20}")) {
            BigInteger number = new BigInteger(text);
            if (number.compareTo(min) >= 0 && number.compareTo(max) <= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no %s: a whole number from %s to %s".formatted(text, syntax, min, max));
    }

    private static Oid objectIdentifier(String text) {
        Oid oid = Oid.of(text);
        // The first two arcs share an octet on the wire (X.690 §8.19.4).
        if (oid.length() < 2 || oid.arc(0) > 2 || (oid.arc(0) < 2 && oid.arc(1) > 39)) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no OID that can be sent: it starts with 0.0 to 0.39, 1.0 to 1.39, or 2");
        }
        return oid;
    }

    private static OctetString decimalOctets(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (String octet : words(text, "[ .]+")) {
            if (!octet.matches("[0-9]{1,3}") || Integer.parseInt(octet) > 255) {
                throw new IllegalArgumentException(
                        "'%s' in '%s' is no octet: a number from 0 to 255".formatted(octet, text));
            }
            octets.write(Integer.parseInt(octet));
        }
        return OctetString.of(octets.toByteArray());
    }

    /// Bit 0 is the highest of the first octet; there are as many octets as the last bit needs (RFC
    /// 2578 §7.1.4).
    private static OctetString bits(String text) {
        byte[] octets = new byte[0];
        for (String number : words(text, "[ ,\t]+")) {
            int bit = number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
            if (bit / 8 >= MAX_OCTETS) {
                throw new IllegalArgumentException(
                        "'%s' in '%s' is no number of a bit: 0 to %d"
                                .formatted(number, text, MAX_OCTETS * 8 - 1));
            }
            octets = Arrays.copyOf(octets, Math.max(octets.length, bit / 8 + 1));
            octets[bit / 8] |= (byte) (0x80 >> (bit % 8));
        }
        return OctetString.of(octets);
    }

    private static String[] words(String text, String separator) {
        String stripped = text.strip();
        return stripped.isEmpty() ? new String[0] : stripped.split(separator, -1);
    }
}

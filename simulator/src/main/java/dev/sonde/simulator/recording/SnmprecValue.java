package dev.sonde.simulator.recording;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Syntax;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import java.nio.charset.StandardCharsets;

/// The value of a `.snmprec` record, read after the number of its type.
final class SnmprecValue {

    /// UInteger32 of the first SNMPv2 drafts, today's Unsigned32.
    static final int UINTEGER32 = 71;

    private static final int LONGEST_OID = Oid.MAX_ARCS * 11;
    private static final int MOST_OCTETS = 65535;
    private static final long MOST_UNSIGNED = 0xFFFF_FFFFL;

    private SnmprecValue() {}

    /// Whether a value of this type keeps the blanks it begins with.
    static boolean isText(int number) {
        return number == Syntax.OCTET_STRING.tag() || number == Syntax.OPAQUE.tag();
    }

    static Value of(int number, boolean hex, String text) throws LineFault {
        String word = text.strip();
        if (hex) {
            return ofHex(number, HexText.octets(word));
        }
        return switch (number) {
            case 2 -> new Integer32((int) number(Syntax.INTEGER, word, Integer.MIN_VALUE));
            case 4 -> OctetString.of(checkLength(latin1(text)));
            case 5 -> nothing(Null.NULL, word);
            case 6 -> oid(word);
            case 64 -> address(text);
            case 65 -> new Counter32(number(Syntax.COUNTER32, word, 0));
            case 66, UINTEGER32 -> new Gauge32(number(Syntax.GAUGE32, word, 0));
            case 67 -> new TimeTicks(number(Syntax.TIME_TICKS, word, 0));
            case 68 -> Opaque.of(checkLength(OpaqueText.octets(text)));
            case 70 -> counter64(word);
            case 128 -> nothing(Missing.NO_SUCH_OBJECT, word);
            case 129 -> nothing(Missing.NO_SUCH_INSTANCE, word);
            case 130 -> nothing(Missing.END_OF_MIB_VIEW, word);
            default -> throw new LineFault(number + " is the tag of no type");
        };
    }

    /// As [#of(int, boolean, String)], of a text with Python's escapes in it.
    static Value ofEscaped(int number, String text) throws LineFault {
        byte[] octets = EscapedText.octets(text);
        return switch (number) {
            case 4 -> OctetString.of(checkLength(octets));
            case 64 -> address(octets);
            case 68 -> Opaque.of(checkLength(octets));
            default ->
                    throw new LineFault(
                            number + "e is no tag: only 4, 64 and 68 can be written with escapes");
        };
    }

    private static Value ofHex(int number, byte[] octets) throws LineFault {
        return switch (number) {
            case 4 -> OctetString.of(checkLength(octets));
            case 64 -> address(octets);
            case 68 -> Opaque.of(checkLength(octets));
            default ->
                    throw new LineFault(
                            number + "x is no tag: only 4, 64 and 68 can be written in hex");
        };
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] checkLength(byte[] octets) throws LineFault {
        if (octets.length > MOST_OCTETS) {
            throw new LineFault(
                    "the value has %d octets, more than %d".formatted(octets.length, MOST_OCTETS));
        }
        return octets;
    }

    private static long number(Syntax syntax, String word, long least) throws LineFault {
        long most = least < 0 ? Integer.MAX_VALUE : MOST_UNSIGNED;
        try {
            long number = Long.parseLong(word);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new LineFault("'" + word + "' is no " + syntax);
        }
        throw new LineFault("%s %s is not in %d..%d".formatted(syntax, word, least, most));
    }

    private static Counter64 counter64(String word) throws LineFault {
        try {
            return new Counter64(Long.parseUnsignedLong(word));
        } catch (NumberFormatException e) {
            throw new LineFault("'" + word + "' is no Counter64: 0..18446744073709551615");
        }
    }

    private static Value nothing(Value value, String word) throws LineFault {
        if (!word.isEmpty()) {
            throw new LineFault(
                    "a " + value.syntax() + " has no value, but here is '" + word + "'");
        }
        return value;
    }

    /// The OID that an object is named by.
    static Oid name(String text) throws LineFault {
        if (text.isEmpty() || text.length() > LONGEST_OID) {
            throw new LineFault("'" + text + "' is no OID");
        }
        return oid(text);
    }

    static Oid oid(String word) throws LineFault {
        try {
            return Oid.of(word);
        } catch (IllegalArgumentException e) {
            throw new LineFault(e);
        }
    }

    private static IpAddress address(String text) throws LineFault {
        if (text.length() == 4) {
            return address(latin1(text));
        }
        try {
            return IpAddress.of(text.strip());
        } catch (IllegalArgumentException e) {
            throw new LineFault(e);
        }
    }

    private static IpAddress address(byte[] octets) throws LineFault {
        if (octets.length != 4) {
            throw new LineFault("an IpAddress has 4 octets, not " + octets.length);
        }
        return IpAddress.of(octets);
    }
}

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
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.HexFormat;

/// Varbinds as net-snmp's commands print them with `-On` and without MIBs:
///
/// ```
/// .1.3.6.1.2.1.1.3.0 = Timeticks: (42) 0:00:00.42
/// .1.3.6.1.2.1.1.5.0 = STRING: "lab-3"
/// ```
///
/// Each is one line, always. There it deviates from net-snmp, which wraps hex after 16 octets and
/// prints line breaks inside of a string as they are: here hex goes on, and a string says `\n`,
/// `\r`, `\v`, `\f`. Backslashes that are meant are doubled, as net-snmp does, so nothing is
/// ambiguous.
public final class SnmpwalkFormat {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private SnmpwalkFormat() {}

    /// The line for `varBind`, without its end.
    public static String line(VarBind varBind) {
        StringBuilder line = new StringBuilder(80);
        line.append('.').append(varBind.oid().text()).append(" = ");
        append(line, varBind.value());
        return line.toString();
    }

    private static void append(StringBuilder line, Value value) {
        switch (value) {
            case Integer32 i -> line.append("INTEGER: ").append(i.value());
            case OctetString s -> appendString(line, s);
            case Oid o -> line.append("OID: .").append(o.text());
            case IpAddress a -> line.append("IpAddress: ").append(a.text());
            case Counter32 c -> line.append("Counter32: ").append(c.value());
            case Gauge32 g -> line.append("Gauge32: ").append(g.value());
            case TimeTicks t -> appendTicks(line, t.value());
            case Counter64 c -> line.append("Counter64: ").append(c.toUnsignedString());
            case Opaque o -> appendOpaque(line, o);
            case Null _ -> line.append("NULL");
            case Missing m -> line.append(sentence(m));
        }
    }

    private static void appendString(StringBuilder line, OctetString string) {
        byte[] octets = string.bytes();
        if (octets.length == 0) {
            line.append("\"\"");
        } else if (isPrintable(octets)) {
            line.append("STRING: \"");
            for (byte octet : octets) {
                appendEscaped(line, (char) octet);
            }
            line.append('"');
        } else {
            appendHex(line.append("Hex-STRING: "), octets);
        }
    }

    /// What C calls printable or white space, in ASCII: one other octet makes net-snmp print hex.
    private static boolean isPrintable(byte[] octets) {
        for (byte octet : octets) {
            boolean space = octet >= '\t' && octet <= '\r';
            if (!space && (octet < ' ' || octet > '~')) {
                return false;
            }
        }
        return true;
    }

    private static void appendEscaped(StringBuilder line, char character) {
        switch (character) {
            case '"', '\\' -> line.append('\\').append(character);
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\f' -> line.append("\\f");
            case 0x0B -> line.append("\\v");
            default -> line.append(character);
        }
    }

    private static void appendHex(StringBuilder line, byte[] octets) {
        for (byte octet : octets) {
            HEX.toHexDigits(line, octet);
            line.append(' ');
        }
    }

    private static void appendTicks(StringBuilder line, long ticks) {
        line.append("Timeticks: (").append(ticks).append(") ");
        long days = ticks / 8_640_000;
        if (days > 0) {
            line.append(days).append(days == 1 ? " day, " : " days, ");
        }
        line.append(ticks / 360_000 % 24).append(':');
        appendTwoDigits(line, ticks / 6000 % 60).append(':');
        appendTwoDigits(line, ticks / 100 % 60).append('.');
        appendTwoDigits(line, ticks % 100);
    }

    private static StringBuilder appendTwoDigits(StringBuilder line, long number) {
        return (number < 10 ? line.append('0') : line).append(number);
    }

    private static void appendOpaque(StringBuilder line, Opaque opaque) {
        WrappedNumber.text(opaque)
                .ifPresentOrElse(
                        number -> line.append("Opaque: ").append(number),
                        () -> appendHex(line.append("OPAQUE: "), opaque.bytes()));
    }

    private static String sentence(Missing missing) {
        return switch (missing) {
            case NO_SUCH_OBJECT -> "No Such Object available on this agent at this OID";
            case NO_SUCH_INSTANCE -> "No Such Instance currently exists at this OID";
            case END_OF_MIB_VIEW ->
                    "No more variables left in this MIB View (It is past the end of the MIB tree)";
        };
    }
}

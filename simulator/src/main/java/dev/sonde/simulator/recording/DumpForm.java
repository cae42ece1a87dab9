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

/// The records of a `.dump` or `.MVC` file: `OID|TYPE|VALUE`, with other numbers for the types than
/// `.snmprec` has. An OCTET STRING is `"text"` or `hex: 00.12.79`.
final class DumpForm {

    private static final String HEX = "hex:";
    private static final HexFormat DOTTED = HexFormat.ofDelimiter(".").withUpperCase();

    private DumpForm() {}

    static VarBind varBind(String line) throws LineFault {
        int bar = line.indexOf('|');
        int second = line.indexOf('|', bar + 1);
        if (bar < 0 || second < 0) {
            throw new LineFault("'" + line + "' is no record: OID|TYPE|VALUE");
        }
        Oid oid = SnmprecValue.name(line.substring(0, bar).strip());
        String type = line.substring(bar + 1, second).strip();
        return new VarBind(oid, value(type, line.substring(second + 1)));
    }

    private static Value value(String type, String text) throws LineFault {
        return switch (type) {
            case "0", "8" -> SnmprecValue.of(65, false, text);
            case "1" -> SnmprecValue.of(66, false, text);
            case "2" -> SnmprecValue.of(2, false, text);
            case "3" -> SnmprecValue.of(64, false, text);
            case "4" -> Null.NULL;
            case "5" -> SnmprecValue.of(6, false, text);
            case "6" -> octets(text.strip());
            case "7" -> SnmprecValue.of(67, false, text);
            case "9" -> SnmprecValue.of(70, false, text);
            default -> throw new LineFault("'" + type + "' is no type: 0 to 9");
        };
    }

    private static Value octets(String text) throws LineFault {
        if (text.regionMatches(true, 0, HEX, 0, HEX.length())) {
            return SnmprecValue.of(4, true, text.substring(HEX.length()).replace('.', ' '));
        }
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return SnmprecValue.of(4, false, quoted ? text.substring(1, text.length() - 1) : text);
    }

    static String line(VarBind varBind) throws LineFault {
        return varBind.oid() + "|" + typeAndText(varBind.value());
    }

    private static String typeAndText(Value value) throws LineFault {
        return switch (value) {
            case Counter32 _ -> "0|" + value.text();
            case Gauge32 _ -> "1|" + value.text();
            case Integer32 _ -> "2|" + value.text();
            case IpAddress _ -> "3|" + value.text();
            case Null _ -> "4|";
            case Oid _ -> "5|" + value.text();
            case OctetString string -> "6|" + text(string);
            case TimeTicks _ -> "7|" + value.text();
            case Counter64 _ -> "9|" + value.text();
            case Opaque _, Missing _ -> throw new LineFault(".dump has no " + value.syntax());
        };
    }

    private static String text(OctetString string) {
        return SnmprecForm.isPlain(string)
                ? '"' + string.text() + '"'
                : HEX + " " + DOTTED.formatHex(string.bytes());
    }
}

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

/// The records of a `.sapwalk` file, SimpleAgentPro's: `OID , TYPE , VALUE`, split at the first two
/// commas. A value loses the blanks around it, and an OctetString that begins with `0x` is hex.
final class SapwalkForm {

    private static final String HEX = "0x";

    private SapwalkForm() {}

    static VarBind varBind(String line) throws LineFault {
        int comma = line.indexOf(',');
        int second = line.indexOf(',', comma + 1);
        if (comma < 0 || second < 0) {
            throw new LineFault("'" + line + "' is no record: OID, TYPE, VALUE");
        }
        Oid oid = SnmprecValue.name(line.substring(0, comma).strip());
        String type = line.substring(comma + 1, second).strip();
        return new VarBind(oid, value(type, line.substring(second + 1).strip()));
    }

    private static Value value(String type, String text) throws LineFault {
        return switch (type) {
            case "Counter" -> SnmprecValue.of(65, false, text);
            case "Gauge" -> SnmprecValue.of(66, false, text);
            case "Integer" -> SnmprecValue.of(2, false, text);
            case "IpAddress" -> SnmprecValue.of(64, false, text);
            case "ObjectID" -> SnmprecValue.of(6, false, text);
            case "OctetString" -> SnmprecValue.of(4, isHex(text), text);
            case "TimeTicks" -> SnmprecValue.of(67, false, text);
            case "Counter64" -> SnmprecValue.of(70, false, text);
            default ->
                    throw new LineFault(
                            "'"
                                    + type
                                    + "' is no type: Counter, Gauge, Integer, IpAddress, ObjectID,"
                                    + " OctetString, TimeTicks or Counter64");
        };
    }

    /// Text may begin as hex does, but seldom goes on as hex does.
    private static boolean isHex(String text) {
        return text.startsWith(HEX)
                && text.length() % 2 == 0
                && text.chars().skip(2).allMatch(c -> HexText.digit((char) c) >= 0);
    }

    static String line(VarBind varBind) throws LineFault {
        return varBind.oid() + ", " + typeAndText(varBind.value());
    }

    private static String typeAndText(Value value) throws LineFault {
        return switch (value) {
            case Integer32 _ -> "Integer, " + value.text();
            case OctetString string -> "OctetString, " + text(string);
            case Oid _ -> "ObjectID, " + value.text();
            case IpAddress _ -> "IpAddress, " + value.text();
            case Counter32 _ -> "Counter, " + value.text();
            case Gauge32 _ -> "Gauge, " + value.text();
            case TimeTicks _ -> "TimeTicks, " + value.text();
            case Counter64 _ -> "Counter64, " + value.text();
            case Opaque _, Null _, Missing _ ->
                    throw new LineFault(".sapwalk has no " + value.syntax());
        };
    }

    private static String text(OctetString string) {
        return SnmprecForm.isPlain(string) && !string.text().startsWith(HEX)
                ? string.text()
                : HEX + HexFormat.of().formatHex(string.bytes());
    }
}

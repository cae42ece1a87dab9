package dev.sonde.simulator.recording;

import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Opaque;
import dev.sonde.client.Value;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The value of one record of a walk, `TYPE: VALUE` as net-snmp prints it.
final class WalkValue {

    private static final Pattern WRONG_TYPE = Pattern.compile("Wrong Type \\(should be [^)]*\\): ");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}");
    private static final Pattern TICKS = Pattern.compile("\\d{1,10}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{0,20}\\.\\d{1,20}");
    private static final Pattern QUICK_TICKS = Pattern.compile("\\d+:\\d+:\\d\\d:\\d\\d\\.\\d\\d");
    private static final int LONGEST_TYPE = 20;

    private static final Set<String> TYPES =
            Set.of(
                    "OID",
                    "NULL",
                    "INTEGER",
                    "INTEGER32",
                    "STRING",
                    "BITS",
                    "HEX-STRING",
                    "GAUGE32",
                    "UNSIGNED32",
                    "UINTEGER32",
                    "COUNTER32",
                    "COUNTER64",
                    "IPADDRESS",
                    "NETWORK ADDRESS",
                    "OPAQUE",
                    "TIMETICKS");

    private final WalkText text;
    private final String line;
    private final int from;
    private final @Nullable String type;
    private boolean hinted;

    WalkValue(WalkText text) {
        this.text = text;
        this.line = text.line();
        int wrong = wrongTypeLength(line);
        this.type = type(line, wrong);
        this.from = type == null ? wrong : afterType(line, wrong);
    }

    private static int wrongTypeLength(String line) {
        var matcher = WRONG_TYPE.matcher(line);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    private static int afterType(String line, int from) {
        int colon = line.indexOf(':', from);
        return line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
    }

    /// The type in capitals, or null if there is none.
    private static @Nullable String type(String line, int from) {
        int colon = line.indexOf(':', from);
        if (colon < 0 || colon - from > LONGEST_TYPE) {
            return null;
        }
        String type = line.substring(from, colon).toUpperCase(Locale.ROOT);
        return TYPES.contains(type) ? type : null;
    }

    /// Whether `value` begins as only a record of a walk does.
    static boolean isTyped(String value) {
        return type(value, wrongTypeLength(value)) != null
                || value.equals("\"\"")
                || value.equals("NULL")
                || isMissing(value);
    }

    private static boolean isMissing(String value) {
        return value.startsWith("No Such Object ") || value.startsWith("No Such Instance ");
    }

    boolean hasType() {
        return type != null;
    }

    /// Whether it is a number without a type: TimeTicks with `-Ot`, anything with `-OQ`.
    boolean isBareNumber() {
        return type == null && TICKS.matcher(line.strip()).matches();
    }

    /// Whether a DISPLAY-HINT has formatted it; known when it is read.
    boolean isHinted() {
        return hinted;
    }

    Value read() throws LineFault {
        String rest = line.substring(from);
        return switch (type) {
            case null -> untyped(rest);
            case "OID" -> WalkName.oid(rest.strip());
            case "NULL" -> Null.NULL;
            case "INTEGER", "INTEGER32" -> SnmprecValue.of(2, false, number(rest));
            case "GAUGE32", "UNSIGNED32", "UINTEGER32" -> SnmprecValue.of(66, false, number(rest));
            case "COUNTER32" -> SnmprecValue.of(65, false, number(rest));
            case "COUNTER64" -> SnmprecValue.of(70, false, number(rest));
            case "TIMETICKS" -> ticks(rest);
            case "STRING" -> string(rest);
            case "HEX-STRING" -> string(WalkHex.octets(text, from));
            case "BITS" -> string(WalkHex.bits(text, from));
            case "OPAQUE" -> opaque(rest);
            case "IPADDRESS" -> SnmprecValue.of(64, false, firstWord(rest));
            case "NETWORK ADDRESS" -> SnmprecValue.of(64, true, firstWord(rest));
            default -> throw new LineFault("'" + type + "' is no type");
        };
    }

    private Value untyped(String rest) throws LineFault {
        if (rest.startsWith("No Such Object ")) {
            return Missing.NO_SUCH_OBJECT;
        }
        if (rest.startsWith("No Such Instance ")) {
            return Missing.NO_SUCH_INSTANCE;
        }
        if (rest.equals("NULL")) {
            return Null.NULL;
        }
        if (TICKS.matcher(rest.strip()).matches()) {
            return SnmprecValue.of(67, false, rest);
        }
        if (QUICK_TICKS.matcher(rest.strip()).matches()) {
            return SnmprecValue.of(67, false, quickTicks(rest.strip()));
        }
        if (rest.startsWith("\"")) {
            byte[] octets = WalkString.quoted(text, from);
            if (!isHex(octets)) {
                return string(octets);
            }
        }
        throw noType(rest);
    }

    static LineFault noType(String value) {
        return new LineFault(
                "'" + value + "' has no type: record with snmpwalk -On, without -Oq and -OQ");
    }

    /// With `-OQ`, hex looks as text does.
    private static boolean isHex(byte[] octets) {
        return octets.length > 2
                && octets[2] == ' '
                && HexText.digit((char) octets[0]) >= 0
                && HexText.digit((char) octets[1]) >= 0;
    }

    private static String quickTicks(String text) {
        String[] parts = text.split("[:.]", -1);
        long ticks = 0;
        int[] units = {24, 24, 60, 60, 100};
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].length() > 5) {
                return text;
            }
            ticks = ticks * (i == 0 ? 1 : units[i]) + Long.parseLong(parts[i]);
        }
        return Long.toString(ticks);
    }

    /// The number, whatever stands around it: `7`, `7 octets`, `up(7)`; or `.07` with the point
    /// that a DISPLAY-HINT has put in.
    private String number(String rest) throws LineFault {
        String word = firstWord(rest);
        int bracket = rest.lastIndexOf('(');
        int end = rest.indexOf(')', bracket);
        if (NUMBER.matcher(word).matches()) {
            return word;
        }
        if (bracket >= 0 && end > 0 && isNumber(rest.substring(bracket + 1, end))) {
            return rest.substring(bracket + 1, end);
        }
        if (DECIMAL.matcher(word).matches()) {
            hinted = true;
            return word.replace(".", "");
        }
        throw new LineFault(
                "'" + rest.strip() + "' is no number: record with snmpwalk -On, no MIB");
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private Value ticks(String rest) throws LineFault {
        int end = rest.indexOf(')');
        boolean bracketed = rest.startsWith("(") && end > 0;
        return SnmprecValue.of(67, false, bracketed ? rest.substring(1, end) : number(rest));
    }

    private static String firstWord(String text) {
        String stripped = text.strip();
        int blank = stripped.indexOf(' ');
        return blank < 0 ? stripped : stripped.substring(0, blank);
    }

    private Value string(String rest) throws LineFault {
        if (rest.startsWith("\"")) {
            return string(WalkString.quoted(text, from));
        }
        hinted = !rest.isEmpty();
        StringBuilder all = new StringBuilder(rest);
        while (text.hasNext() && !WalkNotice.is(text.next())) {
            text.advance();
            all.append('\n').append(text.line());
        }
        byte[] octets = WalkString.hinted(all.toString().strip());
        return string(octets == null ? SnmprecValue.latin1(all.toString()) : octets);
    }

    private static OctetString string(byte[] octets) throws LineFault {
        return OctetString.of(SnmprecValue.checkLength(octets));
    }

    private Value opaque(String rest) throws LineFault {
        int colon = rest.indexOf(": ");
        if (colon < 0) {
            return Opaque.of(SnmprecValue.checkLength(WalkHex.octets(text, from)));
        }
        String kind = rest.substring(0, colon);
        String number = firstWord(rest.substring(colon + 2));
        return kind.equals("Float")
                ? WrappedNumber.of(number)
                : Opaque.of(OpaqueText.octets(kind + ": " + number));
    }
}

package dev.sonde.cli.output;

import dev.sonde.client.Counter64;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Table;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A varbind, or a row of a table, as a JSON object on one line:
///
/// ```
/// {"oid":"1.3.6.1.2.1.1.5.0","type":"OCTET STRING","value":"lab-3"}
/// {"oid":"1.3.6.1.2.1.2.2.1.6.1","type":"OCTET STRING","value":null,"hex":"001A2BFFFE00"}
/// ```
///
/// Numbers are numbers, Counter64 too, which is more than a double can hold. Where there is no
/// value, or octets are no text, `value` is null; octets that are no text are in `hex`. So are
/// those of an Opaque always, whose `value` is the number that it wraps, if it does.
public final class JsonLine {

    private static final JsonFactory JSON = new JsonFactory();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private JsonLine() {}

    public static String of(VarBind varBind) {
        StringWriter line = new StringWriter(96);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("oid", varBind.oid().text());
            writeTypeAndValue(json, varBind.value());
            json.writeEndObject();
        }
        return line.toString();
    }

    /// A row of a table, a hole being null:
    ///
    /// ```
    /// {"index":"1","cells":{"1.3.6.1.2.1.2.2.1.2":{"type":"OCTET STRING","value":"lo"},"1.3.6.1.2.1.2.2.1.6":null}}
    /// ```
    public static String of(Table.Row row, List<Oid> columns) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("index", row.index().text());
            json.writeObjectPropertyStart("cells");
            for (Oid column : columns) {
                writeCell(json, column, row.get(column));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void writeCell(JsonGenerator json, Oid column, @Nullable Value value) {
        if (value == null) {
            json.writeNullProperty(column.text());
        } else {
            json.writeObjectPropertyStart(column.text());
            writeTypeAndValue(json, value);
            json.writeEndObject();
        }
    }

    /// The members `type`, `value` and, where it needs it, `hex`.
    public static void writeTypeAndValue(JsonGenerator json, Value value) {
        json.writeStringProperty("type", value.syntax().label());
        switch (value) {
            case OctetString s when s.isText() -> json.writeStringProperty("value", s.text());
            case OctetString s -> writeHex(json, s.bytes());
            case Opaque o -> writeOpaque(json, o);
            case Oid o -> json.writeStringProperty("value", o.text());
            case IpAddress a -> json.writeStringProperty("value", a.text());
            case Null _ -> json.writeNullProperty("value");
            case Missing _ -> json.writeNullProperty("value");
            case Counter64 c -> json.writeNumberProperty("value", c.toBigInteger());
            case Value number -> json.writeNumberProperty("value", number.toLong());
        }
    }

    private static void writeOpaque(JsonGenerator json, Opaque opaque) {
        switch (opaque.number().orElse(Double.NaN)) {
            case Long signed -> json.writeNumberProperty("value", signed);
            case BigInteger unsigned -> json.writeNumberProperty("value", unsigned);
            case Float f when Float.isFinite(f) -> json.writeNumberProperty("value", f);
            case Double d when Double.isFinite(d) -> json.writeNumberProperty("value", d);
            default -> json.writeNullProperty("value");
        }
        json.writeStringProperty("hex", HEX.formatHex(opaque.bytes()));
    }

    private static void writeHex(JsonGenerator json, byte[] octets) {
        json.writeNullProperty("value");
        json.writeStringProperty("hex", HEX.formatHex(octets));
    }
}

package dev.sonde.cli.diff;

import dev.sonde.cli.output.JsonLine;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.compare.Difference;
import dev.sonde.mirror.compare.Summary;
import dev.sonde.simulator.recording.SnmpwalkFormat;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What two devices have not in common, for people:
///
/// ```
/// - .1.3.6.1.2.1.1.5.0 = STRING: "core-1"
/// + .1.3.6.1.2.1.1.5.0 = STRING: "core-2"
/// ~ .1.3.6.1.2.1.1.3.0 = Timeticks: (100) 0:00:01.00 -> Timeticks: (200) 0:00:02.00
/// 0 added, 0 gone, 1 changed, 1 moved, 1,402 the same
/// ```
///
/// and for programs, an object each on a line:
///
/// ```
/// {"change":"changed","oid":"1.3.6.1.2.1.1.7.0","before":{"type":"INTEGER","value":72},"after":{"type":"INTEGER","value":76}}
/// {"same":1402,"added":0,"gone":0,"changed":1,"moved":1}
/// ```
public final class DifferenceLines {

    private static final JsonFactory JSON = new JsonFactory();

    private DifferenceLines() {}

    public static List<String> text(Difference difference) {
        Oid oid = difference.oid();
        return switch (difference) {
            case Difference.Added added -> List.of("+ " + line(oid, added.after()));
            case Difference.Gone gone -> List.of("- " + line(oid, gone.before()));
            case Difference.Changed changed ->
                    List.of("- " + line(oid, changed.before()), "+ " + line(oid, changed.after()));
            case Difference.Moved moved -> {
                String before = line(oid, moved.before());
                String after = line(oid, moved.after());
                String name = "." + oid + " = ";
                yield List.of("~ " + before + " -> " + after.substring(name.length()));
            }
        };
    }

    private static String line(Oid oid, Value value) {
        return SnmpwalkFormat.line(new VarBind(oid, value));
    }

    static String text(Summary summary) {
        return "%,d added, %,d gone, %,d changed, %,d moved, %,d the same"
                .formatted(
                        summary.added(),
                        summary.gone(),
                        summary.changed(),
                        summary.moved(),
                        summary.same());
    }

    static String json(Difference difference) {
        return line(json -> write(json, difference));
    }

    /// Writes `difference` as one JSON object.
    public static void write(JsonGenerator json, Difference difference) {
        json.writeStartObject();
        switch (difference) {
            case Difference.Added added -> {
                write(json, "added", added.oid());
                write(json, "after", added.after());
            }
            case Difference.Gone gone -> {
                write(json, "gone", gone.oid());
                write(json, "before", gone.before());
            }
            case Difference.Changed changed -> {
                write(json, "changed", changed.oid());
                write(json, "before", changed.before());
                write(json, "after", changed.after());
            }
            case Difference.Moved moved -> {
                write(json, "moved", moved.oid());
                write(json, "before", moved.before());
                write(json, "after", moved.after());
            }
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String change, Oid oid) {
        json.writeStringProperty("change", change);
        json.writeStringProperty("oid", oid.text());
    }

    private static void write(JsonGenerator json, String side, Value value) {
        json.writeObjectPropertyStart(side);
        JsonLine.writeTypeAndValue(json, value);
        json.writeEndObject();
    }

    static String json(Summary summary) {
        return line(json -> {
            json.writeStartObject();
            json.writeNumberProperty("same", summary.same());
            json.writeNumberProperty("added", summary.added());
            json.writeNumberProperty("gone", summary.gone());
            json.writeNumberProperty("changed", summary.changed());
            json.writeNumberProperty("moved", summary.moved());
            json.writeEndObject();
        });
    }

    private static String line(Consumer<JsonGenerator> object) {
        StringWriter line = new StringWriter(128);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            object.accept(json);
        }
        return line.toString();
    }
}

package dev.sonde.cli.scrub;

import dev.sonde.mirror.scrub.IdentifierKind;
import dev.sonde.mirror.scrub.ScrubProfile;
import dev.sonde.mirror.scrub.ScrubReport;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What scrubbing has changed, for people and for programs.
public final class ScrubReportLines {

    private static final JsonFactory JSON = new JsonFactory();

    private ScrubReportLines() {}

    static List<String> text(ScrubProfile profile, ScrubReport report, Path out) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%,d objects in %s, scrubbed with the profile %s: %,d changed, %,d left out"
                        .formatted(
                                report.objects() - report.dropped(),
                                out,
                                profile,
                                report.changed(),
                                report.dropped()));
        kinds(report, lines);
        return lines;
    }

    /// The same below a line that says how many objects there are and where.
    public static List<String> changes(ScrubProfile profile, ScrubReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "scrubbed with the profile %s: %,d changed, %,d left out"
                        .formatted(profile, report.changed(), report.dropped()));
        kinds(report, lines);
        return lines;
    }

    private static void kinds(ScrubReport report, List<String> lines) {
        report.kinds().forEach((kind, count) -> lines.add("  %-20s %,8d".formatted(kind, count)));
    }

    /// ```
    /// {"profile":"network","objects":7,"changed":2,"dropped":0,"kinds":{"MAC address":2},"columns":{"ifPhysAddress":{"MAC address":2}}}
    /// ```
    static String json(ScrubProfile profile, ScrubReport report) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, profile, report);
        }
        return text.toString();
    }

    /// The same where an object may stand.
    public static void write(JsonGenerator json, ScrubProfile profile, ScrubReport report) {
        json.writeStartObject();
        json.writeStringProperty("profile", profile.toString());
        json.writeNumberProperty("objects", report.objects());
        json.writeNumberProperty("changed", report.changed());
        json.writeNumberProperty("dropped", report.dropped());
        json.writeObjectPropertyStart("kinds");
        write(json, report.kinds());
        json.writeEndObject();
        json.writeObjectPropertyStart("columns");
        report.columns()
                .forEach((column, kinds) -> {
                    json.writeObjectPropertyStart(column);
                    write(json, kinds);
                    json.writeEndObject();
                });
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Map<IdentifierKind, Long> kinds) {
        kinds.forEach((kind, count) -> json.writeNumberProperty(kind.toString(), count));
    }
}

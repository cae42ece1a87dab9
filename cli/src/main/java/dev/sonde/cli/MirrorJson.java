package dev.sonde.cli;

import dev.sonde.client.Oid;
import dev.sonde.mirror.Gap;
import dev.sonde.mirror.MirrorReport;
import dev.sonde.mirror.Verification;
import dev.sonde.simulator.recording.SubtreeTiming;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// What a mirror did, for programs: an object for each device in a list.
final class MirrorJson {

    private static final JsonFactory JSON = new JsonFactory();

    /// What an OID with an index may look like.
    private static final Pattern OID = Pattern.compile("\\d+(?:\\.\\d+){6,}");

    private final JsonGenerator json;
    private final boolean isScrubbed;

    private MirrorJson(JsonGenerator json, boolean isScrubbed) {
        this.json = json;
        this.isScrubbed = isScrubbed;
    }

    /// @param isScrubbed whether it must not be said whose devices these are.
    /// @throws IOException if `file` cannot be written; the message is for people.
    static void write(Path file, List<MirrorOutcome> outcomes, boolean isScrubbed)
            throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), writer)) {
            json.writeStartArray();
            outcomes.forEach(new MirrorJson(json, isScrubbed)::outcome);
            json.writeEndArray();
            json.writeRaw("\n");
        } catch (NoSuchFileException e) {
            throw new IOException("cannot write " + file + ": there is no folder for it", e);
        } catch (AccessDeniedException e) {
            throw new IOException("cannot write " + file + ": permission denied", e);
        } catch (IOException | JacksonIOException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void outcome(MirrorOutcome outcome) {
        json.writeStartObject();
        json.writeStringProperty("device", outcome.job().name());
        if (!isScrubbed) {
            json.writeStringProperty("agent", outcome.job().agent());
        }
        json.writeStringProperty("file", outcome.file().toString());
        json.writeStringProperty(
                "result",
                switch (outcome.exitCode()) {
                    case MirrorOutcome.WHOLE -> "whole";
                    case MirrorOutcome.PARTIAL -> "partial";
                    default -> "failed";
                });
        json.writeStringProperty(
                "course", outcome.course().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (outcome.failure() != null) {
            json.writeStringProperty("failure", failure(outcome, outcome.failure()));
        }
        MirrorReport report = outcome.report();
        if (report != null) {
            report(report);
        }
        if (outcome.changes() != null) {
            json.writeName("scrub");
            ScrubReportLines.write(json, outcome.changes().profile(), outcome.changes().report());
        }
        Verification verification = outcome.verification();
        if (verification != null) {
            verification(verification);
        }
        json.writeEndObject();
    }

    private String failure(MirrorOutcome outcome, String failure) {
        if (!isScrubbed) {
            return failure;
        }
        String agent = outcome.job().agent();
        return OID.matcher(failure.replace(agent, "the agent")).replaceAll("an object");
    }

    private void report(MirrorReport report) {
        json.writeNumberProperty("objects", report.objects());
        json.writeNumberProperty("requests", report.requests());
        json.writeNumberProperty("seconds", report.elapsed().toNanos() / 1e9);
        if (report.unfinished() != null) {
            json.writeStringProperty("unfinished", report.unfinished());
        }
        json.writeBooleanProperty("restarted", report.restarted());
        json.writeNumberProperty("rates", report.rates());
        json.writeArrayPropertyStart("gaps");
        report.gaps().forEach(this::gap);
        json.writeEndArray();
        json.writeNumberProperty("furtherGaps", report.furtherGaps());
        oids("unordered", report.unordered());
        oids("distrusted", report.distrusted());
        oids("moving", report.moving());
        json.writeArrayPropertyStart("timings");
        report.timings().forEach(this::timing);
        json.writeEndArray();
    }

    private void gap(Gap gap) {
        Oid resumedAt = gap.resumedAt();
        json.writeStartObject();
        json.writeStringProperty("after", gap.after().text());
        json.writeStringProperty("resumedAt", resumedAt == null ? null : resumedAt.text());
        json.writeStringProperty("reason", gap.reason().name());
        json.writeStringProperty("detail", gap.detail());
        json.writeEndObject();
    }

    private void oids(String name, List<Oid> oids) {
        json.writeArrayPropertyStart(name);
        oids.forEach(oid -> json.writeString(oid.text()));
        json.writeEndArray();
    }

    private void timing(SubtreeTiming timing) {
        json.writeStartObject();
        json.writeStringProperty("subtree", timing.subtree().text());
        json.writeNumberProperty("requests", timing.requests());
        json.writeNumberProperty("objects", timing.objects());
        json.writeNumberProperty("medianMillis", timing.median().toNanos() / 1e6);
        json.writeNumberProperty("p95Millis", timing.p95().toNanos() / 1e6);
        json.writeEndObject();
    }

    private void verification(Verification verification) {
        json.writeObjectPropertyStart("verification");
        json.writeNumberProperty("compared", verification.compared());
        json.writeNumberProperty("moved", verification.moved());
        json.writeNumberProperty("unanswered", verification.unanswered());
        json.writeArrayPropertyStart("differences");
        verification.differences().forEach(difference -> DifferenceLines.write(json, difference));
        json.writeEndArray();
        json.writeNumberProperty("furtherDifferences", verification.furtherDifferences());
        json.writeEndObject();
    }
}

package dev.sonde.cli.scrub;

import dev.sonde.cli.device.RecordingFiles;
import dev.sonde.cli.options.UsageException;
import dev.sonde.cli.output.OutputFiles;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.RecordingFile;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where `sonde scrub` writes.
final class ScrubOutputOptions {

    private static final String DATABASE = ".mv.db";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "where to write: a recording or a database (.mv.db)")
    private @Nullable Path file;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "name of the device in the database that is written")
    private @Nullable String device;

    @Option(names = "--force", description = "replaces a recording that is there")
    private boolean force;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "writes how often what was replaced where, as JSON, nothing of it itself")
    private @Nullable Path report;

    /// @throws UsageException if anything was said, for nothing is written.
    void refuse() {
        if (file != null) {
            throw new UsageException("--check writes nothing: -o has no place beside it");
        }
        if (device != null || force || report != null) {
            throw new UsageException(
                    "--check writes nothing: %s has no place beside it"
                            .formatted(
                                    device != null ? "--device" : force ? "--force" : "--report"));
        }
    }

    /// Where to write.
    ///
    /// @throws UsageException if it cannot be written there, or options do not go together.
    Path checked() {
        Path out = file;
        if (out == null) {
            throw new UsageException("where to write is missing: add -o FILE, or --check");
        }
        boolean isDatabase = out.toString().endsWith(DATABASE);
        if (!isDatabase && !RecordingFiles.isRecording(out)) {
            throw new UsageException(
                    "%s ends neither as a recording does (%s) nor as a database (.mv.db)"
                            .formatted(out, RecordingFile.extensions()));
        }
        if (isDatabase && device == null) {
            throw new UsageException("a device in a database has a name: add --device");
        }
        if (!isDatabase && device != null) {
            throw new UsageException(
                    "--device names a device in a database (.mv.db); a recording is one: leave it"
                            + " out");
        }
        OutputFiles.checkFile(out);
        if (!isDatabase && Files.exists(out) && !force) {
            throw new UsageException(out + " exists; --force replaces it");
        }
        if (report != null) {
            OutputFiles.checkFile(report);
        }
        return out;
    }

    /// Writes `recording` with a comment to `out`, as [#checked()] gave it.
    void write(Path out, Recording recording, String comment, Consumer<String> complaints)
            throws IOException {
        if (device == null) {
            RecordingFiles.write(out, recording, List.of(comment), complaints);
            return;
        }
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(out)) {
            DatabaseDevice.write(database, device, recording, List.of(comment));
        }
    }

    void report(String json) throws IOException {
        if (report != null) {
            Files.writeString(report, json + "\n");
        }
    }
}

package dev.sonde.cli;

import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.StoreWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Whole recordings, read and written.
final class RecordingFiles {

    private static final int BATCH = 10_000;

    private RecordingFiles() {}

    /// Reads `file`. What is wrong in it goes to `complaints`, a line each.
    static Recording read(Path file, Consumer<String> complaints) throws IOException {
        Reading reading = SnmprecFormat.read(file);
        reading.problems().forEach(problem -> complaints.accept(problem.toString()));
        return reading.recording();
    }

    static void write(Path file, Recording recording, List<String> header) throws IOException {
        try (StoreWriter writer = SnmprecFormat.writer(file, header)) {
            List<VarBind> batch = new ArrayList<>(BATCH);
            for (VarBind object : recording) {
                batch.add(object);
                if (batch.size() == BATCH) {
                    writer.write(batch);
                    batch.clear();
                }
            }
            writer.write(batch);
            writer.complete();
        }
    }
}

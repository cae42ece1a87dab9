package dev.sonde.cli;

import dev.sonde.simulator.recording.Problem;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.RecordingFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Whole recordings in any form, read and written. What is wrong goes to complaints, a line each.
final class RecordingFiles {

    private RecordingFiles() {}

    static boolean isRecording(Path file) {
        return RecordingFile.of(file).isPresent();
    }

    static Recording read(Path file, Consumer<String> complaints) throws IOException {
        Reading reading = at(file).read();
        reading.problems().forEach(problem -> complaints.accept(problem.toString()));
        return reading.recording();
    }

    static void write(
            Path file, Recording recording, List<String> header, Consumer<String> complaints)
            throws IOException {
        RecordingFile written = at(file);
        List<Problem> losses = written.losses(recording);
        losses.forEach(loss -> complaints.accept(loss.toString()));
        written.write(recording, header);
    }

    private static RecordingFile at(Path file) throws IOException {
        return RecordingFile.of(file)
                .orElseThrow(() ->
                        new IOException(
                                file
                                        + " is not named as a recording is: "
                                        + RecordingFile.extensions()));
    }
}

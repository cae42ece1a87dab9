package dev.sonde.cli.device;

import dev.sonde.simulator.recording.Problem;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.RecordingFile;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Whole recordings in any form, read and written. What is wrong goes to complaints, a line each.
public final class RecordingFiles {

    private static final int COMMENT_LINES = 50;

    private RecordingFiles() {}

    public static boolean isRecording(Path file) {
        return RecordingFile.of(file).isPresent();
    }

    static Recording read(Path file, Consumer<String> complaints) throws IOException {
        Reading reading = at(file).read();
        reading.problems().forEach(problem -> complaints.accept(problem.toString()));
        return reading.recording();
    }

    /// The first lines of a recording, where its comments are; none of what is packed by bzip2.
    static List<String> comments(Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".bz2")) {
            return List.of();
        }
        try (InputStream octets = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(octets) : octets;
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(plain, StandardCharsets.ISO_8859_1))) {
            return lines.lines().limit(COMMENT_LINES).toList();
        } catch (ZipException | EOFException | UncheckedIOException e) {
            // Whoever reads the objects says what is wrong with it.
            return List.of();
        }
    }

    public static void write(
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

package dev.sonde.cli.convert;

import dev.sonde.simulator.recording.RecordingFile;
import dev.sonde.simulator.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The recordings that a path on the command line means.
final class Recordings {

    private Recordings() {}

    /// The recording at `path`, or all in that folder, by device name.
    ///
    /// @throws IOException if there is none.
    static SequencedMap<String, RecordingFile> files(Path path) throws IOException {
        requireThere(path);
        if (Files.isDirectory(path)) {
            SequencedMap<String, RecordingFile> files = RecordingFolder.files(path);
            if (files.isEmpty()) {
                throw new IOException(
                        "there is no recording (%s) in the folder %s"
                                .formatted(RecordingFile.extensions(), path));
            }
            return files;
        }
        RecordingFile file =
                RecordingFile.of(path)
                        .orElseThrow(() ->
                                new IOException(
                                        "%s is neither a folder nor a recording (%s)"
                                                .formatted(path, RecordingFile.extensions())));
        SequencedMap<String, RecordingFile> files = new TreeMap<>();
        files.put(RecordingFolder.deviceName(path.getFileName()), file);
        return files;
    }

    static void requireThere(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no file or folder " + path);
        }
    }

    /// As `no notes`, `1 note`, `2 notes`.
    static String count(int count, String noun) {
        return count == 0
                ? "no " + noun + "s"
                : "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}

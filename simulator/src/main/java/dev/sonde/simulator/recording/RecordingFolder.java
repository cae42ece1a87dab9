package dev.sonde.simulator.recording;

import dev.sonde.simulator.variation.VariationOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A folder of recordings, each a device named by its path below the folder without the extension,
/// as in `lab/core` for `lab/core.snmprec`.
public final class RecordingFolder {

    private static final String EXTENSION = ".snmprec";

    private RecordingFolder() {}

    /// Whether `file` is named as a recording is.
    public static boolean isRecording(Path file) {
        return file.toString().endsWith(EXTENSION);
    }

    /// Reads every recording in `folder` and the folders in it, symbolic links included.
    ///
    /// @return the readings by device name, in the order of the names; empty if there is no
    ///   recording.
    /// @throws IOException if the folder or one of the recordings cannot be read.
    public static SequencedMap<String, Reading> read(Path folder) throws IOException {
        return read(folder, VariationOptions.in(folder));
    }

    /// As [#read(Path)], with what the variation modules of the recordings may do.
    public static SequencedMap<String, Reading> read(Path folder, VariationOptions options)
            throws IOException {
        SequencedMap<String, Reading> readings = new TreeMap<>();
        for (Path file : recordings(folder)) {
            readings.put(deviceName(folder.relativize(file)), SnmprecFormat.read(file, options));
        }
        return readings;
    }

    private static List<Path> recordings(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> isRecording(file) && Files.isRegularFile(file)).toList();
        } catch (UncheckedIOException e) {
            throw new IOException("cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /// The name of the device that the recording at `file` is: its path without the extension, with
    /// `/` between folders on every system.
    public static String deviceName(Path file) {
        String path =
                StreamSupport.stream(file.spliterator(), false)
                        .map(Path::toString)
                        .collect(Collectors.joining("/"));
        return path.substring(0, path.length() - EXTENSION.length());
    }
}

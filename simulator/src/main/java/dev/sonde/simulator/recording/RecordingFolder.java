package dev.sonde.simulator.recording;

import dev.sonde.simulator.variation.VariationOptions;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A folder of recordings, each a device named by its path below the folder without the extension,
/// as in `lab/core` for `lab/core.snmprec` or `lab/core.snmpwalk.gz`.
public final class RecordingFolder {

    private RecordingFolder() {}

    /// Whether `file` is named as a recording is.
    public static boolean isRecording(Path file) {
        return RecordingFile.of(file).isPresent();
    }

    /// The recordings in `folder` and the folders in it, symbolic links included, by device name in
    /// the order of the names. None is read.
    ///
    /// @throws IOException if the folder cannot be read, or two files are the same device.
    public static SequencedMap<String, RecordingFile> files(Path folder) throws IOException {
        SequencedMap<String, RecordingFile> files = new TreeMap<>();
        for (RecordingFile file : recordings(folder)) {
            String name = deviceName(folder.relativize(file.path()));
            RecordingFile other = files.putIfAbsent(name, file);
            if (other != null) {
                throw new IOException(
                        "%s and %s are both the device '%s': rename one"
                                .formatted(other, file, name));
            }
        }
        return files;
    }

    /// Reads every recording that [#files(Path)] finds. Names that are links to one file share its
    /// reading.
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
        Map<Object, Reading> byKey = new HashMap<>();
        SequencedMap<String, Reading> readings = new TreeMap<>();
        for (Map.Entry<String, RecordingFile> entry : files(folder).entrySet()) {
            RecordingFile file = entry.getValue();
            Reading present = byKey.get(file.key());
            Reading reading = present == null ? file.with(options).read() : present;
            byKey.put(file.key(), reading);
            readings.put(entry.getKey(), reading);
        }
        return readings;
    }

    private static List<RecordingFile> recordings(Path folder) throws IOException {
        List<RecordingFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new SimpleFileVisitor<Path>() {
                        @Override
                        public FileVisitResult visitFile(
                                Path path, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile()) {
                                RecordingFile.of(path)
                                        .map(file -> file.withKey(attributes.fileKey()))
                                        .ifPresent(files::add);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new IOException(
                    "cannot read the folder " + folder + ": " + RecordingFile.reason(e), e);
        }
        return files;
    }

    /// The name of the device that the recording at `file` is: its path without the extension, with
    /// `/` between folders on every system.
    public static String deviceName(Path file) {
        String path =
                StreamSupport.stream(file.spliterator(), false)
                        .map(Path::toString)
                        .collect(Collectors.joining("/"));
        return RecordingFile.of(file)
                .map(recording -> recording.withoutExtension(path))
                .orElse(path);
    }
}

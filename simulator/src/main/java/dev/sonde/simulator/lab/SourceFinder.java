package dev.sonde.simulator.lab;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.simulator.recording.RecordingFile;
import dev.sonde.simulator.recording.RecordingFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the recordings and databases that one reading of a lab names, and takes down every file
/// and folder it looked at, so that these can be watched. Not thread-safe.
final class SourceFinder {

    private static final String DATABASE = ".mv.db";

    /// A device as a folder holds it.
    record Found(Source source, Map<String, Source> contexts) {}

    private final Path folder;
    private final Sources sources;
    private final Map<Path, FileStamp> touched;
    private final Map<String, Source> known = new HashMap<>();

    /// @param folder that paths are relative to.
    /// @param touched takes the files and folders that were looked at.
    SourceFinder(Path folder, Sources sources, Map<Path, FileStamp> touched) {
        this.folder = folder;
        this.sources = sources;
        this.touched = touched;
    }

    /// Takes down that `file` was looked at, whether it is there or not.
    FileStamp touch(Path file) {
        return touched.computeIfAbsent(file, FileStamp::of);
    }

    Path resolve(String path) {
        return folder.resolve(path);
    }

    static boolean isDatabase(Path file) {
        return file.toString().endsWith(DATABASE);
    }

    /// The recording at `path`, or the device of a database, as `lab.mv.db#core`.
    ///
    /// @throws IllegalArgumentException if there is none; the message is for people.
    Source find(String path) {
        return known.computeIfAbsent(path, this::locate);
    }

    private Source locate(String path) {
        int hash = path.indexOf(DATABASE + "#");
        if (hash >= 0) {
            Path file = resolve(path.substring(0, hash + DATABASE.length()));
            return inDatabase(file, path.substring(hash + DATABASE.length() + 1));
        }
        Path file = resolve(path);
        if (isDatabase(file)) {
            throw new IllegalArgumentException(
                    "a database holds many devices: say which, as '" + path + "#NAME'");
        }
        return recording(file);
    }

    private Source inDatabase(Path file, String device) {
        if (!devices(file).containsKey(device)) {
            throw new IllegalArgumentException(
                    "there is no device of this name in the database " + file);
        }
        return new Source(file, device, FileStamp.ABSENT);
    }

    /// The recording in `file`.
    ///
    /// @throws IllegalArgumentException if there is none.
    Source recording(Path file) {
        FileStamp stamp = touch(file);
        if (stamp.equals(FileStamp.ABSENT)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        if (Files.isDirectory(file) || !RecordingFolder.isRecording(file)) {
            throw new IllegalArgumentException(
                    "%s is no recording (%s)".formatted(file, RecordingFile.extensions()));
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("cannot read " + file + ": permission denied");
        }
        return new Source(file, "", stamp);
    }

    /// What `source` has at `oid`, which is read for that if it was not before.
    ///
    /// @throws IllegalArgumentException if it cannot be read; the message is for people.
    @Nullable Value recorded(Source source, Oid oid) {
        try {
            return sources.recorded(source, oid);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// The devices of a database, by name.
    ///
    /// @throws IllegalArgumentException if there are none; the message is for people.
    Map<String, Found> devices(Path file) {
        List<String> names;
        try {
            names = sources.devices(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("there is no device in the database " + file);
        }
        Map<String, Found> devices = new LinkedHashMap<>();
        for (String name : names) {
            devices.put(name, new Found(new Source(file, name, FileStamp.ABSENT), Map.of()));
        }
        return devices;
    }

    /// The devices in `top` and the folders in it, by name: the path below `top` without the
    /// extension. `NAME@CONTEXT` is a context of `NAME`, where that is there, too.
    ///
    /// @throws IllegalArgumentException if there are none; the message is for people.
    Map<String, Found> folder(Path top) {
        Map<String, Source> recordings = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(top, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(Files::isDirectory).forEach(this::touch);
            RecordingFolder.files(top)
                    .forEach((name, file) ->
                            recordings.put(name, new Source(file.path(), "", touch(file.path()))));
        } catch (IOException | UncheckedIOException e) {
            touch(top);
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (recordings.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no recording (%s) in the folder %s"
                            .formatted(RecordingFile.extensions(), top));
        }
        return devices(recordings);
    }

    private static Map<String, Found> devices(Map<String, Source> recordings) {
        Map<String, Found> devices = new LinkedHashMap<>();
        recordings.forEach((name, source) -> {
            if (!recordings.containsKey(deviceOf(name))) {
                devices.put(name, new Found(source, new LinkedHashMap<>()));
            }
        });
        recordings.forEach((name, source) -> {
            String device = deviceOf(name);
            Found found = devices.get(device);
            if (found != null) {
                found.contexts().put(name.substring(device.length() + 1), source);
            }
        });
        return devices;
    }

    /// What stands before the `@` in the name of a context; empty for other names.
    private static String deviceOf(String name) {
        int at = name.indexOf('@', name.lastIndexOf('/') + 1);
        return at < 0 ? "" : name.substring(0, at);
    }
}

package dev.sonde.simulator.lab;

import dev.sonde.simulator.lab.SourceFinder.Found;
import dev.sonde.simulator.recording.RecordingFile;
import dev.sonde.simulator.recording.RecordingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads files into a [Plan], again and again as they change.
final class Planner {

    private final List<Path> paths;
    private final Sources sources;

    /// What the last reading looked at, as it was then.
    private Map<Path, FileStamp> touched = new HashMap<>();

    /// @param paths descriptions of labs, folders, recordings and databases.
    Planner(List<Path> paths, Sources sources) {
        this.paths = List.copyOf(paths);
        this.sources = sources;
    }

    /// @throws LabException if a description is wrong.
    /// @throws IOException if a path holds no device or cannot be read; the message is for people.
    Plan read() throws IOException {
        Map<Path, FileStamp> looked = new HashMap<>();
        Plan plan = new Plan();
        try {
            for (Path path : paths) {
                add(path, looked, plan);
            }
            return plan;
        } finally {
            touched = looked;
        }
    }

    /// The files that the last reading looked at, as they are now.
    Map<Path, FileStamp> look() {
        Map<Path, FileStamp> now = new HashMap<>();
        touched.keySet().forEach(file -> now.put(file, FileStamp.of(file)));
        return now;
    }

    /// What the last reading looked at, as it was then.
    Map<Path, FileStamp> touched() {
        return touched;
    }

    private void add(Path path, Map<Path, FileStamp> looked, Plan plan) throws IOException {
        SourceFinder finder = new SourceFinder(LabReader.folder(path), sources, looked);
        finder.touch(path);
        if (!Files.exists(path)) {
            throw new IOException("there is no file or folder " + path);
        }
        if (Plan.isDescription(path) && !Files.isDirectory(path)) {
            LabReader.read(path, finder, plan);
            return;
        }
        try {
            for (Map.Entry<String, Found> found : find(path, finder).entrySet()) {
                Found device = found.getValue();
                add(
                        PlannedDevice.of(found.getKey(), device.source(), device.contexts()),
                        path,
                        plan);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void add(PlannedDevice device, Path path, Plan plan) throws IOException {
        if (!plan.add(device)) {
            throw new IOException(
                    "there is a device of this name already, and another one in " + path);
        }
    }

    private static Map<String, Found> find(Path path, SourceFinder finder) throws IOException {
        if (Files.isDirectory(path)) {
            return finder.folder(path);
        }
        if (SourceFinder.isDatabase(path)) {
            return finder.devices(path);
        }
        if (!RecordingFolder.isRecording(path)) {
            throw new IOException(
                    "%s is neither a folder nor a recording (%s) nor a database (.mv.db) nor a description of a lab (.yaml)"
                            .formatted(path, RecordingFile.extensions()));
        }
        String name = RecordingFolder.deviceName(path.getFileName());
        return Map.of(name, new Found(finder.recording(path), Map.of()));
    }
}

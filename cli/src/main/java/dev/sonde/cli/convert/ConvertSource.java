package dev.sonde.cli.convert;

import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.RecordingFile;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The devices that are to be converted: of a recording, a folder or a database.
final class ConvertSource implements AutoCloseable {

    private final Map<String, RecordingFile> files;
    private final @Nullable DeviceDatabase database;
    private final List<String> devices;

    private ConvertSource(
            Map<String, RecordingFile> files,
            @Nullable DeviceDatabase database,
            List<String> devices) {
        this.files = files;
        this.database = database;
        this.devices = devices;
    }

    /// @param device the only one wanted, or the name for a recording; null for all as they are.
    static ConvertSource open(Path path, @Nullable String device) throws IOException {
        if (ConvertCommand.isDatabase(path)) {
            DeviceDatabase database = DeviceDatabase.open(path);
            try {
                return new ConvertSource(
                        Map.of(), database, wanted(path, database.devices(), device));
            } catch (IOException | RuntimeException e) {
                database.close();
                throw e;
            }
        }
        SequencedMap<String, RecordingFile> files = Recordings.files(path);
        if (device != null && !Files.isDirectory(path)) {
            files = new TreeMap<>(Map.of(device, files.firstEntry().getValue()));
        }
        return new ConvertSource(files, null, wanted(path, List.copyOf(files.keySet()), device));
    }

    private static List<String> wanted(Path path, List<String> names, @Nullable String device)
            throws IOException {
        if (device != null && !names.contains(device)) {
            throw new IOException("there is no device '" + device + "' in " + path);
        }
        return device == null ? names : List.of(device);
    }

    /// Their names, in order.
    List<String> devices() {
        return devices;
    }

    Reading read(String device) throws IOException {
        RecordingFile file = files.get(device);
        if (file != null) {
            return file.read();
        }
        if (database == null) {
            throw new AssertionError("a source has files or a database");
        }
        return DatabaseDevice.of(database.store(device)).reading();
    }

    @Override
    public void close() throws IOException {
        if (database != null) {
            database.close();
        }
    }
}

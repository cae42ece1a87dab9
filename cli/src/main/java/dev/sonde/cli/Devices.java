package dev.sonde.cli;

import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.RecordingFolder;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.OverlayStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The devices that some files hold, ready to be served; closing it closes the databases among
/// them.
final class Devices implements AutoCloseable {

    private static final String DATABASE = ".mv.db";

    /// One device.
    ///
    /// @param name what it is asked by.
    /// @param store what it answers.
    /// @param remark what there is to say of it, with blanks before it.
    record Device(String name, OidStore store, String remark) {}

    private final List<Device> devices = new ArrayList<>();
    private final List<DeviceDatabase> databases = new ArrayList<>();
    private final Consumer<String> complaints;

    private Devices(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    /// Reads everything at `paths`. What is wrong in a recording goes to `complaints`, a line each,
    /// and the rest of it is served.
    ///
    /// @throws IOException if a path cannot be read or holds no device.
    static Devices read(List<Path> paths, Consumer<String> complaints) throws IOException {
        Devices devices = new Devices(complaints);
        try {
            for (Path path : paths) {
                devices.add(path);
            }
            return devices;
        } catch (IOException | RuntimeException e) {
            devices.close();
            throw e;
        }
    }

    private void add(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no file or folder " + path);
        }
        if (Files.isDirectory(path)) {
            addFolder(path);
        } else if (path.toString().endsWith(DATABASE)) {
            addDatabase(path);
        } else if (RecordingFolder.isRecording(path)) {
            add(RecordingFolder.deviceName(path.getFileName()), SnmprecFormat.read(path));
        } else {
            throw new IOException(
                    path
                            + " is neither a folder nor a recording (.snmprec) nor a database"
                            + " (.mv.db)");
        }
    }

    private void addFolder(Path folder) throws IOException {
        var readings = RecordingFolder.read(folder);
        if (readings.isEmpty()) {
            throw new IOException("there is no recording (.snmprec) in the folder " + folder);
        }
        readings.forEach(this::add);
    }

    private void add(String name, Reading reading) {
        reading.problems().forEach(problem -> complaints.accept(problem.toString()));
        reading.notes().forEach(note -> complaints.accept(note.toString()));
        devices.add(
                new Device(
                        name,
                        new OverlayStore(reading.recording()),
                        "   # %,d objects".formatted(reading.recording().size())));
    }

    private void addDatabase(Path file) throws IOException {
        DeviceDatabase database = DeviceDatabase.open(file);
        databases.add(database);
        List<String> names = database.devices();
        if (names.isEmpty()) {
            throw new IOException("there is no device in the database " + file);
        }
        for (String name : names) {
            devices.add(new Device(name, database.store(name), "   # from " + file.getFileName()));
        }
    }

    List<Device> all() {
        return devices;
    }

    @Override
    public void close() throws IOException {
        for (DeviceDatabase database : databases) {
            database.close();
        }
    }
}

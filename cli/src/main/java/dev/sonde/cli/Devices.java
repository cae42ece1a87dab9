package dev.sonde.cli;

import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.RecordingFile;
import dev.sonde.simulator.recording.RecordingFolder;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.OidStore;
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

    /// A folder of that many octets is read in the twinkling of an eye.
    private static final long READ_AT_ONCE = 8L << 20;

    /// One device.
    ///
    /// @param name what it is asked by.
    /// @param store what it answers.
    /// @param remark what there is to say of it, with blanks before it.
    record Device(String name, OidStore store, String remark) {}

    private final List<Device> devices = new ArrayList<>();
    private final List<DeviceDatabase> databases = new ArrayList<>();
    private final boolean strict;
    private final Consumer<String> complaints;

    private Devices(boolean strict, Consumer<String> complaints) {
        this.strict = strict;
        this.complaints = complaints;
    }

    /// Reads what is at `paths`. What is wrong in a recording goes to `complaints`, a line each,
    /// and the rest of it is served. A big folder's recordings are read when they are first asked
    /// for, by whatever thread asks.
    ///
    /// @param strict whether all is read now, and any problem refused.
    /// @throws IOException if a path cannot be read or holds no device.
    static Devices read(List<Path> paths, boolean strict, Consumer<String> complaints)
            throws IOException {
        Devices devices = new Devices(strict, complaints);
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
        Recordings.requireThere(path);
        if (path.toString().endsWith(DATABASE)) {
            addDatabase(path);
        } else if (Files.isDirectory(path)) {
            addFolder(path);
        } else if (RecordingFile.of(path).isEmpty()) {
            throw new IOException(
                    "%s is neither a folder nor a recording (%s) nor a database (%s)"
                            .formatted(path, RecordingFile.extensions(), DATABASE));
        } else {
            for (var entry : Recordings.files(path).entrySet()) {
                add(entry.getKey(), entry.getValue().read());
            }
        }
    }

    private void addFolder(Path folder) throws IOException {
        var files = Recordings.files(folder);
        long size = 0;
        for (RecordingFile file : files.values()) {
            size += Files.size(file.path());
        }
        if (strict || size <= READ_AT_ONCE) {
            for (var entry : RecordingFolder.read(folder).entrySet()) {
                add(entry.getKey(), entry.getValue());
            }
        } else {
            RecordingFolder.open(files, this::complain)
                    .forEach((name, recording) -> add(name, recording, "   # " + recording.file()));
        }
    }

    private void add(String name, Reading reading) throws IOException {
        Recording recording = (strict ? reading.orRefuse() : reading).recording();
        complain(reading);
        add(name, recording, "   # %,d objects".formatted(recording.size()));
    }

    private void add(String name, OidStore recording, String remark) {
        devices.add(new Device(name, recording, remark));
    }

    private void complain(Reading reading) {
        reading.problems().forEach(problem -> complaints.accept(problem.toString()));
        reading.notes().forEach(note -> complaints.accept(note.toString()));
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

package dev.sonde.cli.device;

import dev.sonde.client.Oid;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.DatabaseStore;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A snapshot in a database.
///
/// @param device null for the only one that there is.
/// @param number 0 for the one that was completed last.
public record SnapshotSource(Path file, @Nullable String device, int number)
        implements DeviceSource {

    @Override
    public List<DeviceSource> each() throws IOException {
        if (device != null) {
            return List.of(this);
        }
        try (DeviceDatabase database = DeviceDatabase.open(file)) {
            return database.devices().stream()
                    .<DeviceSource>map(name -> new SnapshotSource(file, name, number))
                    .toList();
        }
    }

    @Override
    public OpenedDevice open(Consumer<String> complaints, Oid root) throws IOException {
        DeviceDatabase database = DeviceDatabase.open(file);
        try {
            String opened = device == null ? onlyOne(database) : device;
            DatabaseStore store = store(database, opened);
            Reading reading = DatabaseDevice.of(store).reading();
            reading.problems().forEach(problem -> complaints.accept(problem.toString()));
            Recording read = reading.recording();
            return new OpenedDevice(
                    read, read::isWritable, read.errors(), store.remarks(), null, database::close);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private String onlyOne(DeviceDatabase database) throws IOException {
        List<String> devices = database.devices();
        if (devices.size() != 1) {
            throw new IOException(
                    "%s holds the devices %s: say which, as in %s#%s"
                            .formatted(
                                    file,
                                    devices,
                                    file.getFileName(),
                                    devices.isEmpty() ? "DEVICE" : devices.getFirst()));
        }
        return devices.getFirst();
    }

    private DatabaseStore store(DeviceDatabase database, String opened) throws IOException {
        try {
            return number == 0 ? database.store(opened) : database.store(opened, number);
        } catch (NoSuchElementException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}

package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.OidStore;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class RowsInADatabaseContractTest extends RowStatusContract {

    @TempDir Path folder;
    private @Nullable DeviceDatabase database;

    @Override
    OidStore store(Recording device) throws IOException {
        DeviceDatabase opened = DeviceDatabase.openOrCreate(folder.resolve("devices.mv.db"));
        database = opened;
        opened.write("device", device, device::isWritable);
        return opened.store("device");
    }

    @AfterEach
    void close() throws IOException {
        if (database != null) {
            database.close();
        }
    }
}

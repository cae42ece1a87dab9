package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class DeviceDatabaseContractTest extends OidStoreContract {

    @TempDir Path folder;
    private DeviceDatabase database;

    @BeforeEach
    void open() throws IOException {
        database = DeviceDatabase.openOrCreate(folder.resolve("devices.mv.db"));
    }

    @AfterEach
    void close() throws IOException {
        database.close();
    }

    @Override
    OidStore store(List<VarBind> objects, Predicate<Oid> writable) throws IOException {
        database.write("device", objects, writable);
        return database.store("device");
    }
}

package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A device in a database: the snapshot that was completed last, or a certain one. A SET is one
/// transaction, on disk before it is acknowledged.
///
/// Records of variation modules have their value at time zero here, as in a recording; what they do
/// takes a [store of its own][dev.sonde.simulator.recording.DatabaseDevice].
public final class DatabaseStore implements OidStore {

    private final DeviceDatabase database;

    /// The snapshot that is served, for all stores of the device the same.
    private final AtomicReference<Pages> served;

    DatabaseStore(DeviceDatabase database, AtomicReference<Pages> served) {
        this.database = database;
        this.served = served;
    }

    /// The file of the database.
    public Path file() {
        return database.path();
    }

    /// The number of the snapshot that it gives at present, in the table `snapshot`.
    public int snapshot() {
        return served.get().snapshot();
    }

    /// Tag and settings of the records that variation modules serve, by OID, as they were written:
    /// `65:numeric|rate=5`. They may hold secrets.
    public NavigableMap<Oid, String> variations() throws IOException {
        int snapshot = snapshot();
        return database.read(connection -> connection.variations(snapshot));
    }

    /// What the snapshot that it gives at present says about itself, a line each.
    public List<String> remarks() throws IOException {
        int snapshot = snapshot();
        return database.read(connection -> connection.remark(snapshot)).lines().toList();
    }

    /// Gives all objects in order, explicit holes among them, a batch after the other.
    public void forEach(Consumer<List<VarBind>> batches) throws IOException {
        served.get().forEach(batches);
    }

    @Override
    public @Nullable Value get(Oid oid) {
        try {
            return served.get().get(oid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        try {
            return served.get().next(oid, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isWritable(Oid oid) {
        try {
            StoredObject object = served.get().object(oid);
            return object != null && object.isWritable();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void set(List<VarBind> varBinds) {
        NavigableMap<Oid, StoredObject> objects = new TreeMap<>();
        varBinds.forEach(varBind -> objects.put(varBind.oid(), StoredObject.of(varBind, false)));
        try {
            database.write(connection -> {
                connection.set(served.get(), objects);
                return true;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A SET waits for the disk.
    @Override
    public Waiting waiting() {
        return Waiting.TO_SET;
    }
}

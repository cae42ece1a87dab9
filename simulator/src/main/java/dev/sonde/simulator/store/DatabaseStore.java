package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A device in a database. A SET is one transaction, on disk before it is acknowledged.
final class DatabaseStore implements OidStore {

    private final DeviceDatabase database;

    /// The snapshot that is served, for all stores of the device the same.
    private final AtomicInteger snapshot;

    DatabaseStore(DeviceDatabase database, AtomicInteger snapshot) {
        this.database = database;
        this.snapshot = snapshot;
    }

    @Override
    public @Nullable Value get(Oid oid) {
        return read(connection -> connection.get(snapshot.get(), oid));
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        return read(connection -> connection.next(snapshot.get(), oid, limit));
    }

    @Override
    public boolean isWritable(Oid oid) {
        return read(connection -> connection.isWritable(snapshot.get(), oid));
    }

    @Override
    public void set(List<VarBind> varBinds) {
        try {
            database.write(connection -> {
                connection.set(snapshot.get(), varBinds);
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

    private <R extends @Nullable Object> R read(Pool.Use<ReadConnection, R> use) {
        try {
            return database.read(use);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

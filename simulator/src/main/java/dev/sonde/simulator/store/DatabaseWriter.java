package dev.sonde.simulator.store;

import dev.sonde.client.VarBind;
import java.io.IOException;
import java.util.List;

/// Writes one snapshot of a device, a transaction for each batch.
final class DatabaseWriter implements StoreWriter {

    private final DeviceDatabase database;
    private final String device;
    private final int snapshot;
    private boolean ended;

    DatabaseWriter(DeviceDatabase database, String device, int snapshot) {
        this.database = database;
        this.device = device;
        this.snapshot = snapshot;
    }

    @Override
    public void write(List<VarBind> batch) throws IOException {
        requireOpen();
        database.put(snapshot, batch, oid -> false);
    }

    @Override
    public void complete() throws IOException {
        requireOpen();
        ended = true;
        database.complete(device, snapshot);
    }

    private void requireOpen() throws IOException {
        if (ended) {
            throw new IOException("the snapshot of '" + device + "' is ended");
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}

package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Writes one snapshot of a device, a transaction for each batch. Objects may come in any order,
/// and again: then the later value counts. Not thread-safe.
public final class SnapshotWriter implements StoreWriter {

    private static final int PAGE = 1000;

    private final DeviceDatabase database;
    private final String device;
    private final int snapshot;
    private final String state;
    private boolean ended;

    SnapshotWriter(DeviceDatabase database, String device, int snapshot, String state) {
        this.database = database;
        this.device = device;
        this.snapshot = snapshot;
        this.state = state;
    }

    /// What the one who began this snapshot has left to be known to who goes on with it; empty for
    /// a new snapshot.
    public String state() {
        return state;
    }

    @Override
    public void write(List<VarBind> batch) throws IOException {
        requireOpen();
        database.put(snapshot, batch, oid -> false, null);
    }

    /// Writes one batch and, in the same transaction, what is to be known to who goes on.
    public void write(List<VarBind> batch, String state) throws IOException {
        requireOpen();
        database.put(snapshot, batch, oid -> false, state);
    }

    /// Gives the OIDs written so far that lie below `root`, holes aside.
    public void forEach(Oid root, Consumer<Oid> action) throws IOException {
        Oid last = root;
        while (true) {
            Oid after = last;
            List<VarBind> page =
                    database.read(connection -> connection.next(snapshot, after, PAGE));
            for (VarBind varBind : page) {
                if (!root.isPrefixOf(varBind.oid())) {
                    return;
                }
                action.accept(varBind.oid());
            }
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast().oid();
        }
    }

    /// How many objects are written, holes included.
    public long objects() throws IOException {
        return database.read(connection -> connection.objects(snapshot));
    }

    @Override
    public void complete() throws IOException {
        complete(List.of());
    }

    /// As [#complete()], and adds to what the snapshot says about itself.
    public void complete(List<String> remarks) throws IOException {
        requireOpen();
        ended = true;
        database.complete(device, snapshot, String.join("\n", remarks));
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

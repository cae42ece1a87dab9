package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes one snapshot of a device, a transaction for each batch. Objects may come in any order,
/// and again: then the later value counts. The snapshot begins with the first batch. Not
/// thread-safe.
public final class SnapshotWriter implements StoreWriter {

    private static final int RUN = 1000;

    private final DeviceDatabase database;
    private final String device;
    private final List<String> remarks;
    private final String state;
    private @Nullable Pages pages;
    private boolean ended;

    /// @param pages the snapshot that is gone on with; null for a new one.
    SnapshotWriter(
            DeviceDatabase database,
            String device,
            List<String> remarks,
            @Nullable Pages pages,
            String state) {
        this.database = database;
        this.device = device;
        this.remarks = remarks;
        this.pages = pages;
        this.state = state;
    }

    /// What the one who began this snapshot has left to be known to who goes on with it; empty for
    /// a new snapshot.
    public String state() {
        return state;
    }

    @Override
    public void write(List<VarBind> batch) throws IOException {
        database.put(begun(), stored(batch), null);
    }

    /// Writes one batch and, in the same transaction, what is to be known to who goes on.
    public void write(List<VarBind> batch, String state) throws IOException {
        database.put(begun(), stored(batch), state);
    }

    private static NavigableMap<Oid, StoredObject> stored(List<VarBind> batch) {
        NavigableMap<Oid, StoredObject> objects = new TreeMap<>();
        batch.forEach(varBind -> objects.put(varBind.oid(), StoredObject.of(varBind, false)));
        return objects;
    }

    /// The snapshot, which begins when it is needed, so that none is begun for nothing.
    private Pages begun() throws IOException {
        if (ended) {
            throw new IOException("the snapshot of '" + device + "' is ended");
        }
        Pages begun = pages;
        if (begun == null) {
            begun = database.begin(device, remarks);
            pages = begun;
        }
        return begun;
    }

    /// Gives the OIDs written so far that lie below `root`, holes aside.
    public void forEach(Oid root, Consumer<Oid> action) throws IOException {
        Pages written = pages;
        Oid last = root;
        List<VarBind> run = written == null ? List.of() : written.next(last, RUN);
        while (written != null && !run.isEmpty()) {
            for (VarBind varBind : run) {
                if (!root.isPrefixOf(varBind.oid())) {
                    return;
                }
                action.accept(varBind.oid());
            }
            last = run.getLast().oid();
            run = written.next(last, RUN);
        }
    }

    /// How many objects are written, holes included.
    public long objects() throws IOException {
        return pages == null ? 0 : pages.objects();
    }

    @Override
    public void complete() throws IOException {
        complete(List.of());
    }

    /// As [#complete()], and adds to what the snapshot says about itself.
    public void complete(List<String> remarks) throws IOException {
        Pages whole = begun();
        ended = true;
        database.complete(device, whole, String.join("\n", remarks));
    }

    @Override
    public void close() {
        ended = true;
    }
}

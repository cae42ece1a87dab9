package dev.sonde.simulator.store;

import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes one snapshot of a device, a transaction for each batch. Objects may come in any order,
/// and again: then the later value counts. The snapshot begins with the first batch. Not
/// thread-safe.
public final class SnapshotWriter implements StoreWriter {

    private static final int RUN = 1000;
    private static final int MOST_CHANGES = 5000;

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
        Instant now = Instant.now();
        NavigableMap<Oid, StoredObject> objects = new SnapshotBatch(List.of(), batch, now).stored();
        database.put(begun(), List.of(), objects, now, null);
    }

    /// Writes one batch and, in the same transaction, what is to be known to who goes on.
    public void write(SnapshotBatch batch, String state) throws IOException {
        database.put(begun(), batch.retracted(), batch.stored(), batch.seen(), state);
    }

    /// Has variation modules serve these OIDs, at which there is no object.
    ///
    /// @param variations tag and settings of each, as a recording has them: `5:error|status=18`.
    public void vary(SortedMap<Oid, String> variations) throws IOException {
        NavigableMap<Oid, StoredObject> records = new TreeMap<>();
        variations.forEach((oid, record) ->
                records.put(oid, new StoredObject(oid, Missing.NO_SUCH_INSTANCE, false, record)));
        database.put(begun(), List.of(), records, null, null);
    }

    /// Has variation modules serve what has moved since an earlier snapshot, a transaction for some
    /// thousand objects; their values stay.
    ///
    /// @param earlier the [number][#snapshot()] of that.
    public void vary(int earlier, Movement movement) throws IOException {
        Pages before = database.pages(earlier);
        Pages after = begun();
        NavigableMap<Oid, StoredObject> changed = new TreeMap<>();
        Oid at = Oid.of("");
        for (Page page = after.pageBehind(at); page != null; page = after.pageBehind(at)) {
            at = page.last();
            for (StoredObject object : page.objects()) {
                StoredObject varied = varied(object, page, before, movement);
                if (varied != null) {
                    changed.put(object.oid(), varied);
                }
            }
            if (changed.size() >= MOST_CHANGES) {
                database.put(after, List.of(), changed, null, null);
                changed.clear();
            }
        }
        database.put(after, List.of(), changed, null, null);
    }

    private static @Nullable StoredObject varied(
            StoredObject object, Page page, Pages before, Movement movement) throws IOException {
        Page old = object.isPresent() ? before.page(object.oid()) : null;
        StoredObject was = old == null ? null : old.get(object.oid());
        if (old == null || was == null || !was.isPresent()) {
            return null;
        }
        String variation =
                movement.variation(
                        was.varBind(), object.varBind(), Duration.between(old.seen(), page.seen()));
        return variation == null
                ? null
                : new StoredObject(object.oid(), object.value(), object.isWritable(), variation);
    }

    /// The number of the snapshot, in the table `snapshot`; it is begun if it was not.
    public int snapshot() throws IOException {
        return begun().snapshot();
    }

    /// Whether there is an object of `oid`, holes aside.
    public boolean holds(Oid oid) throws IOException {
        StoredObject object = pages == null ? null : pages.object(oid);
        return object != null && object.isPresent();
    }

    /// The OID that follows `oid`, holes aside; null at the end.
    public @Nullable Oid next(Oid oid) throws IOException {
        List<VarBind> following = pages == null ? List.of() : pages.next(oid, 1);
        return following.isEmpty() ? null : following.getFirst().oid();
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

package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Devices in a file of H2 (`NAME.mv.db`): for data too big or too precious for memory. Each device
/// has snapshots, of which the latest complete one is served, or, if there is none, the latest.
///
/// Safe from any number of threads at once. What was set or written is on disk when the call
/// returns. One process has the file at a time. Open only files you trust: H2 keeps code in them,
/// too.
///
/// The tables are `device`, `snapshot` and `page`, with a view `varbind` of the objects in the
/// pages; user `sa`, no password:
///
/// ```sql
/// select v.oid, v.type, v.text from varbind v
/// join snapshot s on s.id = v.snapshot join device d on d.id = s.device
/// where d.name = 'core' and v.oid like '1.3.6.1.2.1.1.%' order by s.id, v.page, v.position
/// ```
public final class DeviceDatabase implements AutoCloseable {

    private static final int BATCH = 5000;

    private final DatabaseFile file;
    private final Pool<ReadConnection> reading;
    private final WriterThread writing;
    private final PageCache cache = new PageCache();
    private final Map<Integer, Pages> snapshots = new ConcurrentHashMap<>();
    private final Map<String, AtomicReference<Pages>> served = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private DeviceDatabase(DatabaseFile file, Pool.Use<Connection, WriteConnection> first) {
        int readers = 2 * Runtime.getRuntime().availableProcessors();
        this.file = file;
        this.reading = new Pool<>(readers, () -> file.connect(ReadConnection::new));
        this.writing = new WriterThread(() -> file.connect(first));
    }

    /// Opens a database that exists.
    ///
    /// @throws IOException if it does not, or is in use, or is something else; the message is for
    ///   people.
    public static DeviceDatabase open(Path file) throws IOException {
        DatabaseFile databaseFile = new DatabaseFile(file);
        databaseFile.requireDatabase();
        return new DeviceDatabase(
                        databaseFile,
                        connection -> {
                            Schema.require(connection);
                            return new WriteConnection(connection);
                        })
                .opened();
    }

    /// Opens a database; if there is none, it is created when something is first written.
    ///
    /// @throws IOException if it is in use, or is something else; the message is for people.
    public static DeviceDatabase openOrCreate(Path file) throws IOException {
        DatabaseFile databaseFile = new DatabaseFile(file);
        boolean isThere = databaseFile.requireDatabaseOrNone();
        DeviceDatabase database =
                new DeviceDatabase(
                        databaseFile,
                        connection -> {
                            Schema.create(connection);
                            return new WriteConnection(connection);
                        });
        return isThere ? database.opened() : database;
    }

    private DeviceDatabase opened() throws IOException {
        try {
            writing.open();
            return this;
        } catch (SQLException e) {
            throw file.fault("open", e);
        }
    }

    /// The names of the devices, in order.
    public List<String> devices() throws IOException {
        return writing.isOpen() ? read(ReadConnection::devices) : List.of();
    }

    /// The data of `device`. When a newer snapshot of it is completed here, that is what the store
    /// gives from then on.
    ///
    /// @throws NoSuchElementException if there is no such device.
    public DatabaseStore store(String device) throws IOException {
        AtomicReference<Pages> pages = served.get(device);
        if (pages == null) {
            Integer latest = latest(device);
            if (latest == null) {
                throw new NoSuchElementException(
                        "there is no device '%s' in %s, only %s"
                                .formatted(device, file, devices()));
            }
            pages = served.computeIfAbsent(device, _ -> new AtomicReference<>(pages(latest)));
        }
        return new DatabaseStore(this, pages);
    }

    private @Nullable Integer latest(String device) throws IOException {
        return writing.isOpen() ? read(connection -> connection.snapshot(device)) : null;
    }

    /// The snapshot of that number, one for all who read and write it.
    Pages pages(int snapshot) {
        return snapshots.computeIfAbsent(snapshot, id -> new Pages(this, id, cache));
    }

    /// All objects of `device` in order, explicit holes among them, a batch after the other.
    ///
    /// @throws NoSuchElementException if there is no such device.
    public void read(String device, Consumer<List<VarBind>> batches) throws IOException {
        Integer snapshot = latest(device);
        if (snapshot == null) {
            throw new NoSuchElementException("there is no device '" + device + "' in " + file);
        }
        pages(snapshot).forEach(batches);
    }

    /// The data of one snapshot of `device`, complete or not, whatever is completed later.
    ///
    /// @param number which one: 1 is the oldest, 2 the next; -1 is the newest, -2 the one before.
    /// @throws NoSuchElementException if there is no such snapshot.
    public DatabaseStore store(String device, int number) throws IOException {
        Integer snapshot =
                writing.isOpen() ? read(connection -> connection.snapshot(device, number)) : null;
        if (snapshot == null) {
            throw new NoSuchElementException(
                    "there is no snapshot %d of '%s' in %s".formatted(number, device, file));
        }
        return new DatabaseStore(this, new AtomicReference<>(pages(snapshot)));
    }

    /// A writer of a new snapshot of `device`, which begins with the first batch. What it has
    /// written is kept even if it is never complete.
    ///
    /// @param remarks what the snapshot says about itself.
    public SnapshotWriter writer(String device, List<String> remarks) {
        return new SnapshotWriter(this, device, remarks, null, "");
    }

    /// A writer that goes on with the snapshot of `device` that was begun last, or null if that one
    /// is complete or there is none.
    public @Nullable SnapshotWriter unfinished(String device) throws IOException {
        return writing.isOpen() ? read(connection -> connection.unfinished(device, this)) : null;
    }

    /// Deletes the snapshots of `device` but the `keep` that were completed last; of those that are
    /// not complete, the one that was begun last stays, if nothing was completed since.
    ///
    /// @return how many were deleted.
    public int prune(String device, int keep) throws IOException {
        if (!writing.isOpen()) {
            return 0;
        }
        List<Integer> deleted = write(connection -> connection.prune(device, keep));
        for (int id : deleted) {
            Pages pages = snapshots.remove(id);
            if (pages != null) {
                pages.empty();
            }
        }
        return deleted.size();
    }

    /// Writes a complete snapshot of `device`. Should that fail, the snapshot stays incomplete.
    ///
    /// ```java
    /// database.write("core", recording, recording::isWritable);
    /// ```
    public void write(String device, Iterable<VarBind> objects, Predicate<Oid> writable)
            throws IOException {
        write(device, objects, writable, Collections.emptySortedMap(), List.of());
    }

    /// As [#write(String, Iterable, Predicate)], with the records of variation modules.
    ///
    /// @param variations tag and settings of each, as a recording has them: `65:numeric|rate=5`.
    ///   Where there is no object of its OID, a module serves the subtree.
    /// @param remarks what the snapshot says about itself.
    public void write(
            String device,
            Iterable<VarBind> objects,
            Predicate<Oid> writable,
            SortedMap<Oid, String> variations,
            List<String> remarks)
            throws IOException {
        Pages pages = begin(device, List.of());
        NavigableMap<Oid, String> alone = new TreeMap<>(variations);
        NavigableMap<Oid, StoredObject> batch = new TreeMap<>();
        for (VarBind object : objects) {
            Oid oid = object.oid();
            String variation = variations.get(oid);
            batch.put(oid, new StoredObject(oid, object.value(), writable.test(oid), variation));
            alone.remove(oid);
            if (batch.size() == BATCH) {
                put(pages, List.of(), batch, Instant.now(), null);
                batch.clear();
            }
        }
        alone.forEach((oid, record) -> batch.put(oid, new StoredObject(oid, null, false, record)));
        put(pages, List.of(), batch, Instant.now(), null);
        complete(device, pages, String.join("\n", remarks));
    }

    Path path() {
        return file.path();
    }

    Pages begin(String device, List<String> remarks) throws IOException {
        String remark = String.join("\n", remarks);
        Pages begun = pages(write(connection -> connection.begin(device, remark)));
        begun.empty();
        return begun;
    }

    /// @param retracted subtrees that are taken away before.
    /// @param seen when the objects were read, about; null if they were when the others of their
    ///   pages were.
    /// @param state what is to be known to who goes on with the snapshot; null if that stays.
    void put(
            Pages pages,
            List<Oid> retracted,
            NavigableMap<Oid, StoredObject> batch,
            @Nullable Instant seen,
            @Nullable String state)
            throws IOException {
        write(connection -> {
            connection.put(pages, retracted, batch, seen);
            if (state != null) {
                connection.state(pages.snapshot(), state);
            }
            return batch.size();
        });
    }

    /// Declares a snapshot complete, and what stores of `device` give.
    void complete(String device, Pages pages, String remark) throws IOException {
        write(connection -> {
            connection.complete(pages.snapshot(), remark);
            return true;
        });
        served.computeIfPresent(
                device,
                (_, current) -> {
                    current.set(pages);
                    return current;
                });
    }

    /// @throws IllegalStateException if the database is closed.
    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the database is closed");
        }
    }

    /// What a snapshot of `device` says about itself, a line each.
    ///
    /// @param number which one, as for [#store(String, int)]; 0 for the one that is served.
    /// @throws NoSuchElementException if there is no such snapshot.
    public List<String> remarks(String device, int number) throws IOException {
        Integer snapshot =
                read(connection ->
                        number == 0
                                ? connection.snapshot(device)
                                : connection.snapshot(device, number));
        if (snapshot == null) {
            throw new NoSuchElementException(
                    "there is no snapshot %d of '%s' in %s".formatted(number, device, file));
        }
        return read(connection -> connection.remark(snapshot)).lines().toList();
    }

    <R extends @Nullable Object> R read(Pool.Use<ReadConnection, R> use) throws IOException {
        try {
            return reading.use(use);
        } catch (SQLException e) {
            throw file.fault("read", e);
        }
    }

    /// Does this in one transaction, which is on disk when this returns.
    <R> R write(Pool.Use<WriteConnection, R> use) throws IOException {
        try {
            return writing.write(use);
        } catch (SQLException e) {
            throw file.fault("write", e);
        }
    }

    /// Closes the file; its stores and writers cannot be used any more.
    @Override
    public void close() throws IOException {
        closed = true;
        try {
            reading.close();
            writing.close();
        } catch (SQLException e) {
            throw file.fault("close", e);
        }
    }
}

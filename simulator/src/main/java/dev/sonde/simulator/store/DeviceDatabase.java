package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Devices in a file of H2 (`NAME.mv.db`): for data too big or too precious for memory. Each device
/// has snapshots, of which the latest complete one is served, or, if there is none, the latest.
///
/// Safe from any number of threads at once. What was set or written is on disk when the call
/// returns. One process has the file at a time. Open only files you trust: H2 keeps code in them,
/// too.
///
/// The tables are `device`, `snapshot` and `varbind`; user `sa`, no password:
///
/// ```sql
/// select v.name, v.type, v.text from varbind v
/// join snapshot s on s.id = v.snapshot join device d on d.id = s.device
/// where d.name = 'core' and v.name like '1.3.6.1.2.1.1.%' order by s.id, v.oid
/// ```
public final class DeviceDatabase implements AutoCloseable {

    private static final int BATCH = 1000;

    private final DatabaseFile file;
    private final Pool<ReadConnection> reading;
    private final WriterThread writing;
    private final Map<String, AtomicInteger> served = new ConcurrentHashMap<>();

    private DeviceDatabase(DatabaseFile file, Pool.Use<Connection, WriteConnection> first)
            throws IOException {
        int readers = 2 * Runtime.getRuntime().availableProcessors();
        this.file = file;
        this.reading = new Pool<>(readers, () -> file.connect(ReadConnection::new));
        try {
            this.writing = new WriterThread(() -> file.connect(first));
        } catch (SQLException e) {
            throw file.fault("open", e);
        }
    }

    /// Opens a database that exists.
    ///
    /// @throws IOException if it does not, or is in use, or is something else; the message is for
    ///   people.
    public static DeviceDatabase open(Path file) throws IOException {
        DatabaseFile databaseFile = new DatabaseFile(file);
        databaseFile.requireDatabase();
        return new DeviceDatabase(databaseFile, WriteConnection::new);
    }

    /// Opens a database, which is created if there is none.
    ///
    /// @throws IOException if it is in use, or is something else; the message is for people.
    public static DeviceDatabase openOrCreate(Path file) throws IOException {
        DatabaseFile databaseFile = new DatabaseFile(file);
        databaseFile.requireDatabaseOrNone();
        return new DeviceDatabase(
                databaseFile,
                connection -> {
                    Schema.create(connection);
                    return new WriteConnection(connection);
                });
    }

    /// The names of the devices, in order.
    public List<String> devices() throws IOException {
        return read(ReadConnection::devices);
    }

    /// The data of `device`. When a newer snapshot of it is completed here, that is what the store
    /// gives from then on.
    ///
    /// @throws NoSuchElementException if there is no such device.
    public OidStore store(String device) throws IOException {
        AtomicInteger snapshot = served.get(device);
        if (snapshot == null) {
            Integer latest = read(connection -> connection.snapshot(device));
            if (latest == null) {
                throw new NoSuchElementException(
                        "there is no device '%s' in %s, only %s"
                                .formatted(device, file, devices()));
            }
            snapshot = served.computeIfAbsent(device, name -> new AtomicInteger(latest));
        }
        return new DatabaseStore(this, snapshot);
    }

    /// All objects of `device` in order, explicit holes among them, a batch after the other.
    ///
    /// @throws NoSuchElementException if there is no such device.
    public void read(String device, Consumer<List<VarBind>> batches) throws IOException {
        Integer snapshot = read(connection -> connection.snapshot(device));
        if (snapshot == null) {
            throw new NoSuchElementException("there is no device '" + device + "' in " + file);
        }
        Oid last = Oid.of("");
        List<VarBind> batch;
        do {
            Oid after = last;
            batch = read(connection -> connection.all(snapshot, after, BATCH));
            if (!batch.isEmpty()) {
                batches.accept(batch);
                last = batch.getLast().oid();
            }
        } while (!batch.isEmpty());
    }

    /// The data of one snapshot of `device`, complete or not, whatever is completed later.
    ///
    /// @param number which one: 1 is the oldest, 2 the next; -1 is the newest, -2 the one before.
    /// @throws NoSuchElementException if there is no such snapshot.
    public OidStore store(String device, int number) throws IOException {
        Integer snapshot = read(connection -> connection.snapshot(device, number));
        if (snapshot == null) {
            throw new NoSuchElementException(
                    "there is no snapshot %d of '%s' in %s".formatted(number, device, file));
        }
        return new DatabaseStore(this, new AtomicInteger(snapshot));
    }

    /// A writer of a new snapshot of `device`. What it has written is kept even if it is never
    /// complete.
    ///
    /// @param remarks what the snapshot says about itself.
    public SnapshotWriter writer(String device, List<String> remarks) throws IOException {
        return new SnapshotWriter(this, device, begin(device, remarks), "");
    }

    /// A writer that goes on with the snapshot of `device` that was begun last, or null if that one
    /// is complete or there is none.
    public @Nullable SnapshotWriter unfinished(String device) throws IOException {
        return read(connection -> connection.unfinished(device, this));
    }

    /// Deletes the snapshots of `device` but the `keep` that were completed last; of those that are
    /// not complete, the one that was begun last stays, if nothing was completed since.
    ///
    /// @return how many were deleted.
    public int prune(String device, int keep) throws IOException {
        return write(connection -> connection.prune(device, keep));
    }

    /// Writes a complete snapshot of `device`. Should that fail, the snapshot stays incomplete.
    ///
    /// ```java
    /// database.write("core", recording, recording::isWritable);
    /// ```
    public void write(String device, Iterable<VarBind> objects, Predicate<Oid> writable)
            throws IOException {
        int snapshot = begin(device, List.of());
        List<VarBind> batch = new ArrayList<>(BATCH);
        for (VarBind object : objects) {
            batch.add(object);
            if (batch.size() == BATCH) {
                put(snapshot, batch, writable, null);
                batch.clear();
            }
        }
        put(snapshot, batch, writable, null);
        complete(device, snapshot, "");
    }

    private int begin(String device, List<String> remarks) throws IOException {
        String remark = String.join("\n", remarks);
        return write(connection -> connection.begin(device, remark));
    }

    /// @param state what is to be known to who goes on with the snapshot; null if that stays.
    void put(int snapshot, List<VarBind> batch, Predicate<Oid> writable, @Nullable String state)
            throws IOException {
        Set<Oid> writables =
                batch.stream().map(VarBind::oid).filter(writable).collect(Collectors.toSet());
        write(connection -> {
            connection.put(snapshot, batch, writables);
            if (state != null) {
                connection.state(snapshot, state);
            }
            return batch.size();
        });
    }

    /// Declares `snapshot` complete, and what stores of `device` give.
    void complete(String device, int snapshot, String remark) throws IOException {
        write(connection -> {
            connection.complete(snapshot, remark);
            return snapshot;
        });
        served.computeIfPresent(
                device,
                (name, current) -> {
                    current.set(snapshot);
                    return current;
                });
    }

    /// Adds to what the snapshot of `device` that is served says about itself.
    ///
    /// @throws NoSuchElementException if there is no such device.
    public void remark(String device, List<String> remarks) throws IOException {
        Integer snapshot = read(connection -> connection.snapshot(device));
        if (snapshot == null) {
            throw new NoSuchElementException("there is no device '" + device + "' in " + file);
        }
        write(connection -> connection.remark(snapshot, String.join("\n", remarks)));
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
        try {
            reading.close();
            writing.close();
        } catch (SQLException e) {
            throw file.fault("close", e);
        }
    }
}

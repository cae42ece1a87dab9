package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.SnapshotBatch;
import dev.sonde.simulator.store.SnapshotWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A mirror on its way into a database, as a snapshot that is not complete yet. What is still to be
/// read stands in its row, changed in the transaction of each batch. While one batch is written,
/// the next is collected; a snapshot is begun with the first.
public final class SnapshotArchive implements Archive {

    private static final int OBJECTS_UNTIL_WRITTEN = 10_000;
    private static final int MOST_WAITING = 20_000;
    private static final long NANOS_UNTIL_WRITTEN = TimeUnit.SECONDS.toNanos(1);

    private final DeviceDatabase database;
    private final String device;
    private final SnapshotState state;
    private SnapshotWriter writer;
    private List<Span> unread;
    private boolean isNew;
    private List<Oid> retracting = new ArrayList<>();
    private List<VarBind> waiting = new ArrayList<>();
    private long waitingSince = System.nanoTime();

    /// When the first of what is waiting was read.
    private Instant seen = Instant.now();

    /// The batch that was begun to be written last; null before the first.
    private @Nullable FutureTask<Boolean> writing;

    private SnapshotArchive(
            DeviceDatabase database, String device, SnapshotWriter writer, String about)
            throws IOException {
        this.database = database;
        this.device = device;
        this.writer = writer;
        this.state = SnapshotState.of(writer.state(), about);
        this.unread = state.unread();
        this.isNew = unread.isEmpty() && writer.objects() == 0;
    }

    /// Begins a snapshot of `device`.
    public static SnapshotArchive create(DeviceDatabase database, String device, String about)
            throws IOException {
        return new SnapshotArchive(database, device, database.writer(device, List.of()), about);
    }

    /// Goes on with the snapshot of `device` that was begun last, or begins one if that is
    /// complete.
    ///
    /// @throws IOException if it is one of something else, too; the message is for people.
    public static SnapshotArchive resume(DeviceDatabase database, String device, String about)
            throws IOException {
        @Nullable SnapshotWriter unfinished = database.unfinished(device);
        return unfinished == null
                ? create(database, device, about)
                : new SnapshotArchive(database, device, unfinished, about);
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    @Override
    public int pass() {
        return state.pass();
    }

    /// Completes the snapshot of the present pass, and begins another.
    @Override
    public synchronized void nextPass(Supplier<List<String>> remarks) throws IOException {
        sync();
        SnapshotErrors.write(writer, state.errors());
        int first = state.pass() == 1 ? writer.snapshot() : state.first();
        writer.complete(remarks.get());
        writer = database.writer(device, List.of());
        state.nextPass(first);
        isNew = true;
        unread = List.of();
        // Now, so that a run that goes on knows of the pass before.
        write();
        await();
    }

    @Override
    public List<Span> unread() {
        return unread;
    }

    @Override
    public int lastId() {
        return isNew ? 0 : state.lastId();
    }

    @Override
    public synchronized List<String> notes() {
        return List.copyOf(state.notes());
    }

    @Override
    public synchronized long objects() throws IOException {
        sync();
        return writer.objects();
    }

    @Override
    public synchronized void add(Span span, List<VarBind> batch) throws IOException {
        if (waiting.isEmpty()) {
            seen = Instant.now();
        }
        waiting.addAll(Retraction.counted(state.retractions(), span, batch));
        state.add(span);
        boolean isBusy = writing != null && !writing.isDone();
        if (writing == null && waiting.isEmpty()) {
            return;
        }
        boolean isDue =
                writing == null // to open a database takes its time
                        || waiting.size() >= OBJECTS_UNTIL_WRITTEN
                        || System.nanoTime() - waitingSince >= NANOS_UNTIL_WRITTEN;
        if (waiting.size() >= MOST_WAITING || (isDue && !isBusy)) {
            write();
        }
    }

    /// Begins to write what is waiting, when that before is written.
    private void write() throws IOException {
        await();
        // Half of it was read before that, half of it since.
        Instant middle = seen.plus(Duration.between(seen, Instant.now()).dividedBy(2));
        SnapshotBatch batch = new SnapshotBatch(retracting, waiting, middle);
        String text = state.text();
        SnapshotWriter to = writer;
        retracting = new ArrayList<>();
        waiting = new ArrayList<>();
        waitingSince = System.nanoTime();
        FutureTask<Boolean> task =
                new FutureTask<>(() -> {
                    to.write(batch, text);
                    return true;
                });
        Thread.ofVirtual().name("sonde-snapshot").start(task);
        writing = task;
    }

    /// Waits until what was begun is written. If that fails it does for good: what comes later
    /// would be told to be all there is.
    private void await() throws IOException {
        FutureTask<Boolean> task = writing;
        boolean interrupted = false;
        try {
            while (task != null) {
                try {
                    task.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw failure(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException e -> new IOException(e.getMessage(), e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> new IOException(cause);
        };
    }

    /// Keeps it in the state: it becomes a record when all objects are there.
    @Override
    public synchronized void error(MetError error) {
        state.errors().put(error.oid(), error);
    }

    @Override
    public synchronized void retract(Span reread) {
        waiting.removeIf(object -> reread.root().isPrefixOf(object.oid()));
        retracting.add(reread.root());
        state.retract(reread);
    }

    @Override
    public synchronized void note(String line) {
        state.notes().add(line);
    }

    @Override
    public synchronized void sync() throws IOException {
        if (writing != null || !waiting.isEmpty() || !retracting.isEmpty()) {
            write();
            await();
        }
    }

    @Override
    public synchronized void forEach(Oid root, Consumer<Oid> action) throws IOException {
        sync();
        writer.forEach(root, action);
    }

    @Override
    public synchronized long complete(List<String> remarks, Rates rates) throws IOException {
        sync();
        SnapshotErrors.write(writer, state.errors());
        if (state.pass() > 1 && rates.isOn()) {
            writer.vary(state.first(), rates::variation);
        }
        writer.complete(remarks);
        return writer.objects();
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            if (!waiting.isEmpty() || !retracting.isEmpty()) {
                sync();
            }
            await();
        } finally {
            writer.close();
        }
    }
}

package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.SnapshotWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A mirror on its way into a database, as a snapshot that is not complete yet. What is still to be
/// read stands in its row, changed in the transaction of each batch. While one batch is written,
/// the next is collected; a snapshot is begun with the first.
public final class SnapshotArchive implements Archive {

    private static final int OBJECTS_UNTIL_WRITTEN = 10_000;
    private static final int MOST_WAITING = 20_000;
    private static final long NANOS_UNTIL_WRITTEN = TimeUnit.SECONDS.toNanos(1);

    private final SnapshotWriter writer;
    private final String about;
    private final Map<Integer, Span> spans = new LinkedHashMap<>();
    private final List<Span> unread;
    private final List<String> notes = new ArrayList<>();
    private final boolean isNew;
    private List<VarBind> waiting = new ArrayList<>();
    private long waitingSince = System.nanoTime();

    /// The batch that was begun to be written last; null before the first.
    private @Nullable FutureTask<Boolean> writing;

    private SnapshotArchive(SnapshotWriter writer, String about) throws IOException {
        this.writer = writer;
        this.about = about;
        read(writer.state());
        this.unread = List.copyOf(spans.values());
        this.isNew = spans.isEmpty() && writer.objects() == 0;
    }

    /// Begins a snapshot of `device`.
    public static SnapshotArchive create(DeviceDatabase database, String device, String about)
            throws IOException {
        return new SnapshotArchive(database.writer(device, List.of()), about);
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
                : new SnapshotArchive(unfinished, about);
    }

    private void read(String state) throws IOException {
        for (String line : state.lines().toList()) {
            if (line.startsWith(PartialFile.NOTE)) {
                notes.add(line.substring(PartialFile.NOTE.length()));
            } else if (line.startsWith(PartialFile.ABOUT)) {
                String begun = line.substring(PartialFile.ABOUT.length());
                if (!begun.equals(about)) {
                    throw new IOException(
                            "the snapshot was begun with other options, as '%s': go on with the same, or begin anew"
                                    .formatted(begun));
                }
            } else {
                Span span = Span.of(line.substring(PartialFile.SPAN.length()));
                spans.put(span.id(), span);
            }
        }
    }

    private String state() {
        StringBuilder state = new StringBuilder(PartialFile.ABOUT).append(about).append('\n');
        spans.values()
                .forEach(span -> state.append(PartialFile.SPAN).append(span.text()).append('\n'));
        notes.forEach(note -> state.append(PartialFile.NOTE).append(note).append('\n'));
        return state.toString();
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    @Override
    public int pass() {
        return 1;
    }

    /// Refuses: each pass into a database is a snapshot of its own.
    @Override
    public void nextPass() {
        throw new UnsupportedOperationException("a snapshot is one pass");
    }

    @Override
    public List<Span> unread() {
        return unread;
    }

    @Override
    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public long objects() throws IOException {
        return writer.objects();
    }

    @Override
    public synchronized void add(Span span, List<VarBind> batch) throws IOException {
        waiting.addAll(batch);
        if (span.isDone()) {
            spans.remove(span.id());
        } else {
            spans.put(span.id(), span);
        }
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
        List<VarBind> batch = waiting;
        String state = state();
        waiting = new ArrayList<>();
        waitingSince = System.nanoTime();
        FutureTask<Boolean> task =
                new FutureTask<>(() -> {
                    writer.write(batch, state);
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

    /// Keeps it as a note only: a snapshot has objects alone.
    @Override
    public void error(MetError error) {
        note(error.text());
    }

    /// Does nothing: rows stay in a snapshot, but for those that are written again.
    @Override
    public void retract(Span reread) {
        // There is no deleting from a snapshot.
    }

    @Override
    public synchronized void note(String line) {
        notes.add(line);
    }

    @Override
    public synchronized void sync() throws IOException {
        if (writing != null || !waiting.isEmpty()) {
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
        writer.complete(remarks);
        return writer.objects();
    }

    @Override
    public synchronized void close() throws IOException {
        try (writer) {
            if (!waiting.isEmpty()) {
                sync();
            }
            await();
        }
    }
}

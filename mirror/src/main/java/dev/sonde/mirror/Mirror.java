package dev.sonde.mirror;

import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.StoreWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A snapshot of a live device: walks its tree and writes every object down as it comes, types and
/// octets kept.
///
/// ```java
/// try (StoreWriter writer = …) {
///     MirrorReport report = Mirror.of(session).to(writer);
/// }
/// ```
///
/// Immutable; each `with` method returns a changed copy. A run uses the calling thread alone.
public final class Mirror {

    /// How far a run is.
    ///
    /// @param objects how many objects are written.
    /// @param at the last of them.
    public record Progress(long objects, Oid at) {}

    private static final int BATCH_OBJECTS = 500;
    private static final long BATCH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Session session;
    private final Oid root;
    private final Consumer<Progress> progress;

    private Mirror(Session session, Oid root, Consumer<Progress> progress) {
        this.session = session;
        this.root = root;
        this.progress = progress;
    }

    /// A mirror of everything that the agent shows to `session`.
    public static Mirror of(Session session) {
        return new Mirror(session, Oid.of(""), _ -> {});
    }

    /// Takes only what lies below `root`. Default: everything.
    public Mirror withRoot(Oid root) {
        return new Mirror(session, root, progress);
    }

    /// Calls `progress` after each batch, on the thread of the run.
    public Mirror withProgress(Consumer<Progress> progress) {
        return new Mirror(session, root, progress);
    }

    /// Walks the device and writes what it holds, batch by batch, then declares it
    /// [complete][StoreWriter#complete()]. A failure leaves the batches before it written and the
    /// whole incomplete. The writer stays open.
    ///
    /// @throws SnmpException if the device stops answering or leads nowhere.
    /// @throws IOException if writing fails.
    public MirrorReport to(StoreWriter writer) throws IOException {
        long started = System.nanoTime();
        long objects = 0;
        List<VarBind> batch = new ArrayList<>(BATCH_OBJECTS);
        long batchStarted = started;
        try {
            for (VarBind varBind : session.bulkWalk(root)) {
                batch.add(varBind);
                long now = System.nanoTime();
                if (batch.size() == BATCH_OBJECTS || now - batchStarted > BATCH_NANOS) {
                    objects += write(batch, objects, writer);
                    batchStarted = now;
                }
            }
        } catch (SnmpException e) {
            write(batch, objects, writer);
            throw e;
        }
        objects += write(batch, objects, writer);
        writer.complete();
        return new MirrorReport(objects, Duration.ofNanos(System.nanoTime() - started));
    }

    private int write(List<VarBind> batch, long before, StoreWriter writer) throws IOException {
        if (batch.isEmpty()) {
            return 0;
        }
        writer.write(batch);
        progress.accept(new Progress(before + batch.size(), batch.getLast().oid()));
        int written = batch.size();
        batch.clear();
        return written;
    }
}

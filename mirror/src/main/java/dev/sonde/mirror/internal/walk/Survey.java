package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ClosedException;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.mirror.MirrorOptions;
import dev.sonde.mirror.internal.archive.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reading of a device's tree, by some walkers at once, into an archive.
///
/// A walker is a virtual thread. The walkers share all that is here; what is not said to be
/// thread-safe belongs to one of them.
public final class Survey {

    /// The reason to stop that an interrupt is.
    public static final String INTERRUPTED = "it was interrupted";

    private static final Oid SYS_UP_TIME = Oid.of("1.3.6.1.2.1.1.3.0");

    private final Session session;
    private final MirrorOptions options;
    private final Archive archive;
    private final Plan plan;
    private final Timings timings;
    private final Successors successors;
    private final Audit audit;
    private final Findings findings;
    private final UptimeWatch watch;
    private final Staging staging;
    private final Regions regions;
    private final List<Thread> walkers = new ArrayList<>();
    private volatile @Nullable String stopped;
    private volatile @Nullable Throwable failure;

    /// @param findings what is found goes there.
    /// @param watch is told of each answer.
    /// @param timings how long it takes goes there.
    public Survey(
            Session session,
            MirrorOptions options,
            Archive archive,
            Findings findings,
            UptimeWatch watch,
            Timings timings)
            throws IOException {
        this.timings = timings;
        this.findings = findings;
        this.watch = watch;
        this.session = session;
        this.options = options;
        this.archive = archive;
        this.plan = new Plan(archive);
        this.successors = new Successors(session, options.maxRepetitions(), timings);
        this.audit = new Audit(session, options.audited());
        this.staging = new Staging(options, archive);
        this.regions = new Regions(options, plan, findings, staging.isRenaming());
    }

    /// Starts the walkers; they are to be [joined][Thread#join()].
    public List<Thread> start() throws IOException {
        if (archive.isNew()) {
            // With what follows it goes to disk as one: a run that goes on knows of every root.
            archive.sync();
            for (Oid root : options.roots()) {
                plan.add(root, root);
            }
            // Of an earlier pass.
            for (Oid region : findings.distrusted()) {
                if (!options.roots().contains(region)) {
                    plan.add(region, region);
                }
            }
        }
        archive.unread().forEach(plan::resume);
        for (int i = 1; i <= options.inFlight(); i++) {
            walkers.add(Thread.ofVirtual().name("sonde-mirror-" + i).start(this::work));
        }
        return walkers;
    }

    private void work() {
        try {
            for (Range range = plan.take(); range != null; range = plan.take()) {
                new RangeWalk(this, range).walk();
            }
        } catch (InterruptedException | InterruptedCallException | ClosedException e) {
            stop(INTERRUPTED);
        } catch (SnmpException e) {
            stop(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
            stop("it failed");
        }
    }

    /// Has all walkers end as soon as they can; the first reason is kept.
    public synchronized void stop(String reason) {
        if (stopped == null) {
            stopped = reason;
        }
        plan.stop();
    }

    /// Stops the walkers without waiting for answers.
    public void interrupt() {
        stop(INTERRUPTED);
        walkers.forEach(Thread::interrupt);
    }

    boolean isStopped() {
        return stopped != null;
    }

    /// Why it was ended before all was read; null if it was not.
    ///
    /// @throws IOException if the archive could not be written.
    public @Nullable String stopped() throws IOException {
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case UncheckedIOException e -> throw e.getCause();
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
        return stopped;
    }

    /// Whether the agent answers anything; says why it does not as the reason to stop.
    boolean isAlive() {
        try {
            session.get(SYS_UP_TIME);
            return true;
        } catch (SnmpTimeoutException e) {
            stop("the device stopped answering: " + e.getMessage());
            return false;
        } catch (InterruptedCallException | ClosedException e) {
            throw e;
        } catch (SnmpException e) {
            return true;
        }
    }

    Session session() {
        return session;
    }

    MirrorOptions options() {
        return options;
    }

    Archive archive() {
        return archive;
    }

    Plan plan() {
        return plan;
    }

    Successors successors() {
        return successors;
    }

    Audit audit() {
        return audit;
    }

    UptimeWatch watch() {
        return watch;
    }

    Staging staging() {
        return staging;
    }

    Regions regions() {
        return regions;
    }

    /// How many objects are written.
    public long objects() {
        return staging.objects();
    }

    /// Where a walker was when it wrote last.
    public Oid at() {
        return staging.at();
    }

    /// How many requests were answered.
    public long requests() {
        return successors.requests();
    }

    /// What is missing, and what else was found.
    public Findings findings() {
        return findings;
    }

    /// How fast the device answered.
    public Timings timings() {
        return timings;
    }
}

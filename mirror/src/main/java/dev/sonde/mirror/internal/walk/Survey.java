package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ClosedException;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.MirrorOptions;
import dev.sonde.mirror.internal.archive.Archive;
import dev.sonde.mirror.internal.archive.MetError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
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
    private final Regions regions;
    private final AtomicLong objects = new AtomicLong();
    private volatile Oid at = Oid.of("");
    private final List<Thread> walkers = new ArrayList<>();
    private volatile @Nullable String stopped;
    private volatile @Nullable Throwable failure;

    /// @param findings what is found goes there.
    /// @param timings how long it takes goes there.
    public Survey(
            Session session,
            MirrorOptions options,
            Archive archive,
            Findings findings,
            Timings timings)
            throws IOException {
        this.timings = timings;
        this.findings = findings;
        this.session = session;
        this.options = options;
        this.archive = archive;
        this.plan = new Plan(archive);
        this.successors = new Successors(session, options.maxRepetitions(), timings);
        this.audit = new Audit(session, options.audited());
        this.regions = new Regions(options.excludes(), findings.distrusted());
        this.objects.set(archive.objects());
    }

    /// Starts the walkers; they are to be [joined][Thread#join()].
    ///
    /// @throws SnmpException if not even the roots can be asked for.
    public List<Thread> start() throws IOException {
        if (archive.isNew()) {
            for (Oid root : options.roots()) {
                begin(root);
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

    private void begin(Oid root) throws IOException {
        Range range = plan.add(root, root);
        // GETNEXT shows what follows the root, but not an object that is the root.
        if (root.length() > 2) {
            VarBind leaf = session.get(root);
            if (leaf.value().isPresent()) {
                write(range, root, List.of(leaf));
            }
        }
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

    /// Writes `batch`, in any order, as what was read of `range` up to `after`.
    void write(Range range, Oid after, List<VarBind> batch) throws IOException {
        List<VarBind> staged = new ArrayList<>(batch.size());
        Oid last = null;
        boolean isOrdered = true;
        for (VarBind varBind : batch) {
            VarBind written = options.stage().apply(varBind);
            if (written != null) {
                isOrdered &= last == null || last.compareTo(written.oid()) < 0;
                last = written.oid();
                staged.add(written);
            }
        }
        List<VarBind> ordered = isOrdered ? staged : ordered(staged);
        archive.add(plan.span(range, after), ordered);
        objects.addAndGet(ordered.size());
        at = after;
    }

    /// Writes down that requests fail where `error` says; nothing if that is null.
    void error(@Nullable MetError error) throws IOException {
        VarBind written =
                error == null
                        ? null
                        : options.stage().apply(new VarBind(error.oid(), Missing.NO_SUCH_INSTANCE));
        if (error != null && written != null) {
            archive.error(new MetError(written.oid(), error.status(), error.isExact()));
        }
    }

    private static List<VarBind> ordered(List<VarBind> varBinds) {
        TreeMap<Oid, VarBind> byOid = new TreeMap<>();
        varBinds.forEach(varBind -> byOid.put(varBind.oid(), varBind));
        return List.copyOf(byOid.values());
    }

    /// Reads `subtree` anew by GETNEXT, and has GETBULK used there no more. Returns the region that
    /// this concerns, which does not reach out of the root that was asked for around `root`.
    synchronized Oid distrust(Oid subtree, Oid root) throws IOException {
        Oid wanted =
                options.roots().stream()
                        .filter(each -> each.isPrefixOf(root))
                        .findFirst()
                        .orElse(root);
        Oid region = subtree.isPrefixOf(wanted) ? wanted : subtree;
        if (!findings.isDistrusted(region)) {
            regions.distrust(region);
            plan.reread(region, !isRenaming());
            // Last, so that no crash leaves a region that is passed over and read by nobody.
            findings.distrust(region);
        }
        return region;
    }

    /// What `oid` is called where objects are written.
    Oid written(VarBind varBind) {
        VarBind written = options.stage().apply(varBind);
        return written == null ? varBind.oid() : written.oid();
    }

    /// Whether objects may be called otherwise where they are written.
    boolean isRenaming() {
        return !options.stage().equals(MirrorOptions.DEFAULT.stage());
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

    Regions regions() {
        return regions;
    }

    /// How many objects are written.
    public long objects() {
        return objects.get();
    }

    /// Where a walker was when it wrote last.
    public Oid at() {
        return at;
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

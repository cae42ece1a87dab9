package dev.sonde.mirror;

import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.mirror.internal.archive.Archive;
import dev.sonde.mirror.internal.archive.RecordingArchive;
import dev.sonde.mirror.internal.archive.SnapshotArchive;
import dev.sonde.mirror.internal.walk.Survey;
import dev.sonde.mirror.internal.walk.Uptime;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A snapshot of a live device: reads its tree, several parts at a time, and writes every object
/// down as it comes, types and octets kept.
///
/// ```java
/// MirrorReport report = Mirror.of(session).to(Path.of("core.snmprec"));
/// ```
///
/// An agent that misbehaves costs as little as can be, and never in silence: what may be missing is
/// in the [report][MirrorReport]. Immutable; each `with` method returns a changed copy. The session
/// should allow as many requests [in flight][MirrorOptions#inFlight()] as the mirror does.
public final class Mirror {

    /// How far a run is.
    ///
    /// @param objects how many objects are written.
    /// @param at one of the last of them.
    /// @param gaps how many gaps there are so far.
    public record Progress(long objects, Oid at, long gaps) {}

    private static final Duration PROGRESS_EVERY = Duration.ofMillis(200);

    private final Session session;
    private final MirrorOptions options;
    private final boolean isResuming;
    private final Function<MirrorReport, List<String>> remarks;
    private final Consumer<Progress> progress;

    private Mirror(
            Session session,
            MirrorOptions options,
            boolean isResuming,
            Function<MirrorReport, List<String>> remarks,
            Consumer<Progress> progress) {
        this.session = session;
        this.options = options;
        this.isResuming = isResuming;
        this.remarks = remarks;
        this.progress = progress;
    }

    /// A mirror of everything that the agent shows to `session`.
    public static Mirror of(Session session) {
        return new Mirror(session, MirrorOptions.DEFAULT, false, _ -> List.of(), _ -> {});
    }

    public Mirror withOptions(MirrorOptions options) {
        return new Mirror(session, options, isResuming, remarks, progress);
    }

    /// Goes on with what an earlier run has left, if it has. Default: begins anew.
    public Mirror withResuming(boolean isResuming) {
        return new Mirror(session, options, isResuming, remarks, progress);
    }

    /// What the recording or the snapshot says about itself once it is complete. Default: nothing.
    public Mirror withRemarks(Function<MirrorReport, List<String>> remarks) {
        return new Mirror(session, options, isResuming, remarks, progress);
    }

    /// Calls `progress` some times in a second, on the thread of the run.
    public Mirror withProgress(Consumer<Progress> progress) {
        return new Mirror(session, options, isResuming, remarks, progress);
    }

    /// Writes a recording. Until it is complete it stands in a file of that name and
    /// [SnmprecFormat#PARTIAL], and a run that ends early leaves that behind. The same objects give
    /// the same octets.
    ///
    /// An interrupt ends the run early; the thread finds itself interrupted afterwards.
    ///
    /// @throws SnmpException if the device does not answer at all.
    /// @throws IOException if writing fails; the message is for people.
    public MirrorReport to(Path file) throws IOException {
        try (Archive archive =
                isResuming
                        ? RecordingArchive.resume(file, about())
                        : RecordingArchive.create(file, about())) {
            return run(archive);
        }
    }

    /// Writes a snapshot of `device` into a database. A run that ends early leaves it incomplete.
    ///
    /// @throws SnmpException if the device does not answer at all.
    /// @throws IOException if writing fails; the message is for people.
    public MirrorReport to(DeviceDatabase database, String device) throws IOException {
        try (Archive archive =
                isResuming
                        ? SnapshotArchive.resume(database, device, about())
                        : SnapshotArchive.create(database, device, about())) {
            return run(archive);
        }
    }

    /// What is taken, and of which device: who goes on with it must take the same.
    private String about() {
        StringBuilder about = new StringBuilder(session.target().toString());
        options.roots().forEach(root -> about.append(" +.").append(root));
        options.excludes().forEach(exclude -> about.append(" -.").append(exclude));
        return about.toString();
    }

    private MirrorReport run(Archive archive) throws IOException {
        long started = System.nanoTime();
        Uptime before = Uptime.of(session);
        Survey survey = new Survey(session, options, archive);
        boolean interrupted = await(survey.start(), survey, started);
        String unfinished = survey.stopped();
        boolean restarted = unfinished == null && Uptime.of(session).isRestartSince(before);
        MirrorReport report = report(survey, unfinished, restarted, started);
        if (unfinished == null) {
            archive.complete(remarks.apply(report));
            report = report(survey, null, restarted, started);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return report;
    }

    private boolean await(List<Thread> walkers, Survey survey, long started) {
        boolean interrupted = false;
        for (Thread walker : walkers) {
            boolean ended = false;
            while (!ended) {
                try {
                    ended = walker.join(PROGRESS_EVERY);
                    progress.accept(progress(survey));
                    if (System.nanoTime() - started > options.time().toNanos()) {
                        survey.stop("the time it may take is over");
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                    survey.stop("it was interrupted");
                    walkers.forEach(Thread::interrupt);
                }
            }
        }
        return interrupted;
    }

    private static Progress progress(Survey survey) {
        long gaps = survey.findings().gaps().size() + survey.findings().furtherGaps();
        return new Progress(survey.objects(), survey.at(), gaps);
    }

    private static MirrorReport report(
            Survey survey, @Nullable String unfinished, boolean restarted, long started) {
        return new MirrorReport(
                survey.objects(),
                survey.requests(),
                Duration.ofNanos(System.nanoTime() - started),
                unfinished,
                survey.findings().gaps(),
                survey.findings().furtherGaps(),
                survey.findings().unordered(),
                survey.findings().distrusted(),
                survey.timings().all(),
                restarted,
                0,
                List.of());
    }
}

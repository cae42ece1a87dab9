package dev.sonde.mirror;

import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.mirror.internal.archive.Archive;
import dev.sonde.mirror.internal.archive.RecordingArchive;
import dev.sonde.mirror.internal.archive.SnapshotArchive;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

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

    /// What is made of a mirror that nobody may see as it is, when it is complete.
    @FunctionalInterface
    public interface Completion {

        /// @param ordered the mirror as a recording, which is deleted afterwards.
        /// @param report what the mirror did, without what its passes have shown.
        /// @return how many objects there are in the end.
        /// @throws IOException if it cannot be made; the mirror can be gone on with, then.
        long complete(Path ordered, MirrorReport report) throws IOException;
    }

    private static final String PRIVATE = " to be scrubbed";

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
                        ? RecordingArchive.resume(file, about(), null)
                        : RecordingArchive.create(file, about(), null)) {
            return new MirrorPasses(session, options, progress)
                    .run(archive, options.passes(), remarks);
        }
    }

    /// Writes a recording that is not to be seen as it is. It stands in a file of that name and
    /// [SnmprecFormat#PARTIAL], which its owner alone may read, until `completion` has made
    /// something of it, and is deleted then; the name itself is never taken. A run that ends early,
    /// or a completion that fails, leaves it behind, to be gone on with in this way alone.
    ///
    /// @throws SnmpException if the device does not answer at all.
    /// @throws IOException if writing fails; the message is for people.
    public MirrorReport toPrivate(Path file, Completion completion) throws IOException {
        return toPrivate(file, completion, options.passes(), isResuming);
    }

    /// As [#toPrivate(Path, Completion)], for each pass anew.
    public MirrorReport eachToPrivate(Path file, Completion completion) throws IOException {
        return eachPass(isResuming -> toPrivate(file, completion, 1, isResuming));
    }

    private MirrorReport toPrivate(Path file, Completion completion, int passes, boolean isResuming)
            throws IOException {
        List<MirrorReport> done = new ArrayList<>();
        RecordingArchive.Ending ending = ordered -> completion.complete(ordered, done.getLast());
        try (Archive archive =
                isResuming
                        ? RecordingArchive.resume(file, about() + PRIVATE, ending)
                        : RecordingArchive.create(file, about() + PRIVATE, ending)) {
            return new MirrorPasses(session, options, progress)
                    .run(
                            archive,
                            passes,
                            report -> {
                                done.add(report);
                                return List.of();
                            });
        }
    }

    /// Writes a snapshot of `device` into a database, for each pass one, of which the last knows
    /// what moves at which rate. A run that ends early leaves it incomplete.
    ///
    /// @throws SnmpException if the device does not answer at all.
    /// @throws IOException if writing fails; the message is for people.
    public MirrorReport to(DeviceDatabase database, String device) throws IOException {
        try (Archive archive =
                isResuming
                        ? SnapshotArchive.resume(database, device, about())
                        : SnapshotArchive.create(database, device, about())) {
            return new MirrorPasses(session, options, progress)
                    .run(archive, options.passes(), remarks);
        }
    }

    private interface Pass {
        MirrorReport take(boolean isResuming) throws IOException;
    }

    private MirrorReport eachPass(Pass each) throws IOException {
        MirrorReport report = each.take(isResuming);
        for (int pass = 2; pass <= options.passes() && report.unfinished() == null; pass++) {
            if (!waitForNextPass()) {
                return report;
            }
            MirrorReport next = each.take(false);
            boolean restarted = report.restarted() || next.restarted();
            report = next.withRestarted(restarted);
        }
        return report;
    }

    /// What is taken, and of which device: who goes on with it must take the same.
    private String about() {
        StringBuilder about = new StringBuilder(session.target().toString());
        options.roots().forEach(root -> about.append(" +.").append(root));
        options.excludes().forEach(exclude -> about.append(" -.").append(exclude));
        return about.toString();
    }

    /// Whether the time has passed; if not, the thread is interrupted.
    private boolean waitForNextPass() {
        try {
            Thread.sleep(options.interval());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

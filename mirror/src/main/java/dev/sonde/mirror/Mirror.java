package dev.sonde.mirror;

import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.mirror.internal.archive.Archive;
import dev.sonde.mirror.internal.archive.MemoryArchive;
import dev.sonde.mirror.internal.archive.RecordingArchive;
import dev.sonde.mirror.internal.archive.SnapshotArchive;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Path;
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

    /// A device in memory.
    ///
    /// @param recording what came of it; not all, if the report says so.
    public record Taken(MirrorReport report, Recording recording) {}

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
            return new MirrorPasses(session, options, progress)
                    .run(archive, options.passes(), remarks);
        }
    }

    /// Writes a snapshot of `device` into a database, for each pass one. A run that ends early
    /// leaves it incomplete.
    ///
    /// @throws SnmpException if the device does not answer at all.
    /// @throws IOException if writing fails; the message is for people.
    public MirrorReport to(DeviceDatabase database, String device) throws IOException {
        MirrorReport report = to(database, device, isResuming);
        for (int pass = 2; pass <= options.passes() && report.unfinished() == null; pass++) {
            if (!waitForNextPass()) {
                return report;
            }
            MirrorReport next = to(database, device, false);
            boolean restarted = report.restarted() || next.restarted();
            report = next.withRestarted(restarted);
        }
        return report;
    }

    /// Takes the device into memory, in one pass, and writes nothing: for what must be changed as a
    /// whole before it may be on disk. There is no going on with a run that ends early.
    ///
    /// @throws SnmpException if the device does not answer at all.
    /// @throws IOException never; nothing is written.
    public Taken take() throws IOException {
        try (MemoryArchive archive = new MemoryArchive()) {
            MirrorReport report =
                    new MirrorPasses(session, options, progress).run(archive, 1, remarks);
            return new Taken(report, archive.recording());
        }
    }

    private MirrorReport to(DeviceDatabase database, String device, boolean isResuming)
            throws IOException {
        try (Archive archive =
                isResuming
                        ? SnapshotArchive.resume(database, device, about())
                        : SnapshotArchive.create(database, device, about())) {
            return new MirrorPasses(session, options, progress).run(archive, 1, remarks);
        }
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

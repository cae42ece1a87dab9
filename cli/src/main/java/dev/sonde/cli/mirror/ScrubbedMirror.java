package dev.sonde.cli.mirror;

import dev.sonde.cli.device.RecordingFiles;
import dev.sonde.cli.mirror.Outcome.Course;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.Mirror;
import dev.sonde.mirror.MirrorReport;
import dev.sonde.mirror.Verification;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// One device that is scrubbed on its way: it is mirrored into a private file, and what is made of
/// that goes to where it is to be, whole or not at all.
final class ScrubbedMirror implements Mirror.Completion {

    private final Job job;
    private final MirrorRun.Settings settings;
    private final @Nullable DeviceDatabase database;
    private final Session session;
    private final List<VarBind> known;
    private MirrorScrub scrub;
    private MirrorScrub.@Nullable Changes changes;
    private @Nullable Verification verification;
    private int passes;

    /// Of the device that is whole and not scrubbed yet.
    private @Nullable MirrorReport unscrubbed;

    /// Asks the device for its names.
    ///
    /// @param database where to write; null for a recording.
    ScrubbedMirror(
            Job job,
            MirrorRun.Settings settings,
            @Nullable DeviceDatabase database,
            Session session) {
        this.job = job;
        this.settings = settings;
        this.database = database;
        this.session = session;
        this.known = MirrorScrub.known(session);
        this.scrub = newScrub();
    }

    private MirrorScrub newScrub() {
        return new MirrorScrub(settings.profile(), settings.key(), known);
    }

    /// The private file is called so, with `.part` behind it.
    private static Path file(Job job, MirrorRun.Settings settings) {
        Path recording = job.recording();
        return recording == null
                ? Path.of(settings.out() + "." + job.name().replaceAll("[^A-Za-z0-9._@-]", "_"))
                : recording;
    }

    /// Where the device is, as it is, until it is scrubbed; null if it is not there.
    static @Nullable Path unscrubbed(Job job, MirrorRun.Settings settings) {
        Path partial = Path.of(file(job, settings) + SnmprecFormat.PARTIAL);
        return settings.isScrubbing() && Files.exists(partial) ? partial : null;
    }

    Outcome take(Mirror mirror) throws IOException {
        Path file = file(job, settings);
        try {
            return outcome(
                    job.recording() == null
                            ? mirror.eachToPrivate(file, this)
                            : mirror.toPrivate(file, this),
                    null);
        } catch (IOException | SnmpException e) {
            MirrorReport report = unscrubbed;
            if (report == null) {
                throw e;
            }
            if (e instanceof InterruptedCallException) {
                Thread.currentThread().interrupt();
            }
            return outcome(report, e.getMessage());
        }
    }

    private Outcome outcome(MirrorReport report, @Nullable String failure) {
        Path recording = job.recording();
        return new Outcome(
                job,
                Course.RUN,
                recording == null ? settings.out() : recording,
                scrub.scrub(report),
                verification,
                changes,
                failure,
                unscrubbed(job, settings));
    }

    @Override
    public long complete(Path ordered, MirrorReport report) throws IOException {
        scrub = newScrub();
        unscrubbed = report;
        passes++;
        try {
            Recording recording = SnmprecFormat.read(ordered).recording();
            Recording scrubbed = scrub.scrub(recording);
            changes = scrub.changes();
            boolean isLast = job.recording() != null || passes == settings.options().passes();
            if (settings.isVerified() && isLast) {
                verification = scrub.scrub(Verification.of(recording, session, settings.options()));
            }
            write(scrubbed, remarks(scrubbed, report));
            unscrubbed = null;
            return scrubbed.size();
        } catch (CancellationException e) {
            throw new IOException("interrupted while " + job + " was scrubbed", e);
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted while " + job + " was scrubbed", e);
            }
            throw e;
        }
    }

    private List<String> remarks(Recording scrubbed, MirrorReport report) {
        List<String> remarks =
                new ArrayList<>(Remarks.of(job, settings, scrub.scrub(report), scrub));
        remarks.add(scrub.seal(scrubbed));
        return remarks;
    }

    private void write(Recording scrubbed, List<String> remarks) throws IOException {
        Path recording = job.recording();
        if (recording != null) {
            // Its own partial file has the name of the one that is not scrubbed.
            Path beside = recording.resolveSibling("." + recording.getFileName());
            RecordingFiles.write(beside, scrubbed, remarks, _ -> {});
            Files.move(beside, recording, StandardCopyOption.ATOMIC_MOVE);
        } else if (database != null) {
            write(scrubbed, remarks, database);
        }
    }

    private void write(Recording scrubbed, List<String> remarks, DeviceDatabase database)
            throws IOException {
        DatabaseDevice.write(database, job.name(), scrubbed, remarks);
        if (settings.keep() != null) {
            database.prune(job.name(), settings.keep());
        }
    }
}

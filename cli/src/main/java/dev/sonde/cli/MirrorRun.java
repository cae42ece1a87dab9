package dev.sonde.cli;

import dev.sonde.cli.MirrorOutcome.Course;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpException;
import dev.sonde.mirror.Mirror;
import dev.sonde.mirror.MirrorOptions;
import dev.sonde.mirror.MirrorReport;
import dev.sonde.mirror.Verification;
import dev.sonde.mirror.scrub.ScrubKey;
import dev.sonde.mirror.scrub.ScrubProfile;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.OidStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Mirrors devices, several at a time if asked; one that fails does not stop the others.
final class MirrorRun {

    /// What is the same for all devices.
    ///
    /// @param keep how many snapshots a database keeps of each; null for all.
    /// @param out where all is written.
    /// @param profile what is replaced before anything is written.
    /// @param key the key of the replacements.
    record Settings(
            MirrorOptions options,
            boolean isResuming,
            boolean isUndated,
            boolean isTimed,
            boolean isVerified,
            @Nullable Integer keep,
            Path out,
            ScrubProfile profile,
            ScrubKey key) {

        boolean isScrubbing() {
            return profile != ScrubProfile.NONE;
        }
    }

    private final Settings settings;
    private final SnmpEngine engine;
    private final @Nullable DeviceDatabase database;
    private final PrintWriter err;
    private volatile boolean isInterrupted;

    MirrorRun(
            Settings settings,
            SnmpEngine engine,
            @Nullable DeviceDatabase database,
            PrintWriter err) {
        this.settings = settings;
        this.engine = engine;
        this.database = database;
        this.err = err;
    }

    /// Mirrors `jobs`, `parallel` of them at a time.
    List<MirrorOutcome> all(List<MirrorJob> jobs, int parallel) {
        try (MirrorProgress progress = MirrorProgress.show(jobs, err)) {
            if (parallel == 1 || jobs.size() == 1) {
                List<MirrorOutcome> outcomes = new ArrayList<>();
                jobs.forEach(job -> outcomes.add(one(job, progress)));
                return outcomes;
            }
            return atOnce(jobs, parallel, progress);
        }
    }

    private List<MirrorOutcome> atOnce(
            List<MirrorJob> jobs, int parallel, MirrorProgress progress) {
        List<MirrorOutcome> outcomes = new ArrayList<>();
        List<Future<MirrorOutcome>> futures = new ArrayList<>();
        try (ExecutorService executor =
                Executors.newFixedThreadPool(
                        Math.min(parallel, jobs.size()), Thread.ofVirtual().factory())) {
            jobs.forEach(job -> futures.add(executor.submit(() -> one(job, progress))));
            for (Future<MirrorOutcome> future : futures) {
                outcomes.add(outcome(future, executor));
            }
        }
        return outcomes;
    }

    /// Waits for it; who is interrupted meanwhile interrupts those that work, and waits on.
    private MirrorOutcome outcome(Future<MirrorOutcome> future, ExecutorService executor) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    // What has not begun is run to its end here, and must not begin now.
                    isInterrupted = true;
                    executor.shutdownNow().forEach(Runnable::run);
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private MirrorOutcome one(MirrorJob job, MirrorProgress progress) {
        Path recording = job.recording();
        Path file = recording == null ? settings.out() : recording;
        if (isInterrupted || Thread.currentThread().isInterrupted()) {
            return MirrorOutcome.notBegun(job, file);
        }
        MirrorReport report = null;
        try (Session session = engine.session(job.target())) {
            // Whoever is not there is told so before a file is begun.
            session.getNext(Oid.of(""));
            Mirror mirror =
                    Mirror.of(session)
                            .withOptions(settings.options())
                            .withResuming(settings.isResuming())
                            .withRemarks(done -> MirrorRemarks.of(job, settings, done))
                            .withProgress(at -> progress.at(job, at));
            if (settings.isScrubbing()) {
                return new ScrubbedMirror(job, settings, database, session)
                        .take(mirror.withRemarks(_ -> List.of()));
            }
            report = recording == null ? toDatabase(mirror, job) : mirror.to(recording);
            Verification verification =
                    settings.isVerified() && report.unfinished() == null
                            ? Verification.of(mirrored(job), session, settings.options())
                            : null;
            return new MirrorOutcome(job, Course.RUN, file, report, verification, null, null, null);
        } catch (InterruptedCallException e) {
            Thread.currentThread().interrupt();
            return failed(job, file, report, e);
        } catch (SnmpException e) {
            return failed(job, file, report, e);
        } catch (IOException e) {
            // What the system says of a full disk does not name it.
            String message = String.valueOf(e.getMessage());
            boolean isNamed = message.contains(String.valueOf(file.getFileName()));
            return failed(
                    job,
                    file,
                    report,
                    isNamed ? e : new IOException("cannot write " + file + ": " + message, e));
        } finally {
            progress.ended(job);
        }
    }

    private MirrorOutcome failed(
            MirrorJob job, Path file, @Nullable MirrorReport report, Exception e) {
        Path unscrubbed = ScrubbedMirror.unscrubbed(job, settings);
        return new MirrorOutcome(
                job, Course.RUN, file, report, null, null, e.getMessage(), unscrubbed);
    }

    private MirrorReport toDatabase(Mirror mirror, MirrorJob job) throws IOException {
        DeviceDatabase to = database;
        if (to == null) {
            throw new IllegalStateException("there is no database for " + job);
        }
        MirrorReport report = mirror.to(to, job.name());
        if (settings.keep() != null && report.unfinished() == null) {
            to.prune(job.name(), settings.keep());
        }
        return report;
    }

    private OidStore mirrored(MirrorJob job) throws IOException {
        Path recording = job.recording();
        return recording != null || database == null
                ? SnmprecFormat.read(recording == null ? settings.out() : recording).recording()
                : database.store(job.name());
    }
}

package dev.sonde.mirror;

import dev.sonde.client.Session;
import dev.sonde.mirror.internal.archive.Archive;
import dev.sonde.mirror.internal.archive.Rates;
import dev.sonde.mirror.internal.walk.Findings;
import dev.sonde.mirror.internal.walk.Survey;
import dev.sonde.mirror.internal.walk.Timings;
import dev.sonde.mirror.internal.walk.UptimeWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One run of a [Mirror] into an archive: reads the device as often as asked, waits in between, and
/// completes the archive. Belongs to the thread of the run.
final class MirrorPasses {

    private static final Duration PROGRESS_EVERY = Duration.ofMillis(200);

    private final Session session;
    private final MirrorOptions options;
    private final Consumer<Mirror.Progress> progress;
    private final long started = System.nanoTime();
    private final Timings timings = new Timings();
    private long requests;
    private boolean interrupted;

    MirrorPasses(Session session, MirrorOptions options, Consumer<Mirror.Progress> progress) {
        this.session = session;
        this.options = options;
        this.progress = progress;
    }

    MirrorReport run(Archive archive, int passes, Function<MirrorReport, List<String>> remarks)
            throws IOException {
        Findings findings = new Findings(archive);
        UptimeWatch watch = new UptimeWatch(session, findings);
        watch.begin();
        boolean isNew = archive.isNew();
        Survey survey = read(archive, findings, watch);
        String unfinished = stopped(survey, isNew);
        while (unfinished == null && archive.pass() < passes) {
            unfinished = pause();
            if (unfinished == null) {
                long read = survey.objects();
                archive.nextPass(() -> remarks.apply(report(read, findings, null)));
                survey = read(archive, findings, watch);
                unfinished = stopped(survey, true);
            }
        }
        if (unfinished == null) {
            watch.look();
        }
        long written =
                unfinished != null && archive.pass() == 1 ? archive.objects() : survey.objects();
        MirrorReport report = report(written, findings, unfinished);
        if (unfinished == null) {
            Rates rates = new Rates(!findings.isRestarted());
            long objects = archive.complete(remarks.apply(report), rates);
            report = report.completed(objects, rates.count(), rates.moving(), elapsed());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return report;
    }

    /// Why the pass is not whole; null if it is.
    ///
    /// @param isNew whether all of it was read in this run.
    private static @Nullable String stopped(Survey survey, boolean isNew) throws IOException {
        String stopped = survey.stopped();
        boolean isEmpty = isNew && survey.objects() == 0;
        return stopped == null && isEmpty && isSilence(survey.findings().gaps())
                ? "the device did not answer"
                : stopped;
    }

    private static boolean isSilence(List<Gap> gaps) {
        return !gaps.isEmpty() && gaps.stream().allMatch(gap -> gap.reason() == Gap.Reason.SILENT);
    }

    private Survey read(Archive archive, Findings findings, UptimeWatch watch) throws IOException {
        Survey survey = new Survey(session, options, archive, findings, watch, timings);
        for (Thread walker : survey.start()) {
            join(walker, survey);
        }
        requests += survey.requests();
        return survey;
    }

    private void join(Thread walker, Survey survey) {
        boolean ended = false;
        while (!ended) {
            try {
                ended = walker.join(PROGRESS_EVERY);
                progress.accept(progress(survey));
                if (elapsed().compareTo(options.time()) > 0) {
                    survey.stop("the time it may take is over");
                }
            } catch (InterruptedException e) {
                interrupted = true;
                survey.interrupt();
            }
        }
    }

    /// Why there is no next pass; null if there is.
    private @Nullable String pause() {
        try {
            Thread.sleep(options.interval());
            return null;
        } catch (InterruptedException e) {
            interrupted = true;
            return Survey.INTERRUPTED;
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static Mirror.Progress progress(Survey survey) {
        Findings findings = survey.findings();
        long gaps = findings.gaps().size() + findings.furtherGaps();
        return new Mirror.Progress(survey.objects(), survey.at(), gaps);
    }

    private MirrorReport report(long objects, Findings findings, @Nullable String unfinished) {
        return new MirrorReport(
                objects,
                requests,
                elapsed(),
                unfinished,
                findings.gaps(),
                findings.furtherGaps(),
                findings.unordered(),
                findings.distrusted(),
                timings.all(),
                findings.isRestarted(),
                0,
                List.of());
    }
}

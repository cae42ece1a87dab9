package dev.sonde.cli;

import dev.sonde.mirror.Mirror;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/// Shows on the error output how far a mirror is: a bar that moves on a terminal, and a line now
/// and then elsewhere. Thread-safe.
final class MirrorProgress implements AutoCloseable {

    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final @Nullable ProgressBar bar;
    private final PrintWriter err;
    private final int devices;
    private final Map<MirrorJob, Long> objects = new HashMap<>();
    private final Map<MirrorJob, Long> gaps = new HashMap<>();
    private final long started = System.nanoTime();
    private int ended;
    private long lastLine = started;

    private MirrorProgress(@Nullable ProgressBar bar, int devices, PrintWriter err) {
        this.bar = bar;
        this.devices = devices;
        this.err = err;
    }

    static MirrorProgress show(List<MirrorJob> jobs, PrintWriter err) {
        boolean isTerminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new MirrorProgress(
                isTerminal
                        ? new ProgressBarBuilder()
                                .setTaskName(
                                        jobs.size() == 1
                                                ? jobs.getFirst().name()
                                                : jobs.size() + " devices")
                                .setInitialMax(-1)
                                .setUnit(" objects", 1)
                                .showSpeed()
                                .build()
                        : null,
                jobs.size(),
                err);
    }

    synchronized void at(MirrorJob job, Mirror.Progress progress) {
        objects.put(job, progress.objects());
        gaps.put(job, progress.gaps());
        long now = System.nanoTime();
        if (bar != null) {
            bar.stepTo(sum(objects));
            bar.setExtraMessage(where(job, progress));
        } else if (now - lastLine > LINE_EVERY_NANOS) {
            lastLine = now;
            long seconds = Duration.ofNanos(now - started).toSeconds();
            err.printf(
                    "%,d objects in %d s, %,d a second, %s%n",
                    sum(objects),
                    seconds,
                    sum(objects) / Math.max(1, seconds),
                    where(job, progress));
            err.flush();
        }
    }

    private String where(MirrorJob job, Mirror.Progress progress) {
        String device =
                devices == 1 ? "" : "%d of %d devices done, %s ".formatted(ended, devices, job);
        String skipped = sum(gaps) == 0 ? "" : ", %,d places skipped".formatted(sum(gaps));
        return device + "at " + progress.at() + skipped;
    }

    private static long sum(Map<MirrorJob, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized void ended(MirrorJob job) {
        ended++;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

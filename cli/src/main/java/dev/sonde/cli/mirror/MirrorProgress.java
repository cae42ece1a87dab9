package dev.sonde.cli.mirror;

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
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/// Shows on the error output how far a mirror is, in a line that is kept up to date on a terminal,
/// and in one now and then elsewhere:
///
/// ```
/// core: 79,051 objects in 0:06, 13,175 a second, at 1.3.6.1.2.1.2.2.1.10.4, 1 place skipped
/// ```
///
/// Thread-safe.
final class MirrorProgress implements AutoCloseable {

    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final @Nullable ProgressBar bar;
    private final String task;
    private final PrintWriter err;
    private final int devices;
    private final Map<Job, Long> objects = new HashMap<>();
    private final Map<Job, Long> gaps = new HashMap<>();
    private final long started = System.nanoTime();
    private int ended;
    private long lastLine = started;

    private MirrorProgress(@Nullable ProgressBar bar, String task, int devices, PrintWriter err) {
        this.bar = bar;
        this.task = task;
        this.devices = devices;
        this.err = err;
    }

    static MirrorProgress show(List<Job> jobs, PrintWriter err) {
        boolean isTerminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        String task = jobs.size() == 1 ? jobs.getFirst().name() : jobs.size() + " devices";
        return new MirrorProgress(isTerminal ? bar(task) : null, task, jobs.size(), err);
    }

    /// How many objects a device has is known at its end, so there is nothing to draw a bar of.
    private static ProgressBar bar(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setRenderer(MirrorProgress::line)
                .build();
    }

    private static String line(ProgressState state, int width) {
        String line =
                line(
                        state.getTaskName(),
                        state.getCurrent(),
                        state.getElapsedAfterStart(),
                        state.getExtraMessage());
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }

    static String line(String task, long objects, Duration elapsed, String where) {
        long rate = objects * 1000 / Math.max(1, elapsed.toMillis());
        long seconds = elapsed.toSeconds();
        String time =
                seconds < 3600
                        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
        return "%s: %,d objects in %s, %,d a second%s".formatted(task, objects, time, rate, where);
    }

    synchronized void at(Job job, Mirror.Progress progress) {
        objects.put(job, progress.objects());
        gaps.put(job, progress.gaps());
        long now = System.nanoTime();
        if (bar != null) {
            bar.stepTo(sum(objects));
            bar.setExtraMessage(where(job, progress));
        } else if (now - lastLine > LINE_EVERY_NANOS) {
            lastLine = now;
            Duration elapsed = Duration.ofNanos(now - started);
            err.println(line(task, sum(objects), elapsed, where(job, progress)));
            err.flush();
        }
    }

    private String where(Job job, Mirror.Progress progress) {
        String device = devices == 1 ? "" : ", %d done, %s".formatted(ended, job);
        long skipped = sum(gaps);
        String places = skipped == 1 ? " place" : " places";
        return device
                + (device.isEmpty() ? ", at " : " at ")
                + progress.at()
                + (skipped == 0 ? "" : ", %,d%s skipped".formatted(skipped, places));
    }

    private static long sum(Map<Job, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized void ended(Job job) {
        ended++;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

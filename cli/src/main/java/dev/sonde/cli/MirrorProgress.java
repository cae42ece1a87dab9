package dev.sonde.cli;

import dev.sonde.mirror.Mirror;
import java.io.Console;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/// Shows on the error output how far a mirror is: a bar that moves on a terminal, and a line now
/// and then elsewhere.
final class MirrorProgress implements AutoCloseable {

    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final @Nullable ProgressBar bar;
    private long objects;
    private long lastLine = System.nanoTime();

    private MirrorProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static MirrorProgress show(String agent) {
        boolean isTerminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new MirrorProgress(
                isTerminal
                        ? new ProgressBarBuilder()
                                .setTaskName(agent)
                                .setInitialMax(-1)
                                .setUnit(" objects", 1)
                                .showSpeed()
                                .build()
                        : null);
    }

    void at(Mirror.Progress progress) {
        objects = progress.objects();
        if (bar != null) {
            bar.stepTo(objects);
            bar.setExtraMessage(progress.at().text());
        } else if (System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
            lastLine = System.nanoTime();
            System.err.printf("%,d objects, at %s%n", objects, progress.at());
        }
    }

    /// How many objects are written.
    long objects() {
        return objects;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

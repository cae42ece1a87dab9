package dev.sonde.cli.convert;

import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/// Shows on a terminal how many of many files are done; nothing elsewhere, where each file has its
/// line.
final class FilesProgress implements AutoCloseable {

    private static final int MANY = 10;

    private final @Nullable ProgressBar bar;

    private FilesProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static FilesProgress show(String task, int files) {
        boolean isTerminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new FilesProgress(
                isTerminal && files >= MANY
                        ? new ProgressBarBuilder()
                                .setTaskName(task)
                                .setInitialMax(files)
                                .setUnit(" files", 1)
                                .build()
                        : null);
    }

    void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

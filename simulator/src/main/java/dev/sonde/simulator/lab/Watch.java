package dev.sonde.simulator.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Looks for changes of the files of a lab, until it is interrupted.
final class Watch implements Runnable {

    private final Planner planner;
    private final Duration interval;
    private final Runnable update;

    /// @param update reads what has changed, if anything has.
    Watch(Planner planner, Duration interval, Runnable update) {
        this.planner = planner;
        this.interval = interval;
        this.update = update;
    }

    /// Looks in turn, and updates when two looks in a row agree, so that no file is read while it
    /// is being written.
    @Override
    public void run() {
        Map<Path, FileStamp> before = planner.touched();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(interval);
            } catch (InterruptedException e) {
                return;
            }
            Map<Path, FileStamp> now = planner.look();
            if (now.equals(before)) {
                update.run();
                now = planner.look();
            }
            before = now;
        }
    }
}

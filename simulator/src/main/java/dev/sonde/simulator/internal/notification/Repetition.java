package dev.sonde.simulator.internal.notification;

import dev.sonde.simulator.DeviceClock;
import java.time.Duration;
import java.util.function.LongConsumer;

/// Does something whenever a device's uptime is a multiple of a period, until it is interrupted.
final class Repetition implements Runnable {

    /// How much of what is due at a time is made up for.
    private static final int MOST_AT_ONCE = 1_000;

    private final long period;
    private final DeviceClock clock;
    private final LongConsumer action;
    private long due;

    /// @param action is given the uptime in nanoseconds that it was due at.
    Repetition(Duration period, DeviceClock clock, LongConsumer action) {
        this.period = period.toNanos();
        this.clock = clock;
        this.action = action;
        this.due = next();
    }

    private long next() {
        return (clock.uptimeNanos() / period + 1) * period;
    }

    @Override
    public void run() {
        try {
            while (true) {
                if (await()) {
                    catchUp();
                }
            }
        } catch (InterruptedException e) {
            // The device is not served any more.
        }
    }

    /// Whether the time has come, and not the clock been set back.
    private boolean await() throws InterruptedException {
        // The clock's own monitor, so that it is not set back between the two.
        synchronized (clock) {
            due = Math.min(due, next());
            return clock.awaitUptime(Duration.ofNanos(due));
        }
    }

    private void catchUp() {
        long last = next() - period;
        due = Math.max(due, last - (MOST_AT_ONCE - 1) * period);
        while (due <= last) {
            action.accept(due);
            due += period;
        }
    }
}

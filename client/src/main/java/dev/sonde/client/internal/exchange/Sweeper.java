package dev.sonde.client.internal.exchange;

import java.util.concurrent.locks.LockSupport;

/// Wakes the callers whose wait is over: one thread for all of them, so that each can park without
/// a time. A timed park costs a virtual thread more than the rest of an exchange.
final class Sweeper implements AutoCloseable {

    private static final long PERIOD_NANOS = 4_000_000;
    private static final int IDLE_PERIODS = 250;

    private final Outstanding outstanding;
    private final Thread thread;
    private volatile boolean asleep;
    private volatile boolean closed;

    Sweeper(Outstanding outstanding, String name) {
        this.outstanding = outstanding;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Must be called after a slot was taken and before its caller parks: an idle sweeper sleeps.
    void ensureAwake() {
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        int idlePeriods = 0;
        while (!closed) {
            if (idlePeriods < IDLE_PERIODS) {
                LockSupport.parkNanos(PERIOD_NANOS);
                idlePeriods = sweep() ? 0 : idlePeriods + 1;
            } else {
                asleep = true;
                if (!sweep()) {
                    LockSupport.park();
                }
                asleep = false;
                idlePeriods = 0;
            }
        }
    }

    /// Whether anything is outstanding.
    private boolean sweep() {
        long now = System.nanoTime();
        boolean[] any = new boolean[1];
        outstanding.forEach(slot -> {
            any[0] = true;
            slot.wakeIfOverdue(now);
        });
        return any[0];
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}

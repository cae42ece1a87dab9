package dev.sonde.client.internal.exchange;

import java.util.concurrent.atomic.AtomicLong;

/// Hands out the moments at which datagrams may leave, so that no two are closer than an interval.
/// Thread-safe and lock-free.
final class Pacer {

    private final long intervalNanos;
    private final AtomicLong nextFree;

    /// @param intervalNanos the least time between two datagrams.
    Pacer(long intervalNanos, long now) {
        this.intervalNanos = intervalNanos;
        this.nextFree = new AtomicLong(now);
    }

    /// Takes the next free moment.
    ///
    /// @return how many nanoseconds after `now` it is; 0 for at once.
    long reserve(long now) {
        while (true) {
            long free = nextFree.get();
            long moment = free - now > 0 ? free : now;
            if (nextFree.compareAndSet(free, moment + intervalNanos)) {
                return moment - now;
            }
        }
    }
}

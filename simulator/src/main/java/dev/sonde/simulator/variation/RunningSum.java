package dev.sonde.simulator.variation;

/// The sum of a rate from a device's start until any moment, whoever asked before and however
/// often: it adds up the same slots in the same order, always. Remembers how far it came, so that
/// going on is quick; going back begins again.
///
/// A slot is one second, and 64 seconds beyond the first twelve days, so that a clock that was set
/// years ahead is caught up with in a moment. Thread-safe.
final class RunningSum {

    /// An amount for each second.
    @FunctionalInterface
    interface Rate {

        /// The rate in the slot that ends in this second of the device's uptime.
        double until(long second);
    }

    private static final long NANOS = 1_000_000_000;
    private static final long FINE = 1 << 20;
    private static final int COARSE = 64;

    /// The sum of the first `slots` slots.
    private record Reached(long slots, double sum) {}

    private volatile Reached reached = new Reached(0, 0);

    /// The sum at `uptimeNanos`, where the last slot counts by the part of it that is over.
    double at(long uptimeNanos, Rate rate) {
        long second = uptimeNanos / NANOS;
        long slots = second < FINE ? second : FINE + (second - FINE) / COARSE;
        double part = (uptimeNanos - end(slots) * NANOS) / (double) NANOS;
        return sum(slots, rate) + part * rate.until(end(slots + 1));
    }

    private double sum(long slots, Rate rate) {
        Reached from = reached;
        if (from.slots() > slots) {
            from = new Reached(0, 0);
        }
        double sum = from.sum();
        for (long slot = from.slots() + 1; slot <= slots; slot++) {
            sum += rate.until(end(slot)) * (slot <= FINE ? 1 : COARSE);
        }
        reached = new Reached(slots, sum);
        return sum;
    }

    private static long end(long slot) {
        return slot <= FINE ? slot : FINE + (slot - FINE) * COARSE;
    }
}

package dev.sonde.simulator.internal.notification;

import java.util.concurrent.atomic.LongAdder;

/// Counts what became of each notification, for each target once.
public final class NotificationCounters {

    final LongAdder trapsSent = new LongAdder();
    final LongAdder informsAcknowledged = new LongAdder();
    final LongAdder failed = new LongAdder();

    public long trapsSent() {
        return trapsSent.sum();
    }

    public long informsAcknowledged() {
        return informsAcknowledged.sum();
    }

    public long failed() {
        return failed.sum();
    }
}

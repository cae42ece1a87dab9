package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.SimulatorStatistics;
import dev.sonde.simulator.internal.notification.NotificationCounters;
import dev.sonde.simulator.internal.usm.Incoming;
import java.util.concurrent.atomic.LongAdder;

/// Counts what became of each datagram: every one received ends in exactly one of the others.
public final class Counters {

    private static final System.Logger LOGGER = System.getLogger(Counters.class.getName());

    final LongAdder received = new LongAdder();
    final LongAdder answered = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder unknownVersion = new LongAdder();
    final LongAdder unknownCommunity = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder unsupported = new LongAdder();
    final LongAdder silent = new LongAdder();
    final LongAdder unsent = new LongAdder();
    private final LongAdder storeFailures = new LongAdder();
    private final NotificationCounters notifications = new NotificationCounters();

    NotificationCounters notifications() {
        return notifications;
    }

    /// A v3 message came to nothing.
    void dropped(Incoming.Reason reason) {
        LongAdder counter =
                switch (reason) {
                    case MALFORMED, INVALID_FLAGS, UNKNOWN_SECURITY_MODEL -> malformed;
                    case UNKNOWN_VERSION -> unknownVersion;
                    case NO_ENGINE, NOT_REPORTABLE -> refused;
                    case NO_REQUEST -> unsupported;
                };
        counter.increment();
    }

    /// A store could not do what was asked. The first failure is logged, the others are counted.
    void storeFailed(String operation, Throwable failure) {
        if (storeFailures.sum() == 0) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "A device''s store failed at a {0} and later failures are only counted: {1}",
                    operation,
                    failure);
        }
        storeFailures.increment();
    }

    public SimulatorStatistics statistics() {
        return new SimulatorStatistics(
                received.sum(),
                answered.sum(),
                malformed.sum(),
                unknownVersion.sum(),
                unknownCommunity.sum(),
                refused.sum(),
                unsupported.sum(),
                silent.sum(),
                unsent.sum(),
                storeFailures.sum(),
                notifications.trapsSent(),
                notifications.informsAcknowledged(),
                notifications.failed());
    }
}

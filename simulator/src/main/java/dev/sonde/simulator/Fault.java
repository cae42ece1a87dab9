package dev.sonde.simulator;

import dev.sonde.client.ErrorStatus;
import java.time.Duration;

/// What is wrong with a device: how its answers are late, lost or damaged. Several can hold at
/// once.
///
/// ```java
/// device.fault(Fault.latency(Duration.ofMillis(200), Duration.ofMillis(50)), Fault.loss(0.1));
/// ```
///
/// A share is a part of the requests, from 0 (none) to 1 (all). Which ones it falls on is drawn
/// from the device's name and the number of requests that it had while something was wrong: the
/// same on every run. Two faults of one kind fall on the same ones.
public sealed interface Fault {

    /// Every answer comes late by `delay`, more or less by up to `jitter`.
    record Latency(Duration delay, Duration jitter) implements Fault {
        public Latency {
            if (delay.isNegative() || jitter.isNegative()) {
                throw new IllegalArgumentException(
                        "a latency cannot be negative: " + delay + " ± " + jitter);
            }
        }
    }

    /// Every answer comes as late as those of the device did that was recorded, by the
    /// [timing][dev.sonde.simulator.recording.Recording#timings()] of the subtree that it begins
    /// in: mostly by the median, once in twenty times by the 95th percentile. Does nothing where
    /// the recording has no timings.
    record RecordedLatency() implements Fault {}

    /// A share of the requests gets no answer and does nothing, but is in the log.
    record Loss(double share) implements Fault {
        public Loss {
            check(share);
        }
    }

    /// No request gets an answer or does anything; all are in the log.
    record Mute() implements Fault {}

    /// A share of the answers comes twice.
    record Duplicate(double share) implements Fault {
        public Duplicate {
            check(share);
        }
    }

    /// A share of the requests is answered with an error-status: with error-index 0 for tooBig,
    /// genErr and authorizationError, 1 for the others. Nothing is changed by a SET among them.
    record Errors(ErrorStatus status, double share) implements Fault {
        public Errors {
            if (status == ErrorStatus.NO_ERROR) {
                throw new IllegalArgumentException("noError is no error");
            }
            check(share);
        }
    }

    /// A share of the answers is cut short.
    record Truncated(double share) implements Fault {
        public Truncated {
            check(share);
        }
    }

    /// A share of the answers has wrong octets in it.
    record Garbled(double share) implements Fault {
        public Garbled {
            check(share);
        }
    }

    static Fault latency(Duration delay) {
        return new Latency(delay, Duration.ZERO);
    }

    static Fault latency(Duration delay, Duration jitter) {
        return new Latency(delay, jitter);
    }

    static Fault recordedLatency() {
        return new RecordedLatency();
    }

    static Fault loss(double share) {
        return new Loss(share);
    }

    static Fault mute() {
        return new Mute();
    }

    static Fault duplicate(double share) {
        return new Duplicate(share);
    }

    static Fault errors(ErrorStatus status, double share) {
        return new Errors(status, share);
    }

    static Fault truncated(double share) {
        return new Truncated(share);
    }

    static Fault garbled(double share) {
        return new Garbled(share);
    }

    private static void check(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is 0 to 1, not " + share);
        }
    }
}

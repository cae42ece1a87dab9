package dev.sonde.client;

import java.time.Duration;

/// No answer came in any try, or none before the deadline.
///
/// An agent is silent when it is down, when UDP does not pass, and also when the community is
/// wrong: the three look the same.
public final class SnmpTimeoutException extends SnmpException {

    private static final long serialVersionUID = 1;

    private final int tries;
    private final Duration elapsed;

    public SnmpTimeoutException(Target target, String operation, int tries, Duration elapsed) {
        super(
                "no answer from %s to %s in %s (%.1f s): check address and port, that UDP passes, and %s"
                        .formatted(
                                target,
                                operation,
                                tries == 1 ? "1 try" : tries + " tries",
                                elapsed.toNanos() / 1e9,
                                suspicion(target.credentials())));
        this.tries = tries;
        this.elapsed = elapsed;
    }

    private static String suspicion(Credentials credentials) {
        return switch (credentials) {
            case Community _ -> "the community, for an agent stays silent when it is wrong";
            case UsmUser user when user.privProtocol() != null ->
                    "the privacy password, for an agent may stay silent when it cannot decrypt";
            case UsmUser _ -> "that it speaks SNMPv3";
        };
    }

    /// How many times the request was sent; 0 if the deadline passed while it waited for a slot.
    public int tries() {
        return tries;
    }

    /// The time from the call to giving up.
    public Duration elapsed() {
        return elapsed;
    }
}

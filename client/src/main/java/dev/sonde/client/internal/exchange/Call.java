package dev.sonde.client.internal.exchange;

import dev.sonde.client.ExchangeListener.Outcome;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.MalformedResponseException;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.Target;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.internal.message.Pdu;
import java.io.IOException;
import java.time.Duration;

/// One caller's question on its way: what is asked of whom, since when, and how it ends.
final class Call {

    private final Agent agent;
    private final Target target;
    private final Pdu request;
    private final long started = System.nanoTime();
    private int tries;
    private Outcome outcome = Outcome.FAILED;

    Call(Agent agent, Target target, Pdu request) {
        this.agent = agent;
        this.target = target;
        this.request = request;
    }

    Agent agent() {
        return agent;
    }

    Target target() {
        return target;
    }

    Pdu request() {
        return request;
    }

    int tries() {
        return tries;
    }

    void tried() {
        tries++;
    }

    Outcome outcome() {
        return outcome;
    }

    void answered() {
        outcome = Outcome.ANSWERED;
    }

    /// Nanoseconds left until the deadline; 0 or less when it has passed.
    long remaining() {
        return target.deadline().toNanos() - elapsed();
    }

    long elapsed() {
        return System.nanoTime() - started;
    }

    SnmpTimeoutException timeout() {
        outcome = Outcome.TIMED_OUT;
        return new SnmpTimeoutException(
                target, request.describe(), tries, Duration.ofNanos(elapsed()));
    }

    MalformedResponseException malformed(String fault) {
        return new MalformedResponseException(target, request.describe(), fault);
    }

    InterruptedCallException interrupted() {
        return new InterruptedCallException(target, request.describe());
    }

    UnreachableException unreachable(IOException cause) {
        return new UnreachableException(
                "cannot send %s to %s: %s"
                        .formatted(request.describe(), target, cause.getMessage()),
                cause);
    }
}

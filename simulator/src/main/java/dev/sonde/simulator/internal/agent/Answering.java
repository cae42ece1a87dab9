package dev.sonde.simulator.internal.agent;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.simulator.store.SilenceException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Answers requests as their devices do, faults and all: on the thread that brings a request where
/// nothing can make it wait, and on a virtual thread of its own where its device is late on purpose
/// or its store may wait.
final class Answering {

    /// How many requests may wait at a time; more are dropped, as a device's socket would.
    private static final int MAX_WAITING = 65_536;

    private final Responder responder;
    private final Counters counters;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    Answering(Responder responder, Counters counters) {
        this.responder = responder;
        this.counters = counters;
    }

    /// Answers `exchange`, now or later, or leaves it without an answer. Never throws.
    void answer(Exchange exchange) {
        ServedDevice device = exchange.context().device();
        device.log().add(exchange.request(), exchange.source());
        FaultPlan faults = device.faultPlan();
        long number = faults.isEmpty() ? 0 : device.nextNumber();
        if (faults.loses(number)) {
            counters.silent.increment();
        } else if (faults.isAsSlowAsRecorded()
                || faults.delayNanos(number) > 0
                || exchange.mayWait()) {
            answerApart(exchange, faults, number);
        } else {
            answer(exchange, faults, number);
        }
    }

    private void answerApart(Exchange exchange, FaultPlan faults, long number) {
        if (!waiting.tryAcquire()) {
            counters.unsent.increment();
            return;
        }
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(Duration.ofNanos(delayNanos(exchange, faults, number)));
                answer(exchange, faults, number);
            } catch (InterruptedException e) {
                throw new AssertionError("nobody has this thread", e);
            } finally {
                waiting.release();
            }
        });
    }

    private static long delayNanos(Exchange exchange, FaultPlan faults, long number) {
        long nanos = faults.delayNanos(number);
        if (faults.isAsSlowAsRecorded()) {
            Oid subject = exchange.subject();
            // Which may have read the recording just now.
            nanos += faults.recordedNanos(number, subject, exchange.context().recordedLatency());
        }
        return nanos;
    }

    private void answer(Exchange exchange, FaultPlan faults, long number) {
        byte[] response;
        try {
            response = response(exchange, faults.isEmpty() ? null : faults.error(number));
        } catch (SilenceException e) {
            counters.silent.increment();
            return;
        } catch (RuntimeException | Error e) {
            // Nobody else could say so, and the reader has other devices to read for.
            counters.storeFailed("request", e);
            response = null;
        }
        if (response == null) {
            counters.unsent.increment();
            return;
        }
        // Counted before it is sent: who has the answer should find it counted.
        counters.answered.increment();
        try {
            byte[] sent = faults.isEmpty() ? response : faults.damaged(response, number);
            for (int i = faults.isEmpty() ? 1 : faults.copies(number); i > 0; i--) {
                exchange.send(sent);
            }
        } catch (IOException e) {
            counters.answered.decrement();
            counters.unsent.increment();
        }
    }

    private byte @Nullable [] response(Exchange exchange, @Nullable ErrorStatus error) {
        if (error != null) {
            return responder.error(exchange.request(), error);
        }
        return exchange.isAuthorized()
                ? responder.answer(exchange.request(), exchange.route())
                : responder.error(exchange.request(), ErrorStatus.AUTHORIZATION_ERROR);
    }
}

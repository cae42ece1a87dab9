package dev.sonde.client;

import java.time.Duration;

/// Is told of every exchange that ends, for metrics and tracing. Flight recordings have the same in
/// the event `dev.sonde.Exchange`.
@FunctionalInterface
public interface ExchangeListener {

    /// How an exchange ended.
    enum Outcome {
        /// With a response, be its error-status what it may.
        ANSWERED,
        /// Without any answer in time.
        TIMED_OUT,
        /// With a report, an unreadable answer, an interrupt or a failure to send.
        FAILED
    }

    /// One exchange: a request, its retries, and what came of it.
    ///
    /// @param target whom it asked.
    /// @param operation the operation and its OIDs, in words.
    /// @param tries how many datagrams it sent.
    /// @param elapsed from the call to its end.
    /// @param outcome how it ended.
    record Exchanged(
            Target target, String operation, int tries, Duration elapsed, Outcome outcome) {}

    /// Called on the caller's thread when its exchange ends; it must not block and not throw.
    void exchanged(Exchanged exchange);
}

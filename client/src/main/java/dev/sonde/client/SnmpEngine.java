package dev.sonde.client;

import dev.sonde.client.internal.exchange.Exchange;
import dev.sonde.client.internal.exchange.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Owns the sockets that sessions share, the threads that read them and the table of outstanding
/// requests. One per application is enough: it serves any number of sessions and callers.
///
/// Thread-safe. An engine has as many sockets as the machine has processors, a reader for each, and
/// one thread that watches the time; all are daemons.
public final class SnmpEngine implements AutoCloseable {

    private static final class Shared {
        static final SnmpEngine ENGINE = new SnmpEngine(builder(), true);
    }

    private final Exchange exchange;
    private final boolean isShared;

    private SnmpEngine(Builder builder, boolean isShared) {
        this.isShared = isShared;
        this.exchange =
                new Exchange(
                        new Limits(
                                builder.sockets,
                                builder.maxInFlight,
                                builder.maxPerSecond,
                                builder.maxInFlightPerAgent,
                                builder.spacing.toNanos()),
                        builder.listener);
    }

    /// The engine that [Session#open(String, Credentials)] uses: opened on first use, never closed.
    public static SnmpEngine shared() {
        return Shared.ENGINE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// A session with the agent that `target` names. It costs an object: no socket, no thread.
    public Session session(Target target) {
        return new Session(this, target);
    }

    /// A session with the agent at `address`, with the defaults of [Target].
    ///
    /// @throws IllegalArgumentException if `address` is none, see [Target#of(String, Credentials)].
    /// @throws UnreachableException if the host name is unknown.
    public Session session(String address, Credentials credentials) {
        return session(Target.of(address, credentials));
    }

    /// What this engine has done so far.
    public EngineStatistics statistics() {
        return exchange.statistics();
    }

    Exchange exchange() {
        return exchange;
    }

    /// Closes the sockets. Calls under way, and all later ones, end with [ClosedException].
    @Override
    public void close() {
        if (isShared) {
            throw new IllegalStateException("the shared engine cannot be closed");
        }
        exchange.close();
    }

    /// The options of an engine. Not thread-safe.
    public static final class Builder {

        private int sockets = Runtime.getRuntime().availableProcessors();
        private int maxInFlight = 32_768;
        private int maxPerSecond;
        private int maxInFlightPerAgent = 8;
        private Duration spacing = Duration.ZERO;
        private @Nullable ExchangeListener listener;

        private Builder() {}

        /// How many UDP sockets to open, 1 to 64. Default: one per processor.
        public Builder sockets(int sockets) {
            this.sockets = inRange("sockets", sockets, 64);
            return this;
        }

        /// How many requests may wait for an answer at a time, 1 to 1,000,000; more callers wait
        /// for their turn within their deadline. Default: 32,768.
        public Builder maxInFlight(int maxInFlight) {
            this.maxInFlight = inRange("maxInFlight", maxInFlight, 1_000_000);
            return this;
        }

        /// How many datagrams may be sent in a second, 1 to 1,000,000. Default: no limit.
        public Builder maxPerSecond(int maxPerSecond) {
            this.maxPerSecond = inRange("maxPerSecond", maxPerSecond, 1_000_000);
            return this;
        }

        /// How many requests may wait for one agent at a time, 1 to 1,000,000: many agents are
        /// small machines. More callers wait for their turn within their deadline. Default: 8.
        public Builder maxInFlightPerAgent(int maxInFlightPerAgent) {
            this.maxInFlightPerAgent =
                    inRange("maxInFlightPerAgent", maxInFlightPerAgent, 1_000_000);
            return this;
        }

        /// The least time between two datagrams to one agent. Default: none.
        ///
        /// @throws IllegalArgumentException if it is negative.
        public Builder spacing(Duration spacing) {
            if (spacing.isNegative()) {
                throw new IllegalArgumentException("the spacing must not be negative: " + spacing);
            }
            this.spacing = spacing;
            return this;
        }

        /// Who is told of every exchange that ends. Default: nobody.
        public Builder listener(ExchangeListener listener) {
            this.listener = listener;
            return this;
        }

        private static int inRange(String option, int value, int max) {
            if (value < 1 || value > max) {
                throw new IllegalArgumentException(
                        "%s must be 1 to %d, not %d".formatted(option, max, value));
            }
            return value;
        }

        /// Opens the sockets and starts their readers.
        ///
        /// @throws UnreachableException if the machine has no socket to give.
        public SnmpEngine open() {
            return new SnmpEngine(this, false);
        }
    }
}

package dev.sonde.client.internal.exchange;

import dev.sonde.client.Community;
import dev.sonde.client.EngineStatistics;
import dev.sonde.client.ExchangeListener;
import dev.sonde.client.ExchangeListener.Exchanged;
import dev.sonde.client.MalformedResponseException;
import dev.sonde.client.ReportException;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.Target;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.message.PduReader;
import dev.sonde.client.internal.snmp4j.CommunityMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One question, one answer, in every version of SNMP, and told to whoever watches.
public final class Exchange implements AutoCloseable {

    private final Limits limits;
    private final Counters counters = new Counters();
    private final RoundTrips roundTrips;
    private final UsmExchange usm;
    private final @Nullable ExchangeListener listener;
    private final ConcurrentHashMap<InetSocketAddress, Agent> agents = new ConcurrentHashMap<>();

    /// Opens the sockets and starts their readers.
    ///
    /// @param listener is told of every exchange that ends; null for nobody.
    /// @throws UnreachableException if the machine has no socket to give.
    public Exchange(Limits limits, @Nullable ExchangeListener listener) {
        this(limits, null, listener);
    }

    /// As [#Exchange(Limits, ExchangeListener)], asking from one of the machine's addresses.
    ///
    /// @param local that address; null for whichever leads to who is asked.
    public Exchange(
            Limits limits, @Nullable InetAddress local, @Nullable ExchangeListener listener) {
        this.limits = limits;
        this.listener = listener;
        this.roundTrips = new RoundTrips(limits, counters, local);
        this.usm = new UsmExchange(roundTrips, counters);
    }

    /// What this engine knows of the agent at `address`, and keeps as long as it is open.
    public Agent agent(InetSocketAddress address) {
        return agents.computeIfAbsent(address, _ -> new Agent(limits));
    }

    /// Asks `agent` and waits for the answer, which may hold an error-status.
    ///
    /// @throws SnmpTimeoutException if no answer came in any try or before the deadline.
    /// @throws MalformedResponseException if answers came but none could be read.
    /// @throws ReportException if the agent's v3 engine refuses the message.
    public Pdu ask(Agent agent, Target target, Pdu request) {
        Call call = new Call(agent, target, request);
        ExchangeEvent event = new ExchangeEvent();
        event.begin();
        try {
            Pdu response =
                    switch (target.credentials()) {
                        case Community community ->
                                roundTrips.transact(
                                        call,
                                        id -> CommunityMessage.encode(community, request, id),
                                        (message, _) -> PduReader.ofCommunityMessage(message));
                        case UsmUser user -> usm.ask(call, user);
                    };
            call.answered();
            counters.answered.increment();
            return response;
        } finally {
            ended(call, event);
        }
    }

    private void ended(Call call, ExchangeEvent event) {
        if (event.shouldCommit()) {
            event.agent = call.target().toString();
            event.operation = call.request().describe();
            event.tries = call.tries();
            event.outcome = call.outcome().name();
            event.commit();
        }
        if (listener != null) {
            listener.exchanged(
                    new Exchanged(
                            call.target(),
                            call.request().describe(),
                            call.tries(),
                            Duration.ofNanos(call.elapsed()),
                            call.outcome()));
        }
    }

    public EngineStatistics statistics() {
        return counters.snapshot(roundTrips.inFlight());
    }

    /// Closes the sockets; calls under way end with [ClosedException].
    @Override
    public void close() {
        roundTrips.close();
    }
}

package dev.sonde.client.internal.exchange;

import dev.sonde.client.Oid;
import dev.sonde.client.ReportException;
import dev.sonde.client.ReportException.Reason;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.message.PduType;
import dev.sonde.client.internal.snmp4j.MasterKeys;
import dev.sonde.client.internal.snmp4j.RemoteEngine;
import dev.sonde.client.internal.snmp4j.UsmMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Exchanges of SNMPv3: finds out who the agent's engine is, keeps in time with it, and tells its
/// reports apart (RFC 3414 §3.2 and §4).
///
/// However many callers start at once, one of them discovers and the others wait for it, each no
/// longer than its own tries would have lasted. Every round trip has its full timeout.
final class UsmExchange {

    private static final UsmUser NOBODY = new UsmUser("");

    private final RoundTrips roundTrips;
    private final Counters counters;
    private final MasterKeys masterKeys = new MasterKeys();

    UsmExchange(RoundTrips roundTrips, Counters counters) {
        this.roundTrips = roundTrips;
        this.counters = counters;
    }

    Pdu ask(Call call, UsmUser user) {
        boolean resynchronized = false;
        boolean rediscovered = false;
        while (true) {
            RemoteEngine engine = engine(call);
            UsmMessage.Incoming incoming = transact(call, engine, user, call.request());
            if (incoming.pdu().type() == PduType.RESPONSE) {
                return incoming.pdu();
            }
            Reason reason = reason(incoming.pdu());
            if (reason == Reason.NOT_IN_TIME_WINDOW && incoming.isAuthentic() && !resynchronized) {
                // The report is authentic, so reading it has set our notion of the engine's clock.
                resynchronized = true;
            } else if (reason == Reason.UNKNOWN_ENGINE_ID && !rediscovered) {
                // Another device stands at this address now.
                call.agent().forget(engine);
                rediscovered = true;
            } else {
                throw new ReportException(call.target(), call.request().describe(), reason);
            }
        }
    }

    private UsmMessage.Incoming transact(
            Call call, RemoteEngine engine, UsmUser user, Pdu request) {
        return roundTrips.transact(
                call,
                msgId -> UsmMessage.encode(engine, user, call.target(), request, msgId),
                (message, msgId) -> UsmMessage.decode(engine, user, msgId, message));
    }

    private static Reason reason(Pdu report) {
        return report.varBinds().isEmpty()
                ? Reason.OTHER
                : Reason.of(report.varBinds().getFirst().oid());
    }

    private RemoteEngine engine(Call call) {
        Agent agent = call.agent();
        while (true) {
            RemoteEngine known = agent.remoteEngine();
            if (known != null) {
                return known;
            }
            CompletableFuture<@Nullable RemoteEngine> mine = new CompletableFuture<>();
            @Nullable CompletableFuture<@Nullable RemoteEngine> underWay =
                    agent.beginDiscovery(mine);
            if (underWay == null) {
                return discover(call, mine);
            }
            await(call, underWay);
            if (agent.remoteEngine() == null && patience(call) <= 0) {
                throw call.timeout();
            }
        }
    }

    private RemoteEngine discover(Call call, CompletableFuture<@Nullable RemoteEngine> mine) {
        @Nullable RemoteEngine found = call.agent().remoteEngine();
        try {
            if (found == null) {
                found = discover(call);
            }
            return found;
        } finally {
            call.agent().endDiscovery(mine, found);
        }
    }

    /// RFC 3414 §4: a request without a user to no engine is answered with a report that names the
    /// engine. Its clock is not authentic yet, but good enough to ask with.
    private RemoteEngine discover(Call call) {
        counters.discoveries.increment();
        UsmMessage.Incoming report =
                transact(
                        call,
                        RemoteEngine.UNKNOWN,
                        NOBODY,
                        Pdu.asking(PduType.GET, List.<Oid>of()));
        if (report.engineId().length() == 0) {
            throw call.malformed("its discovery report names no engineID");
        }
        return new RemoteEngine(
                report.engineId().bytes(), report.boots(), report.time(), masterKeys);
    }

    /// Waits for another caller's discovery, whatever comes of it.
    private static void await(Call call, CompletableFuture<@Nullable RemoteEngine> discovery) {
        try {
            discovery.get(patience(call), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw call.timeout();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.interrupted();
        } catch (ExecutionException e) {
            throw new AssertionError("a discovery completes with an engine or with null", e);
        }
    }

    /// How many nanoseconds a call may still wait for a discovery that it does not do itself: as
    /// long as its own tries would last.
    private static long patience(Call call) {
        Target target = call.target();
        double tries = 0;
        double next = target.timeout().toNanos();
        for (int i = 0; i <= target.retries(); i++) {
            tries += next;
            next *= target.backOff();
        }
        return Math.min((long) tries - call.elapsed(), call.remaining());
    }
}

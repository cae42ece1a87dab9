package dev.sonde.client.internal.exchange;

import dev.sonde.client.internal.snmp4j.RemoteEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What an engine has learned of the agent at one address, shared by all sessions with it.
public final class Agent {

    private final AtomicReference<@Nullable CompletableFuture<@Nullable RemoteEngine>> discovery =
            new AtomicReference<>();
    private volatile @Nullable RemoteEngine remoteEngine;
    private volatile int maxVarBinds = Integer.MAX_VALUE;

    private final Semaphore permits;
    private final @Nullable Pacer pacer;

    Agent(Limits limits) {
        this.permits = new Semaphore(limits.inFlightPerAgent());
        this.pacer =
                limits.spacingNanos() == 0
                        ? null
                        : new Pacer(limits.spacingNanos(), System.nanoTime());
    }

    /// One for each request that may wait for this agent at a time.
    Semaphore permits() {
        return permits;
    }

    /// What keeps datagrams to this agent apart, or null if nothing does.
    @Nullable Pacer pacer() {
        return pacer;
    }

    /// How many varbinds this agent can be asked for in one GETBULK, as far as is known.
    public int maxVarBinds() {
        return maxVarBinds;
    }

    /// Remembers that this agent could not bear more than `varBinds` at a time.
    public void learnMaxVarBinds(int varBinds) {
        maxVarBinds = Math.max(1, Math.min(maxVarBinds, varBinds));
    }

    /// The SNMPv3 engine at this address, or null before its discovery.
    @Nullable RemoteEngine remoteEngine() {
        return remoteEngine;
    }

    /// Forgets `engine`, which is no longer the one at this address.
    void forget(RemoteEngine engine) {
        if (remoteEngine == engine) {
            remoteEngine = null;
        }
    }

    /// Makes `mine` the discovery under way, or returns the one that is.
    @Nullable CompletableFuture<@Nullable RemoteEngine> beginDiscovery(
            CompletableFuture<@Nullable RemoteEngine> mine) {
        return discovery.compareAndExchange(null, mine);
    }

    /// Ends the discovery `mine` with what it found.
    void endDiscovery(
            CompletableFuture<@Nullable RemoteEngine> mine, @Nullable RemoteEngine found) {
        if (found != null) {
            remoteEngine = found;
        }
        discovery.set(null);
        mine.complete(found);
    }
}

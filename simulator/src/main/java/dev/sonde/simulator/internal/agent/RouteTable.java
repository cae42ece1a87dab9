package dev.sonde.simulator.internal.agent;

import dev.sonde.client.OctetString;
import dev.sonde.client.Version;
import dev.sonde.simulator.internal.usm.LocalEngine;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which device answers a request, among those that are asked at one listener.
///
/// Thread-safe; changes take effect with the next request. Where several devices would answer, the
/// one with the narrowest range around the manager does, then the one with the fewest versions,
/// then the one added last.
final class RouteTable {

    private final Map<OctetString, Route[]> byCommunity = new ConcurrentHashMap<>();
    private volatile Route[] anyCommunity = {};

    /// Those who tell of communities that are nobody's.
    private volatile Route[] watching = {};

    private final Map<OctetString, EngineRoutes> engines = new ConcurrentHashMap<>();

    /// Sends who asks with `community` to a device.
    void addCommunity(OctetString community, Route route) {
        byCommunity.merge(community, new Route[] {route}, RouteTable::lastFirst);
    }

    /// Sends who asks with a community that is nobody's to a device.
    synchronized void addAnyCommunity(Route route) {
        anyCommunity = lastFirst(anyCommunity, new Route[] {route});
    }

    /// Lets a device know of communities that are nobody's, from where it could be asked.
    synchronized void addWatching(Route route) {
        watching = lastFirst(watching, new Route[] {route});
    }

    /// The devices to tell that somebody asked with a community that is nobody's.
    List<ServedDevice> watching(Version version, InetAddress manager) {
        Route[] routes = watching;
        return routes.length == 0
                ? List.of()
                : Arrays.stream(routes)
                        .filter(route -> route.admits(version, manager))
                        .map(route -> route.context().device())
                        .toList();
    }

    /// Sends who asks `engine` for the contexts of `device` there.
    synchronized void addContexts(
            LocalEngine engine, ServedDevice device, Collection<Route> routes) {
        engines.computeIfAbsent(engine.engineId(), _ -> new EngineRoutes(engine))
                .add(device, routes);
    }

    private static Route[] lastFirst(Route[] present, Route[] added) {
        return Stream.of(added, present).flatMap(Arrays::stream).toArray(Route[]::new);
    }

    /// Forgets every route to `device`.
    synchronized void remove(ServedDevice device) {
        for (OctetString community : device.communities()) {
            byCommunity.computeIfPresent(community, (_, routes) -> without(routes, device));
        }
        anyCommunity = orNone(without(anyCommunity, device));
        watching = orNone(without(watching, device));
        engines.values().forEach(engine -> engine.remove(device));
        engines.values().removeIf(EngineRoutes::isEmpty);
    }

    private static Route[] orNone(Route @Nullable [] routes) {
        return routes == null ? new Route[0] : routes;
    }

    /// The engine with this engineID, or null if no device that is asked here has it.
    @Nullable EngineRoutes engine(OctetString engineId) {
        return engines.get(engineId);
    }

    /// The engine that a manager finds here when it knows none: the only one, or `shared` where
    /// there are more or none.
    LocalEngine discovery(LocalEngine shared) {
        if (engines.size() == 1) {
            for (EngineRoutes only : engines.values()) {
                return only.engine();
            }
        }
        return shared;
    }

    private static Route @Nullable [] without(Route[] routes, ServedDevice device) {
        Predicate<Route> leads = route -> route.context().device() == device;
        Route[] left = Arrays.stream(routes).filter(leads.negate()).toArray(Route[]::new);
        return left.length == 0 ? null : left;
    }

    /// The way to who answers to `community`, or null.
    @Nullable Route find(OctetString community, Version version, InetAddress manager) {
        Route[] routes = byCommunity.get(community);
        Route found = routes == null ? null : narrowest(routes, version, manager);
        return found == null ? narrowest(anyCommunity, version, manager) : found;
    }

    private static @Nullable Route narrowest(Route[] routes, Version version, InetAddress manager) {
        Route found = null;
        int narrowness = Route.CLOSED;
        for (Route route : routes) {
            int next = route.narrowness(version, manager);
            if (next > narrowness) {
                found = route;
                narrowness = next;
            }
        }
        return found;
    }
}

package dev.sonde.simulator.internal.agent;

import dev.sonde.client.OctetString;
import dev.sonde.client.Version;
import dev.sonde.simulator.internal.usm.LocalEngine;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The contexts of one SNMP engine that are asked for at one listener.
///
/// A device is asked for by its name, or by `NAME@CONTEXT` for another than its default context.
/// Where it is the only device of its engine, the names of its contexts alone do, and the empty
/// name is the default one.
final class EngineRoutes {

    private final LocalEngine engine;
    private final Map<OctetString, Route> byName = new ConcurrentHashMap<>();
    private final Map<ServedDevice, Map<OctetString, Route>> byDevice = new ConcurrentHashMap<>();

    EngineRoutes(LocalEngine engine) {
        this.engine = engine;
    }

    LocalEngine engine() {
        return engine;
    }

    boolean isEmpty() {
        return byDevice.isEmpty();
    }

    void add(ServedDevice device, Collection<Route> routes) {
        Map<OctetString, Route> own = new ConcurrentHashMap<>();
        for (Route route : routes) {
            String context = route.context().name();
            own.put(OctetString.of(context), route);
            byName.put(fullName(device, context), route);
        }
        byDevice.put(device, own);
    }

    void remove(ServedDevice device) {
        Map<OctetString, Route> own = byDevice.remove(device);
        if (own != null) {
            for (Route route : own.values()) {
                // Its name may be another device's by now, which takes its place.
                byName.computeIfPresent(
                        fullName(device, route.context().name()),
                        (_, present) -> present.context().device() == device ? null : present);
            }
        }
    }

    private static OctetString fullName(ServedDevice device, String context) {
        return ServedDevice.community(device.spec().name(), context);
    }

    /// The way to the context of that name, if `manager` may ask for it, or null.
    @Nullable Route find(OctetString contextName, InetAddress manager) {
        Route route = byName.get(contextName);
        if (route == null && byDevice.size() == 1) {
            List<Map<OctetString, Route>> only = List.copyOf(byDevice.values());
            route = only.isEmpty() ? null : only.getFirst().get(contextName);
        }
        return route != null && route.admits(Version.V3, manager) ? route : null;
    }
}

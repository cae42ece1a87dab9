package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Version;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.internal.notification.NotificationSender;
import dev.sonde.simulator.internal.notification.Notifier;
import dev.sonde.simulator.internal.notification.Origin;
import dev.sonde.simulator.internal.usm.LocalEngine;
import dev.sonde.simulator.internal.usm.MessageProcessing;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Listens and answers for devices.
///
/// The way of a request: the [Reader] of all [listeners][Listener] hands its octets to the
/// [Intake], which finds out who is asked; [Answering] has the [Responder] answer, with the
/// device's faults.
public final class Agent implements AutoCloseable {

    /// The largest message that fits into a UDP datagram over IPv4.
    public static final int MAX_MESSAGE_SIZE = 65_507;

    /// The least that every manager takes (RFC 3417 §3.2).
    public static final int MIN_MESSAGE_SIZE = 484;

    private final Engines engines;
    private final NotificationSender notificationSender;
    private final Reader reader;

    /// The listeners of the whole simulator.
    private final List<Listener> shared = new ArrayList<>();

    /// The listeners that devices have of their own, with how many devices have each.
    private final Map<Listener, Integer> own = new HashMap<>();

    private final Map<InetSocketAddress, Listener> ownByAddress = new HashMap<>();

    private boolean closed;

    private Agent(
            Engines engines,
            Counters counters,
            int maxMessageSize,
            boolean answersEmptyContextEngineId)
            throws IOException {
        this.engines = engines;
        MessageProcessing messageProcessing = new MessageProcessing(maxMessageSize);
        this.notificationSender =
                new NotificationSender(messageProcessing, counters.notifications());
        Intake intake =
                new Intake(
                        messageProcessing,
                        engines.shared(),
                        answersEmptyContextEngineId,
                        new Answering(new Responder(maxMessageSize), counters),
                        counters);
        this.reader = Reader.start("sonde-simulator", intake::received);
    }

    /// Binds `addresses` and starts to answer, without devices yet.
    ///
    /// @param maxMessageSize the largest response in octets.
    /// @param answersEmptyContextEngineId whether an empty contextEngineID stands for the engine
    ///   that was asked.
    /// @throws BindException if a port is taken or an address is not this machine's.
    public static Agent start(
            List<InetSocketAddress> addresses,
            Engines engines,
            Counters counters,
            int maxMessageSize,
            boolean answersEmptyContextEngineId)
            throws IOException {
        Agent agent = new Agent(engines, counters, maxMessageSize, answersEmptyContextEngineId);
        try {
            for (InetSocketAddress address : addresses) {
                Listener listener = Listener.open(address);
                agent.shared.add(listener);
                agent.reader.add(listener);
            }
            return agent;
        } catch (IOException e) {
            agent.close();
            throw e;
        }
    }

    /// Serves `device`, opening the addresses of its own that are not open yet.
    ///
    /// @throws BindException if one cannot be opened; nothing is changed then.
    /// @throws IllegalStateException after [#close()].
    public synchronized void add(ServedDevice device) throws IOException {
        if (closed) {
            throw new IllegalStateException("the simulator is closed");
        }
        List<Listener> listeners = new ArrayList<>();
        LocalEngine engine;
        try {
            for (InetSocketAddress address : device.spec().addresses()) {
                listeners.add(listener(address));
            }
            engine = engines.add(device);
        } catch (IOException | RuntimeException e) {
            listeners.forEach(this::release);
            throw e;
        }
        device.listeners(listeners.isEmpty() ? shared : listeners);
        device.users(engines.users(device));
        Origin origin = new Origin(device.clock(), engine, device.addresses(), device.store(""));
        device.notifier(new Notifier(device.spec().notifications(), origin, notificationSender));
        device.listeners().forEach(listener -> route(listener.routes(), device, engine));
    }

    private Listener listener(InetSocketAddress address) throws IOException {
        for (Listener listener : shared) {
            if (listener.address().equals(address)) {
                return listener;
            }
        }
        Listener open = ownByAddress.get(address);
        if (open != null) {
            own.merge(open, 1, Integer::sum);
            return open;
        }
        Listener opened = Listener.open(address);
        own.put(opened, 1);
        ownByAddress.put(opened.address(), opened);
        reader.add(opened);
        return opened;
    }

    private void release(Listener listener) {
        Integer users = own.get(listener);
        if (users != null && users > 1) {
            own.put(listener, users - 1);
        } else if (users != null) {
            own.remove(listener);
            ownByAddress.remove(listener.address());
            reader.remove(listener);
        }
    }

    static void route(RouteTable routes, ServedDevice device, LocalEngine engine) {
        DeviceSpec spec = device.spec();
        List<Route> all = new ArrayList<>();
        for (DeviceContext context : device.contexts().values()) {
            Route route = new Route(context, spec.versions(), device.sources(), false);
            Route toRead = new Route(context, spec.versions(), device.sources(), true);
            all.add(route);
            for (String community : spec.communities()) {
                routes.addCommunity(ServedDevice.community(community, context.name()), route);
            }
            for (String community : spec.readOnlyCommunities()) {
                routes.addCommunity(ServedDevice.community(community, context.name()), toRead);
            }
            if (spec.answersToAnyCommunity() && context.name().isEmpty()) {
                routes.addAnyCommunity(route);
            }
            if (context.name().isEmpty()
                    && !spec.notifications().atAuthenticationFailure().isEmpty()) {
                routes.addWatching(route);
            }
        }
        if (spec.versions().contains(Version.V3)) {
            routes.addContexts(engine, device, all);
        }
    }

    /// Serves `device` no more, and closes the addresses that were its alone.
    public synchronized void remove(ServedDevice device) {
        device.listeners().forEach(listener -> listener.routes().remove(device));
        device.listeners().forEach(this::release);
        device.silence();
        engines.remove(device);
    }

    /// The addresses bound for the whole simulator.
    public List<InetSocketAddress> addresses() {
        return shared.stream().map(Listener::address).toList();
    }

    /// Frees the ports; the request being answered, if any, is the last.
    @Override
    public synchronized void close() {
        closed = true;
        try {
            shared.forEach(Listener::close);
            own.keySet().forEach(Listener::close);
        } finally {
            notificationSender.close();
            reader.close();
        }
    }
}

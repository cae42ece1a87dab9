package dev.sonde.simulator.internal.agent;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.OctetString;
import dev.sonde.client.Version;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.internal.notification.NotificationSender;
import dev.sonde.simulator.internal.notification.Notifier;
import dev.sonde.simulator.internal.notification.Origin;
import dev.sonde.simulator.internal.usm.Incoming;
import dev.sonde.simulator.internal.usm.LocalEngine;
import dev.sonde.simulator.internal.usm.MessageProcessing;
import dev.sonde.simulator.internal.usm.ReportCounter;
import dev.sonde.simulator.internal.usm.UsmRequest;
import dev.sonde.simulator.store.SilenceException;
import dev.sonde.simulator.store.Waiting;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;

/// Listens and answers for devices.
///
/// A request is decoded, answered and sent on the [Reader]'s thread where nothing can make it wait,
/// and on a virtual thread of its own where its device is late on purpose or its store may wait.
public final class Agent implements AutoCloseable {

    /// The largest message that fits into a UDP datagram over IPv4.
    public static final int MAX_MESSAGE_SIZE = 65_507;

    /// The least that every manager takes (RFC 3417 §3.2).
    public static final int MIN_MESSAGE_SIZE = 484;

    /// How many requests may wait at a time; more are dropped, as a device's socket would.
    private static final int MAX_WAITING = 65_536;

    private final Counters counters;
    private final Engines engines;
    private final MessageProcessing messageProcessing;
    private final boolean answersEmptyContextEngineId;
    private final Responder responder;
    private final NotificationSender notificationSender;
    private final Reader reader;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    /// The listeners of the whole simulator.
    private final List<Listener> shared = new ArrayList<>();

    /// The listeners that devices have of their own, with how many devices have each.
    private final Map<Listener, Integer> own = new HashMap<>();

    private boolean closed;

    private Agent(
            Engines engines,
            Counters counters,
            int maxMessageSize,
            boolean answersEmptyContextEngineId)
            throws IOException {
        this.counters = counters;
        this.engines = engines;
        this.messageProcessing = new MessageProcessing(maxMessageSize);
        this.answersEmptyContextEngineId = answersEmptyContextEngineId;
        this.responder = new Responder(maxMessageSize);
        this.notificationSender =
                new NotificationSender(messageProcessing, counters.notifications());
        this.reader = Reader.start("sonde-simulator", this::received);
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
        for (Map.Entry<Listener, Integer> entry : own.entrySet()) {
            if (entry.getKey().address().equals(address)) {
                entry.setValue(entry.getValue() + 1);
                return entry.getKey();
            }
        }
        Listener opened = Listener.open(address);
        own.put(opened, 1);
        reader.add(opened);
        return opened;
    }

    private void release(Listener listener) {
        Integer users = own.get(listener);
        if (users != null && users > 1) {
            own.put(listener, users - 1);
        } else if (users != null) {
            own.remove(listener);
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

    private void received(Listener listener, byte[] message, InetSocketAddress source) {
        counters.received.increment();
        MessageCheck check = new MessageCheck(message);
        switch (check.verdict()) {
            case REQUEST -> requested(listener, message, check, source);
            case NO_REQUEST -> counters.unsupported.increment();
            case V3 -> requestedInV3(listener, message, source);
            case UNKNOWN_VERSION -> counters.unknownVersion.increment();
            case MALFORMED -> counters.malformed.increment();
        }
    }

    private void requested(
            Listener listener, byte[] message, MessageCheck check, InetSocketAddress source) {
        CommunityRequest request;
        try {
            request = CommunityRequest.decode(message, check);
        } catch (IOException e) {
            counters.malformed.increment();
            return;
        }
        Route route =
                listener.routes().find(request.community(), request.version(), source.getAddress());
        if (route == null) {
            counters.unknownCommunity.increment();
            // The authenticationFailure trap of RFC 1157 §4.1.6.5.
            listener.routes()
                    .watching(request.version(), source.getAddress())
                    .forEach(device -> device.notifier().authenticationFailed());
            return;
        }
        answer(new Exchange(listener, source, request, route));
    }

    private void requestedInV3(Listener listener, byte[] message, InetSocketAddress source) {
        RouteTable routes = listener.routes();
        Incoming incoming =
                messageProcessing.decode(
                        message,
                        routes.discovery(engines.shared()),
                        id -> {
                            EngineRoutes engine = routes.engine(id);
                            return engine == null ? null : engine.engine();
                        });
        switch (incoming) {
            case UsmRequest request -> requested(listener, request, source);
            case Incoming.Report report -> report(listener, report.message(), source);
            case Incoming.Dropped dropped -> counters.dropped(dropped.reason());
        }
    }

    /// RFC 3412 §7.2.1 step 13 and RFC 3413 §3.2 steps 5 on: whether anybody answers for the
    /// contextEngineID, then for the context, then whether the user may ask it.
    private void requested(Listener listener, UsmRequest request, InetSocketAddress source) {
        OctetString engineId = request.engine().engineId();
        boolean known =
                request.contextEngineId().equals(engineId)
                        || (answersEmptyContextEngineId && request.contextEngineId().length() == 0);
        if (!known) {
            report(listener, request.report(ReportCounter.UNKNOWN_PDU_HANDLERS), source);
            return;
        }
        EngineRoutes routes = listener.routes().engine(engineId);
        Route route =
                routes == null ? null : routes.find(request.contextName(), source.getAddress());
        if (route == null) {
            report(listener, request.report(ReportCounter.UNKNOWN_CONTEXTS), source);
            return;
        }
        answer(new Exchange(listener, source, new V3Request(request), route));
    }

    private void report(Listener listener, byte[] message, InetSocketAddress destination) {
        counters.refused.increment();
        try {
            listener.send(message, destination);
        } catch (IOException e) {
            // The manager asks again.
        }
    }

    /// One request and the way back.
    private record Exchange(
            Listener listener, InetSocketAddress source, IncomingRequest request, Route route) {

        DeviceContext context() {
            return route.context();
        }

        void send(byte[] message) throws IOException {
            listener.send(message, source);
        }

        boolean isAuthorized() {
            return !(request instanceof V3Request v3)
                    || context().device().admits(v3.message().user(), v3.message().level());
        }

        boolean mayWait() {
            try {
                Waiting store = context().store().waiting();
                return store == Waiting.ALWAYS
                        || (store == Waiting.TO_SET && request.pdu().getType() == PDU.SET);
            } catch (RuntimeException e) {
                // A store is anybody's code: one that cannot even tell is not asked here.
                return true;
            }
        }
    }

    private void answer(Exchange exchange) {
        ServedDevice device = exchange.context().device();
        device.log().add(exchange.request(), exchange.source());
        FaultPlan faults = device.faultPlan();
        long number = faults.isEmpty() ? 0 : device.nextNumber();
        if (faults.loses(number)) {
            counters.silent.increment();
        } else if (faults.delayNanos(number) > 0 || exchange.mayWait()) {
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
                Thread.sleep(Duration.ofNanos(faults.delayNanos(number)));
                answer(exchange, faults, number);
            } catch (InterruptedException e) {
                throw new AssertionError("nobody has this thread", e);
            } finally {
                waiting.release();
            }
        });
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
            return Responder.error(exchange.request(), error);
        }
        return exchange.isAuthorized()
                ? responder.answer(exchange.request(), exchange.route())
                : Responder.error(exchange.request(), ErrorStatus.AUTHORIZATION_ERROR);
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

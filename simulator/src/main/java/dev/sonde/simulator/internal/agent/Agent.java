package dev.sonde.simulator.internal.agent;

import dev.sonde.client.ErrorStatus;
import dev.sonde.simulator.DeviceSpec;
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
    private final Responder responder;
    private final Reader reader;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    /// The listeners of the whole simulator.
    private final List<Listener> shared = new ArrayList<>();

    /// The listeners that devices have of their own, with how many devices have each.
    private final Map<Listener, Integer> own = new HashMap<>();

    private boolean closed;

    private Agent(Counters counters, int maxMessageSize) throws IOException {
        this.counters = counters;
        this.responder = new Responder(maxMessageSize);
        this.reader = Reader.start("sonde-simulator", this::received);
    }

    /// Binds `addresses` and starts to answer, without devices yet.
    ///
    /// @param maxMessageSize the largest response in octets.
    /// @throws BindException if a port is taken or an address is not this machine's.
    public static Agent start(
            List<InetSocketAddress> addresses, Counters counters, int maxMessageSize)
            throws IOException {
        Agent agent = new Agent(counters, maxMessageSize);
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
        try {
            for (InetSocketAddress address : device.spec().addresses()) {
                listeners.add(listener(address));
            }
        } catch (IOException | RuntimeException e) {
            listeners.forEach(this::release);
            throw e;
        }
        device.listeners(listeners.isEmpty() ? shared : listeners);
        device.listeners().forEach(listener -> route(listener.routes(), device));
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

    static void route(RouteTable routes, ServedDevice device) {
        DeviceSpec spec = device.spec();
        device.contexts()
                .forEach((name, context) -> {
                    Route route = new Route(context, spec.versions(), device.sources());
                    for (String community : spec.communities()) {
                        routes.addCommunity(ServedDevice.community(community, name), route);
                    }
                    if (spec.answersToAnyCommunity() && name.isEmpty()) {
                        routes.addAnyCommunity(route);
                    }
                });
    }

    /// Serves `device` no more, and closes the addresses that were its alone.
    public synchronized void remove(ServedDevice device) {
        device.listeners().forEach(listener -> listener.routes().remove(device));
        device.listeners().forEach(this::release);
    }

    private void received(Listener listener, byte[] message, InetSocketAddress source) {
        counters.received.increment();
        MessageCheck check = new MessageCheck(message);
        switch (check.verdict()) {
            case REQUEST -> requested(listener, message, check, source);
            case NO_REQUEST -> counters.unsupported.increment();
            case V3, UNKNOWN_VERSION -> counters.unknownVersion.increment();
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
        DeviceContext context =
                listener.routes().find(request.community(), request.version(), source.getAddress());
        if (context == null) {
            counters.unknownCommunity.increment();
            return;
        }
        answer(new Exchange(listener, source, request, context));
    }

    /// One request and the way back.
    private record Exchange(
            Listener listener,
            InetSocketAddress source,
            IncomingRequest request,
            DeviceContext context) {

        void send(byte[] message) throws IOException {
            listener.send(message, source);
        }

        boolean mayWait() {
            try {
                Waiting store = context.store().waiting();
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
        return error == null
                ? responder.answer(exchange.request(), exchange.context())
                : Responder.error(exchange.request(), error);
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
            reader.close();
        }
    }
}

package dev.sonde.simulator.internal.agent;

import dev.sonde.client.internal.transport.AgentAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;

/// Listens on one address and answers for the devices of a [DeviceTable].
///
/// Requests are decoded, answered and sent on the listener's reader. From [Responder#processPdu] on
/// a request refers to nothing of the reader's, so that any thread could go on with it.
public final class Agent implements AutoCloseable {

    /// The largest message that fits into a UDP datagram over IPv4.
    public static final int MAX_MESSAGE_SIZE = 65_507;

    /// The least that every manager takes (RFC 3417 §3.2).
    public static final int MIN_MESSAGE_SIZE = 484;

    private final Listener listener;
    private final ReplyPath replyPath;
    private final Dispatcher dispatcher;
    private final Counters counters;

    private Agent(Listener listener, DeviceTable devices, Counters counters, int maxMessageSize) {
        this.listener = listener;
        this.replyPath = new ReplyPath(listener, maxMessageSize);
        this.dispatcher =
                new Dispatcher(new Responder(devices, counters, maxMessageSize), counters);
        this.counters = counters;
    }

    /// Binds `address` and starts to answer.
    ///
    /// @param maxMessageSize the largest response in octets.
    /// @throws BindException if the port is taken or the address is not this machine's.
    public static Agent start(
            InetSocketAddress address, DeviceTable devices, Counters counters, int maxMessageSize)
            throws IOException {
        Listener listener = open(address);
        Agent agent = new Agent(listener, devices, counters, maxMessageSize);
        listener.start(agent::received);
        return agent;
    }

    private static Listener open(InetSocketAddress address) throws IOException {
        try {
            return Listener.open(address);
        } catch (SocketException e) {
            BindException clear =
                    new BindException(
                            "cannot listen on %s: %s"
                                    .formatted(AgentAddress.text(address), reason(address, e)));
            clear.initCause(e);
            throw clear;
        }
    }

    private static String reason(InetSocketAddress address, SocketException e)
            throws SocketException {
        if (!address.getAddress().isAnyLocalAddress()
                && NetworkInterface.getByInetAddress(address.getAddress()) == null) {
            return "it is not an address of this machine";
        }
        String cause = String.valueOf(e.getMessage());
        if (cause.contains("in use")) {
            return "the port is in use, choose another or stop the program that has it";
        }
        return cause.contains("denied")
                ? "not permitted, choose a port above 1023 or run with the right to use this one"
                : cause;
    }

    private void received(byte[] message, InetSocketAddress source) {
        counters.received.increment();
        switch (MessageCheck.of(message)) {
            case REQUEST ->
                    dispatcher.processMessage(
                            replyPath, new Peer(source), ByteBuffer.wrap(message), null);
            case NO_REQUEST -> counters.unsupported.increment();
            case UNKNOWN_VERSION -> counters.unknownVersion.increment();
            case MALFORMED -> counters.malformed.increment();
        }
    }

    /// The address bound.
    public InetSocketAddress address() {
        return listener.address();
    }

    /// Frees the port; the request being answered, if any, is the last.
    @Override
    public void close() {
        listener.close();
    }
}

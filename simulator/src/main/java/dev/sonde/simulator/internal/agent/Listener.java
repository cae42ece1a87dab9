package dev.sonde.simulator.internal.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/// A UDP socket and the thread that reads it.
///
/// The reader takes in what has arrived before it handles any of it, and again after every few: the
/// kernel keeps only a few hundred requests where nobody has raised its limits, and the rest of a
/// burst from thousands of managers would be lost while the first are being answered.
///
/// The channel is in non-blocking mode: a blocking one is closed for everybody when one caller is
/// interrupted inside it.
final class Listener implements AutoCloseable {

    /// Takes what arrived, on the reader's thread; it must not throw. The octets are its own.
    @FunctionalInterface
    interface Receiver {
        void received(byte[] message, InetSocketAddress source);
    }

    private static final class Datagram {
        final byte[] message;
        final InetSocketAddress source;

        Datagram(byte[] message, InetSocketAddress source) {
            this.message = message;
            this.source = source;
        }
    }

    private static final int MAX_DATAGRAM = 65_535;
    private static final int BUFFER_SIZE = 8 << 20;

    /// How much may wait to be handled; more is left to the kernel, which drops it.
    private static final int MAX_WAITING_OCTETS = 16 << 20;

    private static final int MAX_WAITING = 32_768;
    private static final int TAKEN_AT_ONCE = 64;
    private static final int HANDLED_AT_ONCE = 16;
    private static final long PAUSE_AFTER_ERROR_NANOS = 1_000_000;

    private final DatagramChannel channel;
    private final Selector selector;
    private final InetSocketAddress address;
    private final Queue<Datagram> waiting = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private int waitingOctets;

    private Listener(DatagramChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.address = (InetSocketAddress) channel.getLocalAddress();
    }

    /// Binds `address`; nothing is read before [#start(Receiver)].
    static Listener open(InetSocketAddress address) throws IOException {
        StandardProtocolFamily family =
                address.getAddress() instanceof Inet4Address
                        ? StandardProtocolFamily.INET
                        : StandardProtocolFamily.INET6;
        DatagramChannel channel = DatagramChannel.open(family);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_SIZE);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_SIZE);
            channel.bind(address);
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new Listener(channel, selector);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// The address bound.
    InetSocketAddress address() {
        return address;
    }

    /// Starts the reader, a daemon.
    void start(Receiver receiver) {
        Thread.ofPlatform()
                .daemon()
                .name("sonde-simulator-" + address.getPort())
                .start(() -> read(receiver));
    }

    private void read(Receiver receiver) {
        while (channel.isOpen()) {
            try {
                takeIn();
                if (waiting.isEmpty()) {
                    selector.select();
                    selector.selectedKeys().clear();
                }
            } catch (IOException | ClosedSelectorException e) {
                LockSupport.parkNanos(PAUSE_AFTER_ERROR_NANOS);
            }
            handle(receiver);
        }
    }

    private void takeIn() throws IOException {
        for (int i = 0;
                i < TAKEN_AT_ONCE
                        && waiting.size() < MAX_WAITING
                        && waitingOctets < MAX_WAITING_OCTETS;
                i++) {
            InetSocketAddress source = (InetSocketAddress) channel.receive(buffer.clear());
            if (source == null) {
                return;
            }
            byte[] message = new byte[buffer.flip().remaining()];
            buffer.get(message);
            waiting.add(new Datagram(message, source));
            waitingOctets += message.length;
        }
    }

    private void handle(Receiver receiver) {
        for (int i = 0; i < HANDLED_AT_ONCE && channel.isOpen(); i++) {
            Datagram next = waiting.poll();
            if (next == null) {
                return;
            }
            waitingOctets -= next.message.length;
            receiver.received(next.message, next.source);
        }
    }

    /// Sends one datagram, from any thread, without waiting.
    void send(byte[] message, InetSocketAddress destination) throws IOException {
        if (channel.send(ByteBuffer.wrap(message), destination) < message.length) {
            throw new IOException("the socket's send buffer is full");
        }
    }

    /// Frees the port and ends the reader, which does not begin another request.
    @Override
    public void close() {
        try {
            // A registered channel lets go of its port when its selector is closed too.
            channel.close();
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sonde.simulator.internal.agent;

import dev.sonde.client.internal.transport.AgentAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/// A UDP socket that devices are asked at, and which devices those are. A [Reader] reads it.
///
/// The channel is in non-blocking mode: a blocking one is closed for everybody when one caller is
/// interrupted inside it.
final class Listener implements AutoCloseable {

    private static final int BUFFER_SIZE = 8 << 20;

    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final RouteTable routes = new RouteTable();

    private Listener(DatagramChannel channel) throws IOException {
        this.channel = channel;
        this.address = (InetSocketAddress) channel.getLocalAddress();
    }

    /// Binds `address`.
    ///
    /// @throws BindException if the port is taken or the address is not this machine's.
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
            return new Listener(channel);
        } catch (SocketException e) {
            channel.close();
            throw clear(address, e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static BindException clear(InetSocketAddress address, SocketException cause)
            throws SocketException {
        BindException clear =
                new BindException(
                        "cannot listen on %s: %s"
                                .formatted(AgentAddress.text(address), reason(address, cause)));
        clear.initCause(cause);
        return clear;
    }

    private static String reason(InetSocketAddress address, SocketException e)
            throws SocketException {
        if (!address.getAddress().isAnyLocalAddress()
                && NetworkInterface.getByInetAddress(address.getAddress()) == null
                && !address.getAddress().isLoopbackAddress()) {
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

    /// The address bound.
    InetSocketAddress address() {
        return address;
    }

    DatagramChannel channel() {
        return channel;
    }

    /// The devices that are asked here.
    RouteTable routes() {
        return routes;
    }

    /// Sends one datagram, from any thread, without waiting.
    void send(byte[] message, InetSocketAddress destination) throws IOException {
        if (channel.send(ByteBuffer.wrap(message), destination) < message.length) {
            throw new IOException("the socket's send buffer is full");
        }
    }

    /// Frees the port, once the reader has let go of the channel.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sonde.client.internal.transport;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One UDP socket on an ephemeral port, and the thread that reads it.
///
/// The reader is a platform thread, so that callers who keep every carrier of virtual threads busy
/// do not make the kernel's buffer overflow.
///
/// A [DatagramSocket] and no channel, because a channel is closed for everybody when one caller is
/// interrupted inside it.
public final class UdpSocket implements AutoCloseable {

    /// Takes what arrives, on the reader's thread: it must not block, not run callers' code and not
    /// throw. The buffer is reused after the call.
    @FunctionalInterface
    public interface Receiver {
        void received(byte[] buffer, int length, InetSocketAddress source);
    }

    private static final int MAX_DATAGRAM = 65_535;
    private static final int BUFFER_SIZE = 8 << 20;
    private static final long PAUSE_AFTER_ERROR_NANOS = 1_000_000;

    private final DatagramSocket socket;
    private final Receiver receiver;

    private UdpSocket(DatagramSocket socket, Receiver receiver) {
        this.socket = socket;
        this.receiver = receiver;
    }

    /// Opens a socket and starts its reader, a daemon named `name`.
    ///
    /// @param local the address to send from; null for whichever leads to where a datagram goes.
    /// @throws SocketException if `local` is not this machine's.
    public static UdpSocket open(String name, @Nullable InetAddress local, Receiver receiver)
            throws SocketException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(local, 0));
        socket.setReceiveBufferSize(BUFFER_SIZE);
        socket.setSendBufferSize(BUFFER_SIZE);
        UdpSocket udp = new UdpSocket(socket, receiver);
        Thread.ofPlatform().daemon().name(name).start(udp::read);
        return udp;
    }

    private void read() {
        byte[] buffer = new byte[MAX_DATAGRAM];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        while (!socket.isClosed()) {
            try {
                packet.setLength(buffer.length);
                socket.receive(packet);
                receiver.received(
                        buffer, packet.getLength(), (InetSocketAddress) packet.getSocketAddress());
            } catch (IOException e) {
                LockSupport.parkNanos(PAUSE_AFTER_ERROR_NANOS);
            }
        }
    }

    public void send(byte[] message, InetSocketAddress destination) throws IOException {
        socket.send(new DatagramPacket(message, message.length, destination));
    }

    @Override
    public void close() {
        socket.close();
    }
}

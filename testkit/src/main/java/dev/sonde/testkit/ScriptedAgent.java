package dev.sonde.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// An agent that answers what a test tells it to: any octets, any number of datagrams, or nothing.
public final class ScriptedAgent implements AutoCloseable {

    /// Decides what to answer, on the agent's own thread.
    @FunctionalInterface
    public interface Script {
        /// @param request the datagram received.
        /// @param count how many datagrams came, this one included.
        /// @return the datagrams to send back, in order.
        List<byte[]> answer(byte[] request, int count);
    }

    private final DatagramSocket socket;
    private final Script script;
    private final AtomicInteger received = new AtomicInteger();

    private ScriptedAgent(DatagramSocket socket, Script script) {
        this.socket = socket;
        this.script = script;
    }

    /// Starts an agent on an ephemeral port of 127.0.0.1.
    public static ScriptedAgent start(Script script) {
        try {
            ScriptedAgent agent =
                    new ScriptedAgent(
                            new DatagramSocket(0, InetAddress.getLoopbackAddress()), script);
            Thread.ofPlatform().daemon().name("scripted-agent").start(agent::run);
            return agent;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!socket.isClosed()) {
            try {
                packet.setLength(65_535);
                socket.receive(packet);
                byte[] request = Arrays.copyOf(packet.getData(), packet.getLength());
                SocketAddress manager = packet.getSocketAddress();
                for (byte[] answer : script.answer(request, received.incrementAndGet())) {
                    socket.send(new DatagramPacket(answer, answer.length, manager));
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /// How many datagrams came.
    public int received() {
        return received.get();
    }

    /// The address as `127.0.0.1:PORT`.
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    @Override
    public void close() {
        socket.close();
    }
}

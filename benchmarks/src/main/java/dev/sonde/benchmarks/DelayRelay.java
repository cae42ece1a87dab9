package dev.sonde.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A port that leads to an agent as if that were far away: each answer comes as much later. Any
/// number of requests may be under way.
final class DelayRelay implements AutoCloseable {

    private static final int LARGEST = 65_535;

    private final InetSocketAddress agent;
    private final long roundTripMicros;
    private final DatagramSocket front;
    private final ConcurrentHashMap<SocketAddress, DatagramSocket> backs =
            new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("delay-relay").factory());

    private DelayRelay(int agentPort, long roundTripMicros) throws IOException {
        this.agent = new InetSocketAddress(InetAddress.getLoopbackAddress(), agentPort);
        this.roundTripMicros = roundTripMicros;
        this.front = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    static DelayRelay start(int agentPort, long roundTripMicros) throws IOException {
        DelayRelay relay = new DelayRelay(agentPort, roundTripMicros);
        Thread.ofPlatform().daemon().start(relay::readRequests);
        return relay;
    }

    int port() {
        return front.getLocalPort();
    }

    private void readRequests() {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!front.isClosed()) {
            try {
                packet.setLength(LARGEST);
                front.receive(packet);
                DatagramSocket back = backs.computeIfAbsent(packet.getSocketAddress(), this::back);
                back.send(new DatagramPacket(packet.getData(), packet.getLength(), agent));
            } catch (IOException e) {
                if (!front.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private DatagramSocket back(SocketAddress manager) {
        try {
            DatagramSocket back = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            Thread.ofPlatform().daemon().start(() -> readAnswers(back, manager));
            return back;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readAnswers(DatagramSocket back, SocketAddress manager) {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!back.isClosed()) {
            try {
                packet.setLength(LARGEST);
                back.receive(packet);
                byte[] answer = Arrays.copyOf(packet.getData(), packet.getLength());
                Future<?> _ =
                        clock.schedule(
                                () -> send(answer, manager),
                                roundTripMicros,
                                TimeUnit.MICROSECONDS);
            } catch (IOException e) {
                if (!back.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void send(byte[] answer, SocketAddress manager) {
        try {
            front.send(new DatagramPacket(answer, answer.length, manager));
        } catch (IOException e) {
            if (!front.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        front.close();
        backs.values().forEach(DatagramSocket::close);
        clock.shutdownNow();
    }
}

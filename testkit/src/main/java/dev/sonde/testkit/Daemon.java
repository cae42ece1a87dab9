package dev.sonde.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A net-snmp program that listens on a port of 127.0.0.1, with a folder of its own that goes with
/// it.
final class Daemon implements AutoCloseable {

    static final int PATIENCE_SECONDS = 20;

    private final Path folder;
    private final Process process;
    private final int port;

    Daemon(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    static int freePort() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends `probe` until something comes back; false if nothing ever does.
    boolean answers(byte[] probe) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(100);
            for (int i = 0; i < PATIENCE_SECONDS * 10 && process.isAlive(); i++) {
                try {
                    socket.send(new DatagramPacket(probe, probe.length, socketAddress()));
                    socket.receive(new DatagramPacket(new byte[1500], 1500));
                    return true;
                } catch (SocketTimeoutException e) {
                    // not yet
                }
            }
        }
        return false;
    }

    Process process() {
        return process;
    }

    int port() {
        return port;
    }

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.sonde.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Many ports that lead to one agent, each of them an agent to whoever asks it. Arguments: the
/// agent's port and how many. Prints the ports in a line and runs until its input ends.
final class Relay {

    private Relay() {}

    public static void main(String[] args) throws IOException {
        InetSocketAddress agent =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        List<DatagramSocket> ports = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            ports.add(socket);
            Thread.ofVirtual().start(() -> relay(socket, agent));
        }
        System.out.println(
                ports.stream()
                        .map(socket -> Integer.toString(socket.getLocalPort()))
                        .collect(Collectors.joining(" ")));
        while (System.in.read() >= 0) {
            // until the parent closes it
        }
        System.exit(0);
    }

    private static void relay(DatagramSocket front, InetSocketAddress agent) {
        try (DatagramSocket back = new DatagramSocket()) {
            byte[] buffer = new byte[65_535];
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                front.receive(packet);
                InetSocketAddress manager = (InetSocketAddress) packet.getSocketAddress();
                packet.setSocketAddress(agent);
                back.send(packet);
                DatagramPacket answer = new DatagramPacket(buffer, buffer.length);
                back.receive(answer);
                answer.setSocketAddress(manager);
                front.send(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sonde.simulator.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/// A manager that sends octets and gets octets.
final class RawManager implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    /// A request of no varbinds, which every device answers, and the answer.
    private static final byte[] MARKER =
            Wire.message(Wire.V2C, "public", Wire.pdu(Wire.GET, 0x6D61726B, 0, 0));

    private static final byte[] MARKER_ANSWER =
            Wire.message(Wire.V2C, "public", Wire.pdu(Wire.RESPONSE, 0x6D61726B, 0, 0));

    private final DatagramSocket socket;
    private final InetSocketAddress agent;

    /// A manager of the simulator at `agent`, which has a device `public`.
    RawManager(InetSocketAddress agent) {
        try {
            this.agent = agent;
            this.socket = new DatagramSocket();
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The answer to `message`.
    byte[] ask(byte[] message) {
        send(message);
        return receive();
    }

    void assertAnswer(byte[] message, byte[] expected) {
        assertThat(hex(ask(message))).isEqualTo(hex(expected));
    }

    /// `message` and what was asked before it have these answers, in any order.
    void assertAnswers(byte[] message, byte[]... expected) {
        send(message);
        assertThat(Stream.generate(this::receive).limit(expected.length).map(RawManager::hex))
                .containsExactlyInAnyOrder(
                        Arrays.stream(expected).map(RawManager::hex).toArray(String[]::new));
    }

    /// `message` is not answered: the answer to what is asked after it comes first.
    void assertSilence(byte[] message) {
        send(message);
        assertAnswer(MARKER, MARKER_ANSWER);
    }

    /// The answer to `message`, of no octets if there is none: if the answer to what is asked after
    /// it comes first.
    byte[] askOrNothing(byte[] message) {
        send(message);
        send(MARKER);
        byte[] first = receive();
        if (Arrays.equals(first, MARKER_ANSWER)) {
            return new byte[0];
        }
        assertThat(hex(receive())).isEqualTo(hex(MARKER_ANSWER));
        return first;
    }

    /// How many answers come before the answer to a request that is sent now.
    int answersPending() {
        send(MARKER);
        int count = 0;
        while (!Arrays.equals(receive(), MARKER_ANSWER)) {
            count++;
        }
        return count;
    }

    void send(byte[] message) {
        try {
            socket.send(new DatagramPacket(message, message.length, agent));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] receive() {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public void close() {
        socket.close();
    }
}

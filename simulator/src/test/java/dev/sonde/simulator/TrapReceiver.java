package dev.sonde.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BERInputStream;

/// A UDP socket that takes notifications as they come.
public final class TrapReceiver implements AutoCloseable {

    private final DatagramSocket socket;
    private final DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);

    public TrapReceiver() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(20_000);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /// The next datagram; waits for it.
    public byte[] take() throws IOException {
        packet.setLength(65_535);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /// Who sent the last datagram.
    InetSocketAddress source() {
        return (InetSocketAddress) packet.getSocketAddress();
    }

    void answer(byte[] message) throws IOException {
        answer(message, source());
    }

    void answer(byte[] message, InetSocketAddress to) throws IOException {
        socket.send(new DatagramPacket(message, message.length, to));
    }

    /// Whether nothing is there to take, of what was sent before.
    public boolean isEmpty() throws IOException {
        socket.setSoTimeout(1);
        try {
            take();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(20_000);
        }
    }

    /// The PDU of a v2c message with a community of six letters, as snmp4j reads it.
    static PDU pdu(byte[] message) {
        try {
            int start = 0;
            while ((message[start] & 0xF0) != 0xA0) {
                start++;
            }
            PDU pdu = new PDU();
            pdu.decodeBER(
                    new BERInputStream(
                            ByteBuffer.wrap(message, start, message.length - start).slice()));
            return pdu;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PDU takePdu() throws IOException {
        return pdu(take());
    }

    @Override
    public void close() {
        socket.close();
    }
}

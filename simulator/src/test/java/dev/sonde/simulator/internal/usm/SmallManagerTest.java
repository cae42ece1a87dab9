package dev.sonde.simulator.internal.usm;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.GET_BULK;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.recording.Recording;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.security.UsmSecurityParameters;
import org.snmp4j.smi.Integer32;

/// What a whole simulator answers in v3 to a manager that takes 484 octets and not one more.
class SmallManagerTest {

    private static final int MAX_SIZE = 484;
    private static final String COLUMN = "1.3.6.1.2.1.2.2.1.2";

    private Simulator simulator;
    private DatagramSocket socket;

    @BeforeEach
    void start() throws IOException {
        simulator =
                Simulator.builder()
                        .engineId(OctetString.of(EngineFixture.ENGINE_ID))
                        .user(EngineFixture.PLAIN)
                        .user(EngineFixture.PRIVATE)
                        .device("switch", table())
                        .start();
        socket = new DatagramSocket();
        socket.setSoTimeout(10_000);
    }

    @AfterEach
    void stop() {
        socket.close();
        simulator.close();
    }

    private static Recording table() {
        return Recording.of(
                IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> new VarBind(Oid.of(COLUMN + "." + i), OctetString.of("eth")))
                        .toList());
    }

    private byte[] ask(byte[] message) throws IOException {
        socket.send(new DatagramPacket(message, message.length, simulator.address()));
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static V3Message request(byte[] pdu) {
        return new V3Message(EngineFixture.ENGINE_ID).maxSize(MAX_SIZE).pdu(pdu);
    }

    /// What `answer` is to be, if it has these varbinds.
    private static byte[] expected(byte[] answer, byte[] pdu) throws IOException {
        UsmSecurityParameters usm = parameters(answer);
        return new V3Message(EngineFixture.ENGINE_ID)
                .flags(0)
                .user(EngineFixture.PLAIN.name())
                .at(usm.getAuthoritativeEngineBoots(), usm.getAuthoritativeEngineTime())
                .pdu(pdu)
                .octets();
    }

    private static UsmSecurityParameters parameters(byte[] message) throws IOException {
        BERInputStream in = new BERInputStream(ByteBuffer.wrap(message));
        BER.decodeHeader(in, new BER.MutableByte());
        new Integer32().decodeBER(in);
        in.skipNBytes(BER.decodeHeader(in, new BER.MutableByte()));
        UsmSecurityParameters parameters = new UsmSecurityParameters();
        parameters.decodeBER(in);
        return parameters;
    }

    private static byte[] rows(int count) {
        byte[][] varBinds = new byte[count][];
        Arrays.setAll(varBinds, i -> varBind(COLUMN + "." + (i + 1), octets("eth")));
        return pdu(RESPONSE, 20, 0, 0, varBinds);
    }

    /// E19.
    @Test
    void sixtyVariablesAreTooBig() throws IOException {
        byte[][] varBinds = new byte[60][];
        Arrays.setAll(varBinds, i -> varBind(COLUMN + "." + (i + 1)));
        byte[] answer =
                ask(
                        request(pdu(GET, 19, 0, 0, varBinds))
                                .user(EngineFixture.PLAIN.name())
                                .octets());
        int tooBig = 1;
        assertThat(HexFormat.of().formatHex(answer))
                .isEqualTo(
                        HexFormat.of().formatHex(expected(answer, pdu(RESPONSE, 19, tooBig, 0))));
    }

    /// E20.
    @Test
    void aBulkIsAnsweredWithTheRowsThatFit() throws IOException {
        byte[] answer =
                ask(
                        request(pdu(GET_BULK, 20, 0, 100, varBind(COLUMN)))
                                .user(EngineFixture.PLAIN.name())
                                .octets());
        int rows = 1;
        while (expected(answer, rows(rows)).length < answer.length) {
            rows++;
        }
        assertThat(answer).isEqualTo(expected(answer, rows(rows)));
        // The row after them and the digits that the time may come to have.
        assertThat(answer.length).isBetween(MAX_SIZE - 20 - 6, MAX_SIZE);
    }

    /// E20.
    @Test
    void anEncryptedBulkFitsWithItsDigestAndPadding() throws IOException {
        byte[] bulk = pdu(GET_BULK, 20, 0, 100, varBind(COLUMN));
        UsmSecurityParameters told = parameters(ask(encrypted(request(bulk))));
        byte[] answer =
                ask(
                        encrypted(
                                request(bulk)
                                        .at(
                                                told.getAuthoritativeEngineBoots(),
                                                told.getAuthoritativeEngineTime())));
        assertThat(parameters(answer).getPrivacyParameters().length()).isEqualTo(8);
        assertThat(answer.length).isBetween(MAX_SIZE - 20 - 6, MAX_SIZE);
    }

    private static byte[] encrypted(V3Message message) {
        return message.user(EngineFixture.PRIVATE.name())
                .flags(V3Message.REPORTABLE | V3Message.AUTH | V3Message.PRIV)
                .encrypted(
                        EngineFixture.SHA_256,
                        EngineFixture.AUTH_PASSWORD,
                        EngineFixture.AES_128,
                        EngineFixture.PRIV_PASSWORD);
    }
}

package dev.sonde.simulator.internal.usm;

import static dev.sonde.simulator.internal.agent.Wire.GET;
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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// E17: whom an empty contextEngineID means.
class EmptyContextEngineIdTest {

    private static final String NAME = "1.3.6.1.2.1.1.5.0";

    /// snmpUnknownPDUHandlers.0 in BER.
    private static final String UNKNOWN_PDU_HANDLERS = "2b060106030b02010300";

    private static String answer(boolean answersEmpty) throws IOException {
        Recording recording =
                Recording.of(List.of(new VarBind(Oid.of(NAME), OctetString.of("core"))));
        try (Simulator simulator =
                        Simulator.builder()
                                .engineId(OctetString.of(EngineFixture.ENGINE_ID))
                                .user(EngineFixture.PLAIN)
                                .answerEmptyContextEngineId(answersEmpty)
                                .device("switch", recording)
                                .start();
                DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(10_000);
            byte[] message =
                    new V3Message(EngineFixture.ENGINE_ID)
                            .user(EngineFixture.PLAIN.name())
                            .context(new byte[0], "")
                            .pdu(pdu(GET, 7, 0, 0, varBind(NAME)))
                            .octets();
            socket.send(new DatagramPacket(message, message.length, simulator.address()));
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return HexFormat.of().formatHex(Arrays.copyOf(packet.getData(), packet.getLength()));
        }
    }

    @Test
    void nobodyAnswersForItByDefault() throws IOException {
        assertThat(answer(false)).contains(UNKNOWN_PDU_HANDLERS);
    }

    @Test
    void theEngineAnswersForItWhereThatIsAskedFor() throws IOException {
        assertThat(answer(true))
                .doesNotContain(UNKNOWN_PDU_HANDLERS)
                .contains(HexFormat.of().formatHex("core".getBytes(StandardCharsets.US_ASCII)));
    }
}

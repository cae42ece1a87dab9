package dev.sonde.simulator.internal.usm;

import static dev.sonde.simulator.internal.usm.EngineFixture.AUTH_PASSWORD;
import static dev.sonde.simulator.internal.usm.EngineFixture.PRIV_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.OctetString;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.UsmUser;
import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.NetSnmp;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snmp4j.PDU;
import org.snmp4j.smi.VariableBinding;

/// net-snmp's snmpget asks an engine that answers "lab" to everything.
@NeedsNetSnmp
@Timeout(120)
class UsmAgainstNetSnmpIT {

    private static final OctetString ENGINE_ID = OctetString.of(EngineFixture.ENGINE_ID);

    private final LocalEngine engine =
            new LocalEngine(ENGINE_ID, EngineBoots.unrecorded(), EngineFixture.MASTER_KEYS);
    private final MessageProcessing processing = new MessageProcessing(65_507);
    private DatagramSocket socket;

    @BeforeEach
    void start() throws IOException {
        DatagramSocket bound = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket = bound;
        engine.add(EngineFixture.PRIVATE);
        Thread.ofVirtual().start(() -> answer(bound));
    }

    @AfterEach
    void stop() {
        socket.close();
    }

    private void answer(DatagramSocket bound) {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!bound.isClosed()) {
            try {
                bound.receive(packet);
                byte[] message = Arrays.copyOf(packet.getData(), packet.getLength());
                byte[] answer =
                        switch (processing.decode(message, engine, _ -> null)) {
                            case UsmRequest request -> answer(request);
                            case Incoming.Report report -> report.message();
                            case Incoming.Dropped _ -> new byte[0];
                        };
                if (answer.length > 0) {
                    bound.send(
                            new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static byte[] answer(UsmRequest request) throws IOException {
        if (request.contextName().length() > 0) {
            return request.report(ReportCounter.UNKNOWN_CONTEXTS);
        }
        PDU response = new PDU(PDU.RESPONSE, List.of());
        response.setRequestID(request.pdu().getRequestID());
        for (VariableBinding asked : request.pdu().getVariableBindings()) {
            response.add(
                    new VariableBinding(asked.getOid(), new org.snmp4j.smi.OctetString("lab")));
        }
        return request.respond(response);
    }

    private NetSnmp.Output get(String... arguments) {
        return NetSnmp.run(
                "snmpget",
                Stream.of(
                                Stream.of("-v3", "-On", "-r0", "-t5"),
                                Stream.of(arguments),
                                Stream.of(
                                        "127.0.0.1:" + socket.getLocalPort(), "1.3.6.1.2.1.1.5.0"))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    private NetSnmp.Output get(
            String user,
            AuthProtocol auth,
            String authPassword,
            PrivProtocol priv,
            String privPassword) {
        return get(
                "-u" + user,
                "-lauthPriv",
                "-a" + auth.label(),
                "-A" + authPassword,
                "-x" + priv.label(),
                "-X" + privPassword);
    }

    static Stream<Arguments> pairsThatNetSnmpSpeaks() {
        return Arrays.stream(AuthProtocol.values())
                .flatMap(auth ->
                        Stream.of(
                                        PrivProtocol.DES,
                                        PrivProtocol.AES_128,
                                        PrivProtocol.AES_192,
                                        PrivProtocol.AES_256)
                                .map(priv -> arguments(auth, priv)));
    }

    @ParameterizedTest
    @MethodSource("pairsThatNetSnmpSpeaks")
    void snmpgetIsAnswered(AuthProtocol auth, PrivProtocol priv) {
        engine.add(new UsmUser("ops").withAuth(auth, AUTH_PASSWORD).withPriv(priv, PRIV_PASSWORD));
        NetSnmp.Output output = get("ops", auth, AUTH_PASSWORD, priv, PRIV_PASSWORD);
        assertThat(output.lines())
                .as("%s", output)
                .containsExactly(".1.3.6.1.2.1.1.5.0 = STRING: \"lab\"");
        assertThat(engine.count(ReportCounter.UNKNOWN_ENGINE_IDS)).isEqualTo(1);
    }

    private NetSnmp.Output get(String user, String authPassword, String privPassword) {
        return get(user, AuthProtocol.SHA_256, authPassword, PrivProtocol.AES_128, privPassword);
    }

    @Test
    void snmpgetUnderstandsTheReports() {
        assertThat(get("nobody", AUTH_PASSWORD, PRIV_PASSWORD).stderr())
                .contains("Unknown user name");
        assertThat(get("private", "another password", PRIV_PASSWORD).stderr())
                .contains("Authentication failure (incorrect password, community or key)");
        assertThat(get("private", AUTH_PASSWORD, "another password").stderr())
                .contains("Decryption error");
        engine.add(EngineFixture.PLAIN);
        assertThat(get("plain", AUTH_PASSWORD, PRIV_PASSWORD).stderr())
                .contains("Unsupported security level");
        assertThat(get("-uplain", "-nvlan-10").stderr()).contains("Bad context specified");
        assertThat(engine.count(ReportCounter.UNKNOWN_CONTEXTS)).isEqualTo(1);
    }

    @Test
    void snmpgetSetsItsClockByTheReport() {
        NetSnmp.Output output =
                get(
                        "-uprivate",
                        "-lauthPriv",
                        "-aSHA-256",
                        "-A" + AUTH_PASSWORD,
                        "-xAES",
                        "-X" + PRIV_PASSWORD,
                        "-r1",
                        "-e" + "0x80001f8880aabbccdd11223344",
                        "-Z1,1");
        assertThat(output.lines())
                .as("%s", output)
                .containsExactly(".1.3.6.1.2.1.1.5.0 = STRING: \"lab\"");
        assertThat(engine.count(ReportCounter.NOT_IN_TIME_WINDOWS)).isEqualTo(1);
    }
}

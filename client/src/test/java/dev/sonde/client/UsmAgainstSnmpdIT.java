package dev.sonde.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sonde.client.ReportException.Reason;
import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.ScriptedAgent;
import dev.sonde.testkit.Snmpd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The oracle of our SNMPv3 is net-snmp's agent, with every pair of protocols it supports.
@NeedsNetSnmp
class UsmAgainstSnmpdIT {

    private static final Oid SYS_CONTACT = Oid.of("1.3.6.1.2.1.1.4.0");
    private static final String AUTH_PASSWORD = "authentication 1";
    private static final String PRIV_PASSWORD = "privacy 12";

    /// net-snmp has no 3DES.
    private static final List<PrivProtocol> CIPHERS =
            Arrays.stream(PrivProtocol.values()).filter(p -> p != PrivProtocol.TRIPLE_DES).toList();

    private static Snmpd snmpd;

    private final SnmpEngine engine = SnmpEngine.builder().open();

    @BeforeAll
    static void startSnmpd() {
        List<String> configuration = new ArrayList<>(List.of("sysContact nobody"));
        configuration.add("createUser nobody");
        configuration.add("rouser nobody noauth");
        for (AuthProtocol auth : AuthProtocol.values()) {
            configuration.add(
                    "createUser %s %s \"%s\"".formatted(auth.name(), auth, AUTH_PASSWORD));
            configuration.add("rouser %s auth".formatted(auth.name()));
            for (PrivProtocol priv : CIPHERS) {
                String name = auth.name() + "_" + priv.name();
                configuration.add(
                        "createUser %s %s \"%s\" %s \"%s\""
                                .formatted(name, auth, AUTH_PASSWORD, priv, PRIV_PASSWORD));
                configuration.add("rwuser " + name + " priv");
            }
        }
        snmpd = Snmpd.start(configuration.toArray(String[]::new));
    }

    @AfterAll
    static void stopSnmpd() {
        snmpd.close();
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    private static UsmUser user(AuthProtocol auth, PrivProtocol priv) {
        return new UsmUser(auth.name() + "_" + priv.name())
                .withAuth(auth, AUTH_PASSWORD)
                .withPriv(priv, PRIV_PASSWORD);
    }

    private Session session(UsmUser user) {
        return engine.session(snmpd.address(), user);
    }

    static Stream<Arguments> everyPairOfProtocols() {
        return Arrays.stream(AuthProtocol.values())
                .flatMap(auth -> CIPHERS.stream().map(priv -> arguments(auth, priv)));
    }

    @ParameterizedTest
    @MethodSource("everyPairOfProtocols")
    void authPrivGetsAndWalks(AuthProtocol auth, PrivProtocol priv) {
        Session session = session(user(auth, priv));
        assertThat(session.get(SYS_CONTACT).value()).isEqualTo(OctetString.of("nobody"));
        assertThat(session.bulkWalk(Oid.of("1.3.6.1.2.1.1")).toList()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("everyAuthProtocol")
    void authNoPrivGets(AuthProtocol auth) {
        Session session = session(new UsmUser(auth.name()).withAuth(auth, AUTH_PASSWORD));
        assertThat(session.get(SYS_CONTACT).value()).isEqualTo(OctetString.of("nobody"));
    }

    static Stream<AuthProtocol> everyAuthProtocol() {
        return Arrays.stream(AuthProtocol.values());
    }

    @Test
    void noAuthNoPrivGets() {
        assertThat(session(new UsmUser("nobody")).get(SYS_CONTACT).value())
                .isEqualTo(OctetString.of("nobody"));
    }

    @Test
    void discoveryIsMadeOnceForAThousandCallersAtOnce() throws Exception {
        Session session = session(user(AuthProtocol.SHA_1, PrivProtocol.AES_128));
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<VarBind>> answers = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                answers.add(
                        executor.submit(
                                () -> session.clone(t -> t.withRetries(9)).get(SYS_CONTACT)));
            }
            for (Future<VarBind> answer : answers) {
                assertThat(answer.get().value()).isEqualTo(OctetString.of("nobody"));
            }
        }
        EngineStatistics statistics = engine.statistics();
        assertThat(statistics.sent() - statistics.retried()).isEqualTo(1 + 1000);
    }

    @Test
    void everyRefusalHasItsReason() {
        refused(new UsmUser("stranger"), Reason.UNKNOWN_USER_NAME);
        refused(
                new UsmUser("SHA_1_AES_128").withAuth(AuthProtocol.SHA_1, "wrong password"),
                Reason.WRONG_DIGEST);
        refused(
                new UsmUser("SHA_1")
                        .withAuth(AuthProtocol.SHA_1, AUTH_PASSWORD)
                        .withPriv(PrivProtocol.AES_128, PRIV_PASSWORD),
                Reason.UNSUPPORTED_SECURITY_LEVEL);
    }

    @Test
    void aWrongPrivacyPasswordIsATimeoutThatSaysSo() {
        UsmUser user =
                new UsmUser("SHA_1_AES_128")
                        .withAuth(AuthProtocol.SHA_1, AUTH_PASSWORD)
                        .withPriv(PrivProtocol.AES_128, "wrong password");
        assertThatThrownBy(() -> session(user).clone(t -> t.withRetries(0)).get(SYS_CONTACT))
                .isInstanceOf(SnmpTimeoutException.class)
                .hasMessageContaining("privacy password, for an agent may stay silent");
    }

    private void refused(UsmUser user, Reason reason) {
        assertThatThrownBy(() -> session(user).clone(t -> t.withRetries(0)).get(SYS_CONTACT))
                .isInstanceOfSatisfying(
                        ReportException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(snmpd.address())
                .hasMessageNotContaining("password 1")
                .hasMessageNotContaining("wrong password");
    }

    @Test
    void setsToo() {
        Oid sysName = Oid.of("1.3.6.1.2.1.1.5.0");
        VarBind name = new VarBind(sysName, OctetString.of("secured"));
        Session session = session(user(AuthProtocol.SHA_256, PrivProtocol.AES_256));
        assertThat(session.set(name)).containsExactly(name);
        assertThat(session.get(sysName)).isEqualTo(name);
    }

    @Test
    void aDeviceThatIsReplacedIsRecoveredFrom() {
        String user =
                "createUser ops SHA \"%s\" AES \"%s\"".formatted(AUTH_PASSWORD, PRIV_PASSWORD);
        Snmpd first = Snmpd.start(user, "rouser ops priv", "sysContact first");
        Session session =
                engine.session(
                        first.address(),
                        new UsmUser("ops")
                                .withAuth(AuthProtocol.SHA_1, AUTH_PASSWORD)
                                .withPriv(PrivProtocol.AES_128, PRIV_PASSWORD));
        try (first) {
            assertThat(session.get(SYS_CONTACT).value()).isEqualTo(OctetString.of("first"));
        }
        try (Snmpd second =
                Snmpd.startOn(first.port(), user, "rouser ops priv", "sysContact second")) {
            assertThat(second.port()).isEqualTo(first.port());
            assertThat(session.get(SYS_CONTACT).value()).isEqualTo(OctetString.of("second"));
            assertThat(engine.statistics().discoveries()).isEqualTo(2);
        }
    }

    @Test
    void aClockThatIsFarOffIsSetRightByAnAuthenticReport() throws IOException {
        try (DatagramSocket toSnmpd = new DatagramSocket();
                ScriptedAgent proxy =
                        ScriptedAgent.start((request, count) -> {
                            byte[] answer = relay(toSnmpd, request);
                            return List.of(count == 1 ? withBoots99(answer) : answer);
                        })) {
            Session session =
                    engine.session(
                            Target.of(
                                    proxy.socketAddress(),
                                    user(AuthProtocol.SHA_1, PrivProtocol.AES_128)));
            assertThat(session.get(SYS_CONTACT).value()).isEqualTo(OctetString.of("nobody"));
            // The discovery, the request with the wrong clock, and again with the right one.
            assertThat(proxy.received()).isEqualTo(3);
            assertThat(session.get(SYS_CONTACT).value()).isEqualTo(OctetString.of("nobody"));
            assertThat(proxy.received()).isEqualTo(4);
        }
    }

    private static byte[] relay(DatagramSocket toSnmpd, byte[] request) {
        try {
            toSnmpd.send(new DatagramPacket(request, request.length, snmpd.socketAddress()));
            DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
            toSnmpd.receive(answer);
            return Arrays.copyOf(answer.getData(), answer.getLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A discovery report is not authenticated, so anybody can change its boots from 1 to 99: they
    /// stand behind the engineID, the first octet string in the security parameters.
    private static byte[] withBoots99(byte[] report) {
        for (int i = 0; i < report.length - 2; i++) {
            int engineIdLength = report[i + 1];
            boolean isEngineId =
                    report[i] == 4 && engineIdLength > 5 && report[i + 2] == (byte) 0x80;
            if (isEngineId) {
                int boots = i + 2 + engineIdLength;
                assertThat(Arrays.copyOfRange(report, boots, boots + 3))
                        .containsExactly(0x02, 0x01, 0x01);
                report[boots + 2] = 99;
                return report;
            }
        }
        throw new AssertionError("no engineID in the report");
    }
}

package dev.sonde.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.Community;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.ReportException;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.simulator.recording.Recording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Which device answers in v3, and whom.
@Timeout(60)
class V3RoutingTest {

    private static final Oid NAME = Oid.of("1.3.6.1.2.1.1.5.0");
    private static final InetSocketAddress FREE_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final UsmUser OPS =
            new UsmUser("ops")
                    .withAuth(AuthProtocol.SHA_256, "authentic ops")
                    .withPriv(PrivProtocol.AES_128, "private ops");
    private static final UsmUser GUEST = new UsmUser("guest");

    private final SnmpEngine engine = SnmpEngine.builder().open();

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    private static Recording named(String name) {
        return Recording.of(List.of(new VarBind(NAME, OctetString.of(name))));
    }

    private Session session(InetSocketAddress agent, UsmUser user, String contextName) {
        return engine.session(
                Target.of(agent, user)
                        .withContextName(contextName)
                        .withTimeout(Duration.ofSeconds(5)));
    }

    private String ask(InetSocketAddress agent, UsmUser user, String contextName) {
        return session(agent, user, contextName).get(NAME).value().text();
    }

    @Test
    void theContextNameSelectsTheDeviceOfTheSimulatorsEngine() throws IOException {
        try (Simulator simulator =
                Simulator.builder()
                        .user(OPS)
                        .device("switch", named("a switch"))
                        .device(
                                DeviceSpec.of("ups", named("a ups"))
                                        .withContext("vlan-10", named("ten")))
                        .start()) {
            InetSocketAddress agent = simulator.address();
            assertThat(ask(agent, OPS, "switch")).isEqualTo("a switch");
            assertThat(ask(agent, OPS, "ups")).isEqualTo("a ups");
            assertThat(ask(agent, OPS, "ups@vlan-10")).isEqualTo("ten");
            for (String unknown : List.of("", "vlan-10", "printer")) {
                assertThatThrownBy(() -> ask(agent, OPS, unknown))
                        .isInstanceOfSatisfying(
                                ReportException.class,
                                e ->
                                        assertThat(e.reason())
                                                .isEqualTo(ReportException.Reason.UNKNOWN_CONTEXT));
            }
        }
    }

    @Test
    void theOnlyDeviceOfAnEngineNeedsNoName() throws IOException {
        try (Simulator simulator =
                Simulator.builder()
                        .user(OPS)
                        .device(
                                DeviceSpec.of("switch", named("a switch"))
                                        .withContext("vlan-10", named("ten")))
                        .start()) {
            assertThat(ask(simulator.address(), OPS, "")).isEqualTo("a switch");
            assertThat(ask(simulator.address(), OPS, "vlan-10")).isEqualTo("ten");
            assertThat(ask(simulator.address(), OPS, "switch@vlan-10")).isEqualTo("ten");
        }
    }

    @Test
    void devicesWithEnginesAndPortsOfTheirOwnAreFoundByDiscovery() throws IOException {
        OctetString first = OctetString.ofHex("80007ed9050000000000000001");
        OctetString second = OctetString.ofHex("80007ed9050000000000000002");
        try (Simulator simulator =
                Simulator.builder()
                        .user(OPS)
                        .device(
                                DeviceSpec.of("a", named("first"))
                                        .withEngineId(first)
                                        .withAddresses(FREE_PORT))
                        .device(
                                DeviceSpec.of("b", named("second"))
                                        .withEngineId(second)
                                        .withUsers(GUEST)
                                        .withAddresses(FREE_PORT))
                        .start()) {
            InetSocketAddress a = simulator.device("a").addresses().getFirst();
            InetSocketAddress b = simulator.device("b").addresses().getFirst();
            assertThat(ask(a, OPS, "")).isEqualTo("first");
            assertThat(ask(b, GUEST, "")).isEqualTo("second");
            assertThatThrownBy(() -> ask(b, OPS, ""))
                    .isInstanceOfSatisfying(
                            ReportException.class,
                            e ->
                                    assertThat(e.reason())
                                            .isEqualTo(ReportException.Reason.UNKNOWN_USER_NAME));
        }
    }

    @Test
    void twoEnginesBehindOneAddressAreToldApartByTheirEngineId() throws IOException {
        OctetString own = OctetString.ofHex("80007ed9050000000000000001");
        try (Simulator simulator =
                Simulator.builder()
                        .user(OPS)
                        .device("a", named("shared"))
                        .device(DeviceSpec.of("b", named("own")).withEngineId(own))
                        .start()) {
            assertThat(ask(simulator.address(), OPS, "a")).isEqualTo("shared");
            assertThat(ask(simulator.address(), OPS, "")).isEqualTo("shared");
        }
    }

    @Test
    void aUserBelowItsLevelOrOfAnotherDeviceIsNotAuthorized() throws IOException {
        UsmUser careless = new UsmUser("ops");
        UsmUser halfWay = new UsmUser("ops").withAuth(AuthProtocol.SHA_256, "authentic ops");
        try (Simulator simulator =
                Simulator.builder()
                        .user(OPS)
                        .device("mine", named("mine"))
                        .device(DeviceSpec.of("theirs", named("theirs")).withUsers(GUEST))
                        .start()) {
            InetSocketAddress agent = simulator.address();
            assertThat(ask(agent, OPS, "mine")).isEqualTo("mine");
            assertThat(ask(agent, GUEST, "theirs")).isEqualTo("theirs");
            assertNotAuthorized(session(agent, careless, "mine"));
            assertNotAuthorized(session(agent, halfWay, "mine"));
            assertNotAuthorized(session(agent, OPS, "theirs"));
            assertNotAuthorized(session(agent, GUEST, "mine"));
        }
    }

    private static void assertNotAuthorized(Session session) {
        assertThatThrownBy(() -> session.get(NAME))
                .isInstanceOfSatisfying(
                        ErrorStatusException.class,
                        e -> {
                            assertThat(e.status()).isEqualTo(ErrorStatus.AUTHORIZATION_ERROR);
                            assertThat(e.index()).isZero();
                        });
    }

    @Test
    void anotherContextEngineIdIsReported() throws IOException {
        OctetString other = OctetString.ofHex("80007ed9050000000000000009");
        try (Simulator simulator =
                Simulator.builder().user(OPS).device("x", named("here")).start()) {
            Session session =
                    session(simulator.address(), OPS, "").clone(t -> t.withContextEngineId(other));
            assertThatThrownBy(() -> session.get(NAME))
                    .isInstanceOfSatisfying(
                            ReportException.class,
                            e ->
                                    assertThat(e.reason())
                                            .isEqualTo(ReportException.Reason.UNKNOWN_PDU_HANDLER));
        }
    }

    @Test
    void aDeviceOfOtherVersionsIsSilentInV3() throws IOException {
        try (Simulator simulator =
                Simulator.builder()
                        .user(OPS)
                        .device(
                                DeviceSpec.of("old", named("old"))
                                        .withVersions(Set.of(Version.V1, Version.V2C)))
                        .device(DeviceSpec.of("new", named("new")).withVersions(Set.of(Version.V3)))
                        .start()) {
            assertThat(ask(simulator.address(), OPS, "new")).isEqualTo("new");
            assertThatThrownBy(() -> ask(simulator.address(), OPS, "old"))
                    .isInstanceOf(ReportException.class);
            Session v2c =
                    engine.session(
                            Target.of(simulator.address(), new Community("new"))
                                    .withTimeout(Duration.ofMillis(200))
                                    .withRetries(0));
            assertThatThrownBy(() -> v2c.get(NAME)).isInstanceOf(SnmpTimeoutException.class);
        }
    }

    @Test
    void aRestartWithABootsFileIsTheSameEngineStartedOnceMore(@TempDir Path folder)
            throws IOException {
        Path boots = folder.resolve("boots");
        InetSocketAddress address;
        try (Simulator simulator =
                Simulator.builder().user(OPS).bootsFile(boots).device("x", named("here")).start()) {
            address = simulator.address();
            assertThat(ask(address, OPS, "")).isEqualTo("here");
        }
        // The session keeps what it learned: it is told that its time is old, and goes on.
        try (Simulator simulator =
                Simulator.builder()
                        .user(OPS)
                        .bootsFile(boots)
                        .listen(address)
                        .device("x", named("again"))
                        .start()) {
            assertThat(ask(address, OPS, "")).isEqualTo("again");
            assertThat(simulator.statistics().refused()).isEqualTo(1);
        }
    }

    @Test
    void theLogNamesContextAndUser() throws Exception {
        try (Simulator simulator =
                Simulator.builder().user(OPS).device("x", named("here")).start()) {
            ask(simulator.address(), OPS, "x");
            ReceivedRequest request =
                    Objects.requireNonNull(
                            simulator.device("x").takeRequest(Duration.ofSeconds(10)));
            assertThat(request.version()).isEqualTo(Version.V3);
            assertThat(request.userName()).isEqualTo("ops");
            assertThat(request.contextName()).isEqualTo("x");
            assertThat(request.oids()).containsExactly(NAME);
        }
    }
}

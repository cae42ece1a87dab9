package dev.sonde.simulator.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sonde.client.Community;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.Target;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.Access;
import dev.sonde.simulator.store.WriteRule;
import dev.sonde.simulator.store.WriteRules;
import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.Snmpd;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The same octets to snmpd and to a device that holds what snmpd shows: the same octets come back,
/// but where [Divergence] says why not.
@NeedsNetSnmp
@Timeout(120)
class SnmpdOracleIT {

    private static final Set<Oid> WRITABLE =
            Set.of(
                    Oid.of(OracleRequests.SYS_CONTACT),
                    Oid.of(OracleRequests.SYS_NAME),
                    Oid.of(OracleRequests.SYS_LOCATION));

    private static Snmpd snmpd;
    private static Simulator simulator;
    private static RawManager theirs;
    private static RawManager ours;

    @BeforeAll
    static void start() throws IOException {
        snmpd = Snmpd.start(OracleRequests.VIEW);
        simulator =
                Simulator.builder()
                        .device(
                                DeviceSpec.of("twin", Recording.of(shown(), WRITABLE::contains))
                                        .withCommunities("public", OracleRequests.WRITER)
                                        .withReadOnlyCommunities(OracleRequests.READER)
                                        .withWriteRules(rules()))
                        .start();
        theirs = new RawManager(snmpd.socketAddress());
        ours = new RawManager(simulator.address());
    }

    /// A view of snmpd's is what SET has access to, also where there is nothing.
    private static WriteRules rules() {
        return WriteRules.builder()
                .standard()
                .rule(Oid.of(OracleRequests.OUTSIDE), WriteRule.ANY.withAccess(Access.NO_ACCESS))
                .build();
    }

    private static List<VarBind> shown() {
        Target target = Target.of(snmpd.socketAddress(), new Community(OracleRequests.READER));
        try (Session session = Session.open(target)) {
            return session.walk(Oid.of("1.3")).toList();
        }
    }

    @AfterAll
    static void stop() {
        ours.close();
        theirs.close();
        simulator.close();
        snmpd.close();
    }

    static Stream<Arguments> requests() {
        return OracleRequests.all().entrySet().stream()
                .map(request -> arguments(request.getKey(), request.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void theSameRequestHasTheSameAnswer(String name, byte[] message) throws IOException {
        byte[] our = ours.askOrNothing(message);
        byte[] their = theirs.askOrNothing(message);
        Divergence divergence = Divergence.ALL.get(name);
        if (divergence == null) {
            assertThat(RawManager.hex(our))
                    .as("%s: snmpd %s, we %s", name, Divergence.told(their), Divergence.told(our))
                    .isEqualTo(RawManager.hex(their));
        } else {
            assertThat(Divergence.told(our)).as(divergence.reason()).isEqualTo(divergence.ours());
            assertThat(Divergence.told(their))
                    .as("what snmpd answers, though %s", divergence.reason())
                    .isEqualTo(divergence.theirs());
        }
    }

    @Test
    void everyDivergenceIsOfARequest() {
        assertThat(OracleRequests.all())
                .containsKeys(Divergence.ALL.keySet().toArray(String[]::new));
    }
}

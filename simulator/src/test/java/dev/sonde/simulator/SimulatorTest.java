package dev.sonde.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Community;
import dev.sonde.client.Counter64;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.Target;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.simulator.internal.agent.TreeStore;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.OverlayStore;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SimulatorTest {

    private static final String NAME = "1.3.6.1.2.1.1.5.0";
    private static final Oid TABLE = Oid.of("1.3.6.1.2.1.2.2");

    private final SnmpEngine engine = SnmpEngine.builder().open();

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    private static TreeStore named(String name) {
        return new TreeStore().withWritable(NAME, OctetString.of(name));
    }

    private Session session(Simulator simulator, String community) {
        return session(simulator, community, Version.V2C);
    }

    private Session session(Simulator simulator, String community, Version version) {
        return engine.session(Target.of(simulator.address(), new Community(community, version)));
    }

    private static Session impatient(Session session) {
        return session.clone(t -> t.withTimeout(Duration.ofMillis(200)).withRetries(0));
    }

    @Test
    void theCommunitySelectsTheDevice() throws IOException {
        try (Simulator simulator =
                Simulator.builder()
                        .device("switch", named("a switch"))
                        .device("lab/ups", named("a ups"))
                        .device("Küche", named("a toaster"))
                        .start()) {
            assertThat(session(simulator, "switch").get(NAME).value().text()).isEqualTo("a switch");
            assertThat(session(simulator, "lab/ups").get(NAME).value().text()).isEqualTo("a ups");
            assertThat(session(simulator, "Küche").get(NAME).value().text()).isEqualTo("a toaster");
            assertThatThrownBy(() -> impatient(session(simulator, "Switch")).get(NAME))
                    .isInstanceOf(SnmpTimeoutException.class);
            assertThat(simulator.statistics())
                    .isEqualTo(new SimulatorStatistics(4, 3, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2C"})
    void aSessionReadsWalksAndSets(Version version) throws IOException {
        TreeStore store = named("before");
        for (int row = 1; row <= 500; row++) {
            store.with(TABLE + ".1.1." + row, new Integer32(row));
        }
        try (Simulator simulator = Simulator.builder().device("public", store).start()) {
            Session session = session(simulator, "public", version);
            assertThat(session.get("1.3.6.1.4.1.99999.1.0").value())
                    .isEqualTo(Missing.NO_SUCH_OBJECT);
            assertThat(session.walk(TABLE).toList()).hasSize(500);
            assertThat(session.bulkWalk(TABLE, 50).toList())
                    .isEqualTo(session.walk(TABLE).toList());
            session.set(new VarBind(Oid.of(NAME), OctetString.of("after")));
            assertThat(session.get(NAME).value()).isEqualTo(OctetString.of("after"));
            assertThatThrownBy(() -> session.set(new VarBind(Oid.of(NAME), new Integer32(1))))
                    .isInstanceOf(ErrorStatusException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2C"})
    void memoryAndDatabaseAnswerTheSame(Version version, @TempDir Path folder) throws IOException {
        List<VarBind> objects = new ArrayList<>();
        objects.add(new VarBind(Oid.of(NAME), OctetString.of("lab")));
        for (int row = 1; row <= 300; row++) {
            objects.add(new VarBind(TABLE.append(1, 1, row), new Integer32(row)));
            objects.add(new VarBind(TABLE.append(1, 99, row), new Counter64(row)));
        }
        Recording recording = Recording.of(objects, Oid.of(NAME)::equals);
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(folder.resolve("x.mv.db"))) {
            database.write("x", recording, recording::isWritable);
            try (Simulator simulator =
                    Simulator.builder()
                            .device("memory", new OverlayStore(recording))
                            .device("database", database.store("x"))
                            .start()) {
                Session memory = session(simulator, "memory", version);
                Session inDatabase = session(simulator, "database", version);
                VarBind change = new VarBind(Oid.of(NAME), OctetString.of(version.label()));
                for (Session session : List.of(memory, inDatabase)) {
                    session.set(change);
                    assertThat(session.get(NAME)).isEqualTo(change);
                }
                List<VarBind> walked = memory.bulkWalk(Oid.of("1.3"), 100).toList();
                assertThat(walked).hasSize(version == Version.V1 ? 301 : 601).contains(change);
                assertThat(inDatabase.bulkWalk(Oid.of("1.3"), 100).toList()).isEqualTo(walked);
                assertThat(inDatabase.walk(TABLE).toList()).isEqualTo(memory.walk(TABLE).toList());
            }
        }
    }

    @Test
    void devicesComeAndGoWhileItRuns() throws IOException {
        try (Simulator simulator = Simulator.builder().device("b", named("first")).start()) {
            Device added = simulator.add("a", named("second"));
            assertThat(simulator.devices()).extracting(Device::name).containsExactly("a", "b");
            assertThat(simulator.device("a")).isSameAs(added);
            assertThat(session(simulator, "a").get(NAME).value().text()).isEqualTo("second");
            assertThat(added.store().get(Oid.of(NAME))).isEqualTo(OctetString.of("second"));
            simulator.remove("a");
            assertThatThrownBy(() -> impatient(session(simulator, "a")).get(NAME))
                    .isInstanceOf(SnmpTimeoutException.class);
            assertThat(session(simulator, "b").get(NAME).value().text()).isEqualTo("first");
        }
    }

    @Test
    void unknownAndTakenNamesAreRefusedWithoutRepeatingThem() throws IOException {
        assertThatThrownBy(() ->
                        Simulator.builder()
                                .device("secret", named("x"))
                                .device("secret", named("y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the simulator has a device of this name already");
        try (Simulator simulator = Simulator.builder().device("secret", named("x")).start()) {
            assertThatThrownBy(() -> simulator.add("secret", named("y")))
                    .hasMessage("the simulator has a device of this name already");
            assertThatThrownBy(() -> simulator.device("other"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("the simulator has no device of this name");
            assertThatThrownBy(() -> simulator.remove("other"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("the simulator has no device of this name");
            assertThat(simulator.device("secret")).hasToString("device (name hidden)");
        }
    }

    @Test
    void aPortInUseIsOneClearSentence() throws IOException {
        try (Simulator first = Simulator.builder().start()) {
            Simulator.Builder second = Simulator.builder().listen(first.address());
            assertThatThrownBy(second::start)
                    .isInstanceOf(BindException.class)
                    .hasMessage(
                            "cannot listen on 127.0.0.1:%d: the port is in use, choose another or"
                                    + " stop the program that has it",
                            first.address().getPort());
        }
    }

    @Test
    void anAddressOfAnotherMachineIsOneClearSentence() {
        Simulator.Builder builder = Simulator.builder().listen("192.0.2.1:1161");
        assertThatThrownBy(builder::start)
                .isInstanceOf(BindException.class)
                .hasMessage(
                        "cannot listen on 192.0.2.1:1161: it is not an address of this machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:0", "[::1]:0", "localhost:0", "0.0.0.0:0"})
    void listensOnAFreePortWherePortZeroIsAskedFor(String address) throws IOException {
        try (Simulator simulator =
                Simulator.builder().listen(address).device("x", named("here")).start()) {
            int port = simulator.address().getPort();
            assertThat(port).isPositive();
            InetAddress host = simulator.address().getAddress();
            InetSocketAddress agent =
                    host.isAnyLocalAddress()
                            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                            : simulator.address();
            Session session = engine.session(Target.of(agent, new Community("x")));
            assertThat(session.get(NAME).value().text()).isEqualTo("here");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {":1161", "127.0.0.1:65536", "127.0.0.1:port", "[::1", ""})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> Simulator.builder().listen(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + address + "'");
    }

    @Test
    void anUnknownHostIsRefused() {
        assertThatThrownBy(() -> Simulator.builder().listen("no-such-host.invalid:0"))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("no-such-host.invalid");
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("nowhere", 1);
        assertThatThrownBy(() -> Simulator.builder().listen(unresolved))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown host 'nowhere'");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 483, 65_508})
    void aMessageSizeOutOfRangeIsRefused(int octets) {
        assertThatThrownBy(() -> Simulator.builder().maxMessageSize(octets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxMessageSize must be 484 to 65507, not " + octets);
    }

    @Test
    void closingFreesThePortAtOnce() throws IOException {
        Simulator first = Simulator.builder().device("x", named("first")).start();
        InetSocketAddress address = first.address();
        for (int i = 0; i < 20; i++) {
            assertThat(session(first, "x").get(NAME).value().isPresent()).isTrue();
            first.close();
            first.close();
            first = Simulator.builder().listen(address).device("x", named("again")).start();
        }
        first.close();
    }

    @Test
    void aManagerThatIsGoneDisturbsNobody() throws IOException {
        try (Simulator simulator = Simulator.builder().device("x", named("here")).start()) {
            byte[] garbage = {0x30, 0x00};
            for (int i = 0; i < 100; i++) {
                try (DatagramSocket socket = new DatagramSocket()) {
                    socket.send(new DatagramPacket(garbage, 2, simulator.address()));
                }
            }
            assertThat(session(simulator, "x").get(NAME).value().text()).isEqualTo("here");
            assertThat(simulator.statistics().malformed()).isEqualTo(100);
        }
    }
}

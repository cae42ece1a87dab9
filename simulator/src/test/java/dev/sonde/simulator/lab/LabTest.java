package dev.sonde.simulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.Community;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.simulator.Device;
import dev.sonde.simulator.Fault;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LabTest {

    private static final Oid SYS_NAME = Oid.of("1.3.6.1.2.1.1.5.0");

    @TempDir private Path folder;
    private final SnmpEngine engine = SnmpEngine.builder().open();
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    private Path write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, List.of(lines));
    }

    private void recording(String name, String sysName) throws IOException {
        write(name, SYS_NAME + "|4|" + sysName, "1.3.6.1.2.1.4.20.1.1.10.0.0.1|64|10.0.0.1");
    }

    private Lab lab(String... lines) throws IOException {
        return Lab.builder(write("lab.yaml", lines)).unwatched().messages(messages::add).start();
    }

    private String name(InetSocketAddress address, String community, Version version) {
        Target target =
                Target.of(address, new Community(community, version))
                        .withTimeout(Duration.ofSeconds(10));
        return engine.session(target).get(SYS_NAME).value().text();
    }

    private String name(Lab lab, String community) {
        return name(lab.simulator().address(), community, Version.V2C);
    }

    private void isSilent(Lab lab, String community, Version version) {
        Target target =
                Target.of(lab.simulator().address(), new Community(community, version))
                        .withTimeout(Duration.ofMillis(50))
                        .withRetries(1);
        assertThatThrownBy(() -> engine.session(target).get(SYS_NAME))
                .isInstanceOf(SnmpTimeoutException.class);
    }

    @Test
    void devicesAreReachedAsTheLabSays() throws Exception {
        recording("a.snmprec", "a");
        recording("b.snmprec", "b");
        recording("vlan.snmprec", "vlan");
        Files.writeString(folder.resolve("secret"), "hidden\n");
        try (Lab lab =
                lab(
                        "defaults: {versions: [2c]}",
                        "devices:",
                        "  - {recording: a.snmprec, communities: ['file:secret', other]}",
                        "  - {name: two, recording: b.snmprec, versions: [1], contexts: {v10: vlan.snmprec}}",
                        "  - {name: own, recording: b.snmprec, addresses: '127.0.0.1:0', any-community: true}")) {
            assertThat(name(lab, "hidden")).isEqualTo("a");
            assertThat(name(lab, "other")).isEqualTo("a");
            isSilent(lab, "a", Version.V2C);
            assertThat(name(lab.simulator().address(), "two", Version.V1)).isEqualTo("b");
            assertThat(name(lab.simulator().address(), "two@v10", Version.V1)).isEqualTo("vlan");
            isSilent(lab, "two", Version.V2C);
            InetSocketAddress own = lab.simulator().device("own").addresses().getFirst();
            assertThat(own).isNotEqualTo(lab.simulator().address());
            assertThat(name(own, "whatever", Version.V2C)).isEqualTo("b");
            assertThat(lab.devices())
                    .extracting(LabDevice::name, LabDevice::community)
                    .containsExactly(tuple("a", "other"), tuple("own", "own"), tuple("two", "two"));
        }
    }

    @Test
    void rulesAreNearerThanDefaultsAndTheDeviceIsNearest() throws Exception {
        recording("a.snmprec", "a");
        try (Lab lab =
                lab(
                        "defaults: {faults: {latency: 1ms}, clock: {uptime: 497d, speed: 60}}",
                        "rules:",
                        "  - {match: 'lab/*', faults: {mute: true}}",
                        "  - {match: ['*/2', '*/3'], faults: {loss: 50%, recorded-latency: true}}",
                        "devices:",
                        "  - {name: 'lab/{n}', recording: a.snmprec, count: 2}",
                        "  - {name: lab/3, recording: a.snmprec, faults: {errors: {genErr: 1}}}",
                        "  - {name: other, recording: a.snmprec}")) {
            assertThat(lab.simulator().device("other").faults())
                    .containsExactly(Fault.latency(Duration.ofMillis(1)));
            assertThat(lab.simulator().device("lab/1").faults()).containsExactly(Fault.mute());
            assertThat(lab.simulator().device("lab/2").faults())
                    .containsExactly(Fault.recordedLatency(), Fault.loss(0.5));
            assertThat(lab.simulator().device("lab/3").faults())
                    .hasOnlyElementsOfType(Fault.Errors.class);
            assertThat(lab.simulator().device("other").clock().uptime())
                    .isBetween(Duration.ofDays(497), Duration.ofDays(498));
        }
    }

    @Test
    void aTemplateMakesAsManyDevicesAsItCounts() throws Exception {
        recording("switch.snmprec", "switch at 10.0.0.1");
        try (Lab lab =
                lab(
                        "devices:",
                        "  - name: sw-{n}",
                        "    recording: switch.snmprec",
                        "    count: 400",
                        "    set: {1.3.6.1.2.1.1.6.0: {s: 'Lab {n}'}}",
                        "    replace: {10.0.0.1: '10.{n/256}.{n%256}.1', switch: 'sw-{n:04}'}")) {
            assertThat(lab.simulator().devices()).hasSize(400);
            Session session = engine.session(lab.simulator().device("sw-300").target());
            assertThat(session.walk(Oid.of("1.3.6.1")).toMap())
                    .hasToString(
                            "{1.3.6.1.2.1.1.5.0=OCTET STRING: sw-0300 at 10.1.44.1,"
                                    + " 1.3.6.1.2.1.1.6.0=OCTET STRING: Lab 300,"
                                    + " 1.3.6.1.2.1.4.20.1.1.10.1.44.1=IpAddress: 10.1.44.1}");
        }
    }

    @Test
    void aTableMakesADeviceOfEachRow() throws Exception {
        recording("switch.snmprec", "switch");
        write("more.csv", "name,site", "x,\"Oslo, 2\"", "", "y,Bergen");
        try (Lab lab =
                lab(
                        "devices:",
                        "  - {name: '{name}', recording: switch.snmprec, set: {1.3.6.1.2.1.1.5.0: '{site}'},",
                        "     rows: [{name: a, site: Rome}, {name: b, site: Bonn}]}",
                        "  - {name: '{name}', recording: switch.snmprec, set: {1.3.6.1.2.1.1.5.0: '{n} {site}'},",
                        "     rows: more.csv}")) {
            assertThat(List.of(name(lab, "a"), name(lab, "b"), name(lab, "x"), name(lab, "y")))
                    .containsExactly("Rome", "Bonn", "1 Oslo, 2", "2 Bergen");
        }
    }

    private static ErrorStatus refusal(Session session, String oid, Value value) {
        try {
            session.set(new VarBind(Oid.of(oid), value));
            return ErrorStatus.NO_ERROR;
        } catch (ErrorStatusException e) {
            return e.status();
        }
    }

    @Test
    void setMayDoWhatTheLabSays() throws Exception {
        recording("a.snmprec", "a");
        String row = "1.3.6.1.4.1.64512.1.1.";
        try (Lab lab =
                lab(
                        "devices:",
                        "- {name: 'd{n}', recording: a.snmprec, count: 2, read-only-communities: 'ro{n}',",
                        "   set: {1.3.6.1.2.1.1.5.0: 'd{n}'},",
                        "   writable: {1.3.6.1.2.1.1.5.0: {size: 0..4}},",
                        "   tables: {1.3.6.1.4.1.64512.1.1: {status: 4, columns: {2: {type: INTEGER, range: 1..9,",
                        "     default: 5}}}}}")) {
            Session session = engine.session(lab.simulator().device("d1").target());
            String name = SYS_NAME.text();
            assertThat(refusal(session, name, OctetString.of("five5")))
                    .isEqualTo(ErrorStatus.WRONG_LENGTH);
            assertThat(refusal(session, name, OctetString.of("new")))
                    .isEqualTo(ErrorStatus.NO_ERROR);
            assertThat(refusal(session, row + "4.1", new Integer32(4)))
                    .isEqualTo(ErrorStatus.NO_ERROR);
            assertThat(session.get(row + "2.1").value()).isEqualTo(new Integer32(5));
            assertThat(refusal(session, row + "2.1", new Integer32(10)))
                    .isEqualTo(ErrorStatus.WRONG_VALUE);
            Session readOnly = session.clone(t -> t.withCredentials(new Community("ro1")));
            assertThat(refusal(readOnly, name, OctetString.of("x")))
                    .isEqualTo(ErrorStatus.NO_ACCESS);
            // What was set is the device's own.
            assertThat(name(lab, "d1")).isEqualTo("new");
            assertThat(name(lab, "d2")).isEqualTo("d2");
        }
    }

    @Test
    void usersOfTheLabAskInV3() throws Exception {
        recording("a.snmprec", "a");
        try (Lab lab =
                lab(
                        "users:",
                        "  ops: {auth: SHA-256, auth-password: authphrase, priv: AES, priv-password: privphrase}",
                        "devices: [{recording: a.snmprec}, {name: own, recording: a.snmprec, users: [],",
                        "  engine-id: 80007ED80478}]")) {
            UsmUser ops =
                    new UsmUser("ops")
                            .withAuth(AuthProtocol.SHA_256, "authphrase")
                            .withPriv(PrivProtocol.AES_128, "privphrase");
            Target target = Target.of(lab.simulator().address(), ops).withContextName("a");
            assertThat(engine.session(target).get(SYS_NAME).value()).isEqualTo(OctetString.of("a"));
        }
    }

    @Test
    void aFolderIsDevicesByPathAndContextsByName() throws Exception {
        recording("all/a.snmprec", "a");
        recording("all/a@10.snmprec", "a in 10");
        recording("all/lab/b.snmprec", "b");
        recording("all/alone@10.snmprec", "alone");
        try (Lab lab = lab("devices:", "  - {folder: all, communities: ['{name}', '{name}-ro']}")) {
            assertThat(lab.simulator().devices())
                    .extracting(Device::name)
                    .containsExactly("a", "alone@10", "lab/b");
            assertThat(name(lab, "a@10")).isEqualTo("a in 10");
            assertThat(name(lab, "alone@10")).isEqualTo("alone");
            assertThat(name(lab, "lab/b-ro")).isEqualTo("b");
        }
    }

    @Test
    void devicesOfADatabaseAreServedByNameAndAllTogether() throws Exception {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(folder.resolve("x.mv.db"))) {
            for (String name : List.of("one", "two")) {
                Recording recording =
                        Recording.of(List.of(new VarBind(SYS_NAME, OctetString.of(name))));
                database.write(name, recording, recording::isWritable);
            }
        }
        try (Lab lab =
                lab(
                        "devices:",
                        "  - {recording: 'x.mv.db#one', communities: uno}",
                        "  - {name: again, recording: 'x.mv.db#two'}")) {
            assertThat(name(lab, "uno")).isEqualTo("one");
            assertThat(name(lab, "again")).isEqualTo("two");
        }
        try (Lab lab = lab("devices: [{database: x.mv.db}]")) {
            assertThat(name(lab, "two")).isEqualTo("two");
        }
    }

    @Test
    void theStartsOfEveryEngineAreCountedInTheFileThatTheLabNames() throws Exception {
        recording("a.snmprec", "a");
        String[] lines = {
            "boots-file: kept/boots",
            "devices:",
            "- {recording: a.snmprec}",
            "- {name: b, recording: a.snmprec, engine-id: 80007ED80478}"
        };
        Files.createDirectory(folder.resolve("kept"));
        List<List<String>> counted = new ArrayList<>();
        for (int start = 0; start < 2; start++) {
            lab(lines).close();
            List<String> engines = Files.readAllLines(folder.resolve("kept/boots"));
            counted.add(engines.subList(1, engines.size()));
        }
        assertThat(counted.getFirst()).hasSize(2).anyMatch(one -> one.startsWith("80007ed80478 "));
        assertThat(counted.getLast())
                .containsExactlyElementsOf(
                        counted.getFirst().stream().map(LabTest::startedAgain).toList());
    }

    private static String startedAgain(String engine) {
        String[] words = engine.split(" ", 2);
        return words[0] + " " + (Long.parseLong(words[1]) + 1);
    }

    @Test
    void aValueThatCannotBeIsReportedAndStrictnessRefusesIt() throws Exception {
        write("a.snmprec", SYS_NAME + "|4|a", "1.3.6.1.2.1.2.1.0|2|3", "broken");
        String[] lines = {"devices: [{recording: a.snmprec, set: {1.3.6.1.2.1.2.1.0: many}}]"};
        Path file = write("lab.yaml", lines);
        assertThatThrownBy(() -> Lab.builder(file).strict().unwatched().start())
                .isInstanceOf(LabException.class)
                .hasMessageContaining("a.snmprec:3: 'broken' is no record")
                .hasMessageContaining("a.snmprec: set 1.3.6.1.2.1.2.1.0: 'many' is no INTEGER");
    }

    @Test
    void aPortThatIsTakenIsSaidAndNothingIsLeftOpen() throws Exception {
        recording("a.snmprec", "a");
        try (Lab lab = lab("devices: [{recording: a.snmprec}]")) {
            int port = lab.simulator().address().getPort();
            assertThatThrownBy(
                            () -> lab("listen: '127.0.0.1:" + port + "'", "devices: [{folder: .}]"))
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }
}

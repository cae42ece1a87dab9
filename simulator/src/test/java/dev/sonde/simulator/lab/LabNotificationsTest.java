package dev.sonde.simulator.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.TrapReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;

/// What devices of a lab tell of their own accord.
@Timeout(60)
class LabNotificationsTest {

    private static final String COLD_START = "1.3.6.1.6.3.1.1.5.1";
    private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
    private static final String NAME = "1.3.6.1.2.1.1.5.0";

    @TempDir private Path folder;
    private TrapReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new TrapReceiver();
        Files.write(
                folder.resolve("a.snmprec"),
                List.of(
                        NAME + "|4:writecache|value=recorded",
                        "1.3.6.1.2.1.2.2.1.1.7|2|7",
                        "1.3.6.1.2.1.2.2.1.5.7|66|100"));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    /// `TO` stands for where the receiver is.
    private Path write(String... lines) throws IOException {
        String text = String.join("\n", lines);
        String address = "127.0.0.1:" + receiver.address().getPort();
        return Files.writeString(folder.resolve("lab.yaml"), text.replace("TO", address));
    }

    private Lab lab(String... lines) throws IOException {
        return Lab.builder(write(lines)).unwatched().start();
    }

    /// The notification and its objects, without the uptime.
    private String told() throws IOException {
        PDU pdu = receiver.takePdu();
        List<String> objects =
                pdu.getVariableBindings().stream()
                        .skip(2)
                        .map(v ->
                                v.getOid()
                                        + "="
                                        + v.getVariable().getSyntaxString()
                                        + " "
                                        + v.toValueString())
                        .toList();
        return pdu.getVariable(new org.snmp4j.smi.OID("1.3.6.1.6.3.1.1.4.1.0")) + " " + objects;
    }

    @Test
    void aStartIsToldWithObjectsOfTheTypesOfTheRecording() throws Exception {
        try (Lab _ =
                lab(
                        "defaults: {notify: {address: TO, community: public}}",
                        "devices:",
                        "- recording: a.snmprec",
                        "  notifications:",
                        "    when: start",
                        "    objects:",
                        "      1.3.6.1.2.1.2.2.1.5.7: 200",
                        "      1.3.6.1.2.1.2.2.1.1.7:",
                        "      1.3.6.1.4.1.64512.1.0: {s: own}")) {
            assertThat(told())
                    .isEqualTo(
                            COLD_START
                                    + " [1.3.6.1.2.1.2.2.1.5.7=Gauge 200,"
                                    + " 1.3.6.1.2.1.2.2.1.1.7=Integer32 7,"
                                    + " 1.3.6.1.4.1.64512.1.0=OCTET STRING own]");
        }
    }

    @Test
    void devicesOfATemplateTellWhatIsTheirOwn() throws Exception {
        try (Lab _ =
                lab(
                        "devices:",
                        "- {name: 'd{n}', recording: a.snmprec, count: 2,",
                        "   notify: {address: TO, community: public},",
                        "   notifications: {when: start, objects: {" + NAME + ": '{{d{n}}}'}}}")) {
            assertThat(List.of(told(), told()))
                    .containsExactlyInAnyOrder(
                            COLD_START + " [" + NAME + "=OCTET STRING {d1}]",
                            COLD_START + " [" + NAME + "=OCTET STRING {d2}]");
        }
    }

    @Test
    void whatIsDueIsToldInTheTimeOfTheDevice() throws Exception {
        try (Lab lab =
                lab(
                        "devices:",
                        "- recording: a.snmprec",
                        "  clock: {uptime: 1h}",
                        "  notify: {address: TO, community: public}",
                        "  notifications: {when: every 30m, trap: " + LINK_DOWN + "}")) {
            lab.simulator().device("a").clock().advance(Duration.ofMinutes(61));
            for (long minutes : List.of(90, 120)) {
                PDU pdu = receiver.takePdu();
                assertThat(pdu.get(0).getVariable().toLong()).isEqualTo(minutes * 6_000);
            }
        }
    }

    @Test
    void aSetIsToldWithWhatWasSet() throws Exception {
        try (SnmpEngine engine = SnmpEngine.builder().open();
                Lab lab =
                        lab(
                                "devices:",
                                "- recording: a.snmprec",
                                "  notify: {address: TO, community: public}",
                                "  notifications:",
                                "  - {when: set 1.3.6.1.2.1.1, trap: " + LINK_DOWN + ",",
                                "     objects: {1.3.6.1.2.1.2.2.1.1.7: }}")) {
            Session session = engine.session(lab.simulator().device("a").target());
            session.set(new VarBind(Oid.of(NAME), OctetString.of("new")));
            assertThat(told())
                    .isEqualTo(
                            LINK_DOWN
                                    + " [1.3.6.1.2.1.2.2.1.1.7=Integer32 7, "
                                    + NAME
                                    + "=OCTET STRING new]");
        }
    }

    @Test
    void anEditOfWhatIsToldReplacesTheDeviceAndTheRestOfTheFileDoesNot() throws Exception {
        String[] lines = {
            "devices:",
            "- recording: a.snmprec",
            "  notify: {address: TO, community: public}",
            "  notifications: {when: every 1h, trap: " + LINK_DOWN + "}"
        };
        try (Lab lab = lab(lines)) {
            var before = lab.simulator().device("a");
            lines[0] = "# A comment, and lines elsewhere.\ndevices:";
            write(lines);
            lab.update();
            assertThat(lab.simulator().device("a")).isSameAs(before);
            lines[3] = lines[3].replace("1h", "2h");
            write(lines);
            lab.update();
            assertThat(lab.simulator().device("a")).isNotSameAs(before);
            lab.simulator().device("a").clock().advance(Duration.ofMinutes(121));
            assertThat(receiver.takePdu().get(0).getVariable().toLong()).isEqualTo(720_000);
            assertThat(receiver.isEmpty()).isTrue();
        }
    }
}

package dev.sonde.simulator.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.Snmptrapd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What net-snmp's receiver makes of what the devices of a lab tell.
@NeedsNetSnmp
@Timeout(60)
class LabNotificationsAgainstSnmptrapdIT {

    private static final String ENGINE_ID = "80007ED80473772D31";

    @TempDir private Path folder;
    private static Snmptrapd receiver;

    @BeforeAll
    static void startReceiver() {
        String user = "nms SHA-256 authentic-device AES private-device";
        receiver =
                Snmptrapd.start(
                        "createUser -e 0x" + ENGINE_ID + " " + user,
                        "createUser " + user,
                        "authUser log nms priv");
    }

    @AfterAll
    static void stopReceiver() {
        receiver.close();
    }

    private String told(String target) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("a.snmprec"), "1.3.6.1.2.1.2.2.1.1.7|2|7\n");
        String address = "'127.0.0.1:" + receiver.socketAddress().getPort() + "'";
        List<String> lines =
                List.of(
                        "users:",
                        "  nms: {auth: SHA-256, auth-password: authentic-device, priv-password:"
                                + " private-device}",
                        "devices:",
                        "- recording: a.snmprec",
                        "  engine-id: " + ENGINE_ID,
                        "  notify: {address: " + address + ", " + target + "}",
                        "  notifications: {when: start, objects: {1.3.6.1.2.1.2.2.1.1.7: }}");
        Path file = Files.write(folder.resolve("lab.yaml"), lines);
        try (Lab _ = Lab.builder(file).unwatched().start()) {
            return receiver.takeLine()
                    .replaceAll("Timeticks: \\(\\d+\\) [\\d:.]+", "Timeticks")
                    .replace("\t", ", ");
        }
    }

    private static String version2(String how) {
        return how
                + "|.1.3.6.1.2.1.1.3.0 = Timeticks, .1.3.6.1.6.3.1.1.4.1.0 = OID:"
                + " .1.3.6.1.6.3.1.1.5.1, .1.3.6.1.2.1.2.2.1.1.7 = INTEGER: 7";
    }

    @Test
    void trapsArriveInEveryVersion() throws Exception {
        assertThat(told("community: public, version: 1"))
                .endsWith("TRAP, SNMP v1, community public|.1.3.6.1.2.1.2.2.1.1.7 = INTEGER: 7");
        assertThat(told("community: public"))
                .isEqualTo(version2("TRAP2, SNMP v2c, community public"));
        assertThat(told("user: nms, context: vlan-10"))
                .isEqualTo(version2("TRAP2, SNMP v3, user nms, context vlan-10"));
    }

    @Test
    void informsArriveInBothVersions() throws Exception {
        assertThat(told("community: public, inform: true"))
                .isEqualTo(version2("INFORM, SNMP v2c, community public"));
        assertThat(told("user: nms, inform: true, timeout: 5s, retries: 1"))
                .isEqualTo(version2("INFORM, SNMP v3, user nms, context "));
    }
}

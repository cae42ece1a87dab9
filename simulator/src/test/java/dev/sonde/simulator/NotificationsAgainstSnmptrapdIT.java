package dev.sonde.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.Community;
import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.ReportException;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.UsmUser;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.Snmptrapd;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What net-snmp's receiver makes of our notifications.
@NeedsNetSnmp
@Timeout(120)
class NotificationsAgainstSnmptrapdIT {

    private static final OctetString ENGINE_ID = OctetString.ofHex("80001f8880c0ffee01");
    private static final Oid LINK_DOWN = Oid.of("1.3.6.1.6.3.1.1.5.3");
    private static final Oid SPECIFIC = Oid.of("1.3.6.1.4.1.99999.0.17");
    private static final VarBind IF_INDEX =
            new VarBind(Oid.of("1.3.6.1.2.1.2.2.1.1.7"), new Integer32(7));
    private static final List<VarBind> EVERY_TYPE =
            List.of(
                    IF_INDEX,
                    new VarBind(Oid.of("1.3.6.1.4.1.99999.1"), OctetString.of("port seven")),
                    new VarBind(Oid.of("1.3.6.1.4.1.99999.2"), OctetString.ofHex("00FF10")),
                    new VarBind(Oid.of("1.3.6.1.4.1.99999.3"), Oid.of("1.3.6.1.4.1.8072")),
                    new VarBind(Oid.of("1.3.6.1.4.1.99999.4"), IpAddress.of("192.0.2.7")),
                    new VarBind(Oid.of("1.3.6.1.4.1.99999.5"), new Counter32(4_294_967_295L)),
                    new VarBind(Oid.of("1.3.6.1.4.1.99999.6"), new Gauge32(100)),
                    new VarBind(Oid.of("1.3.6.1.4.1.99999.7"), new TimeTicks(360_000)));
    private static final VarBind COUNTER64 =
            new VarBind(Oid.of("1.3.6.1.4.1.99999.8"), new Counter64(-1));

    private static final String PRINTED =
            String.join(
                    "\t",
                    ".1.3.6.1.2.1.2.2.1.1.7 = INTEGER: 7",
                    ".1.3.6.1.4.1.99999.1 = STRING: \"port seven\"",
                    ".1.3.6.1.4.1.99999.2 = Hex-STRING: 00 FF 10 ",
                    ".1.3.6.1.4.1.99999.3 = OID: .1.3.6.1.4.1.8072",
                    ".1.3.6.1.4.1.99999.4 = IpAddress: 192.0.2.7",
                    ".1.3.6.1.4.1.99999.5 = Counter32: 4294967295",
                    ".1.3.6.1.4.1.99999.6 = Gauge32: 100",
                    ".1.3.6.1.4.1.99999.7 = Timeticks: (360000) 1:00:00.00");
    private static final String PRINTED_COUNTER64 =
            ".1.3.6.1.4.1.99999.8 = Counter64: 18446744073709551615";
    private static final String PRINTED_HEADER =
            ".1.3.6.1.2.1.1.3.0 = Timeticks: (4242) 0:00:42.42\t"
                    + ".1.3.6.1.6.3.1.1.4.1.0 = OID: .1.3.6.1.4.1.99999.0.17\t";

    private static Snmptrapd receiver;

    private final DeviceClock clock = new DeviceClock();
    private Simulator simulator;
    private Device device;

    @BeforeAll
    static void startReceiver() {
        // Informs are secured by the receiver's engine, traps by the device's.
        String trapper = "createUser -e 0x" + ENGINE_ID.hex().replace(":", "") + " ";
        receiver =
                Snmptrapd.start(
                        trapper + "noAuth",
                        trapper + "auth SHA authentic-device",
                        trapper + "authPriv SHA-256 authentic-device AES private-device",
                        "createUser noAuth",
                        "createUser auth SHA authentic-receiver",
                        "createUser authPriv SHA-256 authentic-receiver AES private-receiver",
                        "authUser log noAuth noauth",
                        "authUser log auth auth",
                        "authUser log authPriv priv");
    }

    @AfterAll
    static void stopReceiver() {
        receiver.close();
    }

    @BeforeEach
    void startDevice() throws IOException {
        clock.pause();
        clock.set(Duration.ofMillis(42_420));
        Recording recording = Recording.of(List.of(IF_INDEX));
        simulator =
                Simulator.builder()
                        .device(
                                DeviceSpec.of("device", recording)
                                        .withEngineId(ENGINE_ID)
                                        .withClock(clock))
                        .start();
        device = simulator.device("device");
    }

    @AfterEach
    void stopDevice() {
        simulator.close();
    }

    private static UsmUser user(String level, String whose) {
        UsmUser user = new UsmUser(level);
        return switch (level) {
            case "auth" -> user.withAuth(AuthProtocol.SHA_1, "authentic-" + whose);
            case "authPriv" ->
                    user.withAuth(AuthProtocol.SHA_256, "authentic-" + whose)
                            .withPriv(PrivProtocol.AES_128, "private-" + whose);
            default -> user;
        };
    }

    private static NotificationTarget traps(Version version) {
        return NotificationTarget.trap(receiver.socketAddress(), new Community("public", version));
    }

    @Test
    void aStandardTrapOfVersion1IsPrintedAsItIs() throws InterruptedException {
        device.send(Notification.of(LINK_DOWN, IF_INDEX), traps(Version.V1));
        assertThat(receiver.takeLine())
                .isEqualTo(
                        "127.0.0.1|.1.3.6.1.6.3.1.1.5|2|0|4242|TRAP, SNMP v1, community public|"
                                + ".1.3.6.1.2.1.2.2.1.1.7 = INTEGER: 7");
    }

    @Test
    void aSpecificTrapOfVersion1IsPrintedAsItIs() throws InterruptedException {
        device.send(Notification.of(SPECIFIC).withMore(EVERY_TYPE), traps(Version.V1));
        assertThat(receiver.takeLine())
                .isEqualTo(
                        "127.0.0.1|.1.3.6.1.4.1.99999|6|.17|4242|TRAP, SNMP v1, community public|"
                                + PRINTED);
    }

    @Test
    void aTrapOfVersion2IsPrintedAsItIs() throws InterruptedException {
        device.send(
                Notification.of(SPECIFIC).withMore(EVERY_TYPE).withMore(List.of(COUNTER64)),
                traps(Version.V2C));
        assertThat(receiver.takeLine())
                .isEqualTo(
                        "TRAP2, SNMP v2c, community public|"
                                + PRINTED_HEADER
                                + PRINTED
                                + "\t"
                                + PRINTED_COUNTER64);
    }

    @Test
    void anInformOfVersion2IsAcknowledged() throws InterruptedException {
        device.send(
                Notification.of(SPECIFIC).withMore(EVERY_TYPE),
                NotificationTarget.inform(receiver.socketAddress(), new Community("public")));
        assertThat(receiver.takeLine())
                .isEqualTo("INFORM, SNMP v2c, community public|" + PRINTED_HEADER + PRINTED);
        assertThat(simulator.statistics().informsAcknowledged()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noAuth", "auth", "authPriv"})
    void aTrapOfVersion3IsPrintedAsItIs(String level) throws InterruptedException {
        device.send(
                Notification.of(SPECIFIC).withMore(EVERY_TYPE),
                NotificationTarget.trap(receiver.socketAddress(), user(level, "device"))
                        .withContextName("vlan-10"));
        assertThat(receiver.takeLine())
                .isEqualTo(
                        "TRAP2, SNMP v3, user "
                                + level
                                + ", context vlan-10|"
                                + PRINTED_HEADER
                                + PRINTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noAuth", "auth", "authPriv"})
    void anInformOfVersion3IsAcknowledged(String level) throws InterruptedException {
        device.send(
                Notification.of(SPECIFIC).withMore(EVERY_TYPE),
                NotificationTarget.inform(receiver.socketAddress(), user(level, "receiver"))
                        .withContextName("vlan-10"));
        assertThat(receiver.takeLine())
                .isEqualTo(
                        "INFORM, SNMP v3, user "
                                + level
                                + ", context vlan-10|"
                                + PRINTED_HEADER
                                + PRINTED);
        assertThat(simulator.statistics().informsAcknowledged()).isEqualTo(1);
    }

    @Test
    void anInformWithAWrongPasswordIsReported() {
        UsmUser wrong = new UsmUser("auth").withAuth(AuthProtocol.SHA_1, "not the password");
        assertThatThrownBy(() ->
                        device.send(
                                Notification.of(SPECIFIC),
                                NotificationTarget.inform(receiver.socketAddress(), wrong)))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("INFORM 1.3.6.1.4.1.99999.0.17")
                .hasMessageNotContaining("not the password");
        assertThat(simulator.statistics().notificationsFailed()).isEqualTo(1);
    }

    @Test
    void anInformWithAWrongCommunityMeetsSilence() {
        NotificationTarget target =
                NotificationTarget.inform(receiver.socketAddress(), new Community("s3cret"))
                        .withTimeout(Duration.ofMillis(50))
                        .withRetries(1);
        assertThatThrownBy(() -> device.send(Notification.of(SPECIFIC), target))
                .isInstanceOf(SnmpTimeoutException.class)
                .hasMessageContaining("INFORM 1.3.6.1.4.1.99999.0.17 in 2 tries")
                .hasMessageNotContaining("s3cret");
    }
}

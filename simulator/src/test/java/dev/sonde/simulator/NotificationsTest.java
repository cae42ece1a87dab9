package dev.sonde.simulator;

import static dev.sonde.simulator.internal.agent.Wire.counter64;
import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.message;
import static dev.sonde.simulator.internal.agent.Wire.oid;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.tlv;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Community;
import dev.sonde.client.Counter64;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.UsmUser;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.simulator.internal.agent.TreeStore;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.testkit.ScriptedAgent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.PDU;

/// What devices tell of their own accord: to the octet, and when.
@Timeout(60)
class NotificationsTest {

    private static final String NAME = "1.3.6.1.2.1.1.5.0";
    private static final String COUNTER = "1.3.6.1.2.1.31.1.1.1.6.7";
    private static final String SYS_UP_TIME = "1.3.6.1.2.1.1.3.0";
    private static final String TRAP_OID = "1.3.6.1.6.3.1.1.4.1.0";
    private static final String SPECIFIC = "1.3.6.1.4.1.99999.0.17";
    private static final String ENABLE_AUTHEN_TRAPS = "1.3.6.1.2.1.11.30.0";
    private static final Community PUBLIC = new Community("public");
    private static final Community PUBLIC_V1 = new Community("public", Version.V1);
    private static final Notification BEAT = Notification.of(Oid.of(SPECIFIC));
    private static final VarBind SEVEN = new VarBind(Oid.of(NAME), new Integer32(7));
    private static final VarBind BIG = new VarBind(Oid.of(COUNTER), new Counter64(5));

    private final DeviceClock clock = new DeviceClock();
    private final TreeStore store = new TreeStore().withWritable(NAME, OctetString.of("lab"));
    private TrapReceiver receiver;
    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        clock.pause();
        clock.set(Duration.ofMillis(42_420));
        receiver = new TrapReceiver();
        simulator = Simulator.builder().start();
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    private Device add(Notifications notifications) throws IOException {
        return simulator.add(
                DeviceSpec.of("device", store).withClock(clock).withNotifications(notifications));
    }

    private NotificationTarget traps() {
        return NotificationTarget.trap(receiver.address(), PUBLIC);
    }

    private Device quiet() throws IOException {
        return add(Notifications.NONE);
    }

    private static byte[] ticks(int value) {
        return tlv(0x43, new byte[] {(byte) (value >> 8), (byte) value});
    }

    private static byte[] trapV1(
            String enterprise, byte[] address, int generic, int specific, byte[]... varBinds) {
        return message(
                0,
                "public",
                tlv(
                        0xA4,
                        oid(enterprise),
                        tlv(0x40, address),
                        integer(generic),
                        integer(specific),
                        ticks(4242),
                        tlv(0x30, varBinds)));
    }

    @Test
    void aTrapOfVersion2IsWhatItShouldBeToTheOctet() throws IOException {
        quiet().send(BEAT.withMore(List.of(SEVEN, BIG)), traps());
        byte[] sent = receiver.take();
        int requestId = TrapReceiver.pdu(sent).getRequestID().getValue();
        assertThat(sent)
                .isEqualTo(
                        message(
                                1,
                                "public",
                                pdu(
                                        0xA7,
                                        requestId,
                                        0,
                                        0,
                                        varBind(SYS_UP_TIME, ticks(4242)),
                                        varBind(TRAP_OID, oid(SPECIFIC)),
                                        varBind(NAME, integer(7)),
                                        varBind(COUNTER, counter64(5)))));
        assertThat(simulator.statistics().trapsSent()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // RFC 3584 §3.2: standard traps, an enterprise with a zero before the last arc, and without
        "1.3.6.1.6.3.1.1.5.1,    1.3.6.1.6.3.1.1.5,   0, 0",
        "1.3.6.1.6.3.1.1.5.5,    1.3.6.1.6.3.1.1.5,   4, 0",
        "1.3.6.1.6.3.1.1.5.6,    1.3.6.1.6.3.1.1.5,   5, 0",
        "1.3.6.1.6.3.1.1.5.7,    1.3.6.1.6.3.1.1.5,   6, 7",
        "1.3.6.1.4.1.99999.0.17, 1.3.6.1.4.1.99999,   6, 17",
        "1.3.6.1.4.1.99999.3.17, 1.3.6.1.4.1.99999.3, 6, 17",
    })
    void aTrapOfVersion1IsWhatItShouldBeToTheOctet(
            String trapOid, String enterprise, int generic, int specific) throws IOException {
        quiet().send(
                        Notification.of(Oid.of(trapOid), SEVEN),
                        NotificationTarget.trap(receiver.address(), PUBLIC_V1));
        assertThat(receiver.take())
                .isEqualTo(
                        trapV1(
                                enterprise,
                                new byte[] {127, 0, 0, 1},
                                generic,
                                specific,
                                varBind(NAME, integer(7))));
    }

    @Test
    void whatVersion1SaysOtherwiseCanBeSaid() throws IOException {
        Notification notification =
                BEAT.withEnterprise(Oid.of("1.3.6.1.4.1.8072"))
                        .withGenericTrap(2)
                        .withSpecificTrap(3)
                        .withAgentAddress(IpAddress.of("192.0.2.7"))
                        .withSysUpTime(new TimeTicks(4242));
        clock.advance(Duration.ofDays(1));
        quiet().send(notification, NotificationTarget.trap(receiver.address(), PUBLIC_V1));
        assertThat(receiver.take())
                .isEqualTo(trapV1("1.3.6.1.4.1.8072", new byte[] {(byte) 192, 0, 2, 7}, 2, 3));
    }

    @Test
    void whatTheVarBindsSayOfVersion1IsTaken() throws IOException {
        String trapEnterprise = "1.3.6.1.6.3.1.1.4.3.0";
        String trapAddress = "1.3.6.1.6.3.18.1.3.0";
        Notification linkDown =
                Notification.of(
                        Oid.of("1.3.6.1.6.3.1.1.5.3"),
                        new VarBind(Oid.of(trapEnterprise), Oid.of("1.3.6.1.4.1.8072")),
                        new VarBind(Oid.of(trapAddress), IpAddress.of("192.0.2.7")));
        quiet().send(linkDown, NotificationTarget.trap(receiver.address(), PUBLIC_V1));
        byte[] address = {(byte) 192, 0, 2, 7};
        assertThat(receiver.take())
                .isEqualTo(
                        trapV1(
                                "1.3.6.1.4.1.8072",
                                address,
                                2,
                                0,
                                varBind(trapEnterprise, oid("1.3.6.1.4.1.8072")),
                                varBind(trapAddress, tlv(0x40, address))));
    }

    @Test
    void aCounter64IsNotSentOverVersion1() throws IOException {
        NotificationTarget v1 = NotificationTarget.trap(receiver.address(), PUBLIC_V1);
        Device device = add(Notifications.to(v1, traps()));
        device.send(BEAT.withMore(List.of(BIG)));
        assertThat(receiver.takePdu().getType()).isEqualTo(PDU.TRAP);
        assertThat(receiver.isEmpty()).isTrue();
        assertThatThrownBy(() -> device.send(BEAT.withMore(List.of(BIG)), v1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the notification 1.3.6.1.4.1.99999.0.17 has a Counter64, which SNMPv1 cannot carry: send it to a v2c or v3 target");
    }

    @Test
    void anInformIsRepeatedUntilItIsAcknowledged() throws Exception {
        Device device = quiet();
        NotificationTarget informs =
                NotificationTarget.inform(receiver.address(), PUBLIC)
                        .withTimeout(Duration.ofMillis(100));
        CompletableFuture<Void> sending =
                CompletableFuture.runAsync(
                        () -> device.send(BEAT.withMore(List.of(SEVEN)), informs));
        byte[] first = receiver.take();
        byte[] second = receiver.take();
        int requestId = TrapReceiver.pdu(first).getRequestID().getValue();
        byte[][] varBinds = {
            varBind(SYS_UP_TIME, ticks(4242)),
            varBind(TRAP_OID, oid(SPECIFIC)),
            varBind(NAME, integer(7))
        };
        assertThat(first)
                .isEqualTo(message(1, "public", pdu(0xA6, requestId, 0, 0, varBinds)))
                .isEqualTo(second);
        assertThat(sending).isNotDone();
        receiver.answer(message(1, "public", pdu(0xA2, requestId, 0, 0, varBinds)));
        sending.get();
        assertThat(simulator.statistics().informsAcknowledged()).isEqualTo(1);
        assertThat(simulator.statistics().notificationsFailed()).isZero();
    }

    @Test
    void anInformThatIsRefusedSaysSo() throws Exception {
        Device device = quiet();
        CompletableFuture<Void> sending =
                CompletableFuture.runAsync(() ->
                        device.send(BEAT, NotificationTarget.inform(receiver.address(), PUBLIC)));
        int requestId = receiver.takePdu().getRequestID().getValue();
        receiver.answer(message(1, "public", pdu(0xA2, requestId, 1, 0)));
        assertThatThrownBy(sending::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ErrorStatusException.class)
                .hasMessageContaining("INFORM " + SPECIFIC);
        assertThat(simulator.statistics().notificationsFailed()).isEqualTo(1);
    }

    @Test
    void eachTargetThatWasNotReachedIsTold() throws IOException {
        try (ScriptedAgent silent = ScriptedAgent.start((_, _) -> List.of())) {
            NotificationTarget informs =
                    NotificationTarget.inform(silent.socketAddress(), new Community("s3cret"))
                            .withTimeout(Duration.ofMillis(10))
                            .withRetries(1);
            Device device = add(Notifications.to(informs, traps(), informs));
            assertThatThrownBy(() -> device.send(BEAT))
                    .isInstanceOf(SnmpTimeoutException.class)
                    .hasMessageContaining("INFORM " + SPECIFIC + " in 2 tries")
                    .hasMessageNotContaining("s3cret")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
            assertThat(receiver.takePdu().getType()).isEqualTo(PDU.TRAP);
            assertThat(simulator.statistics().notificationsFailed()).isEqualTo(2);
            assertThat(device.toString() + informs + device.name())
                    .doesNotContain("s3cret")
                    .contains("informs to 127.0.0.1:");
        }
    }

    @Test
    void whereItCannotBeSentFromIsTold() throws IOException {
        NotificationTarget target = traps().withSource(InetAddress.getByName("192.0.2.1"));
        Device device = quiet();
        assertThatThrownBy(() -> device.send(BEAT, target))
                .isInstanceOf(UnreachableException.class)
                .hasMessageStartingWith(
                        "cannot send the trap 1.3.6.1.4.1.99999.0.17 to 127.0.0.1:");
        assertThatThrownBy(() -> device.send(BEAT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the device has no target to notify: name one, or give its DeviceSpec some");
    }

    @Test
    void aDeviceSendsFromItsOwnAddress() throws IOException {
        InetAddress own = InetAddress.getByName("127.0.0.2");
        Device device =
                simulator.add(
                        DeviceSpec.of("own", store).withAddresses(new InetSocketAddress(own, 0)));
        device.send(BEAT, NotificationTarget.trap(receiver.address(), PUBLIC_V1));
        byte[] sent = receiver.take();
        assertThat(receiver.source().getAddress()).isEqualTo(own);
        assertThat(sent).containsSequence(0x40, 4, 127, 0, 0, 2);
        CompletableFuture<Void> sending =
                CompletableFuture.runAsync(() ->
                        device.send(BEAT, NotificationTarget.inform(receiver.address(), PUBLIC)));
        int requestId = receiver.takePdu().getRequestID().getValue();
        assertThat(receiver.source().getAddress()).isEqualTo(own);
        receiver.answer(message(1, "public", pdu(0xA2, requestId, 0, 0)));
        sending.join();
    }

    @Test
    void informsFromManyAddressesAreSentWithFewSockets() throws Exception {
        Device device = quiet();
        int addresses = 200;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= addresses; i++) {
                NotificationTarget target =
                        NotificationTarget.inform(receiver.address(), PUBLIC)
                                .withTimeout(Duration.ofSeconds(20))
                                .withSource(InetAddress.getByName("127.0.2." + i));
                threads.execute(() -> device.send(BEAT, target));
            }
            // Nothing is acknowledged before as many wait as there may be.
            List<Integer> asked = new ArrayList<>();
            List<InetSocketAddress> askers = new ArrayList<>();
            while (askers.size() < 64) {
                asked.add(receiver.takePdu().getRequestID().getValue());
                askers.add(receiver.source());
            }
            assertThat(receiver.isEmpty()).isTrue();
            for (int i = 0; i < addresses; i++) {
                if (i >= asked.size()) {
                    asked.add(receiver.takePdu().getRequestID().getValue());
                    askers.add(receiver.source());
                }
                receiver.answer(message(1, "public", pdu(0xA2, asked.get(i), 0, 0)), askers.get(i));
            }
        }
        assertThat(simulator.statistics().informsAcknowledged()).isEqualTo(addresses);
    }

    @Test
    void aDeviceTellsThatItStarts() throws IOException {
        add(Notifications.to(traps()).onStart(Notification.COLD_START));
        PDU pdu = receiver.takePdu();
        assertThat(pdu.get(0).getVariable().toLong()).isEqualTo(4242);
        assertThat(pdu.get(1).toValueString()).isEqualTo("1.3.6.1.6.3.1.1.5.1");
        assertThat(pdu.size()).isEqualTo(2);
        simulator.replace(
                DeviceSpec.of("device", store)
                        .withNotifications(
                                Notifications.to(traps()).onStart(Notification.WARM_START)));
        simulator.device("device").send(BEAT, traps());
        assertThat(receiver.takePdu().get(1).toValueString()).isEqualTo(SPECIFIC);
    }

    @Test
    void aDeviceTellsWhatWasSet() throws IOException {
        Oid system = Oid.of("1.3.6.1.2.1.1");
        store.withWritable("1.3.6.1.4.1.99999.5.0", new Integer32(1));
        Device device = add(Notifications.to(traps()).onSet(system, BEAT.withMore(List.of(SEVEN))));
        try (Session session = Session.open(device.target())) {
            session.set(new VarBind(Oid.of("1.3.6.1.4.1.99999.5.0"), new Integer32(2)));
            assertThatThrownBy(() -> session.set(new VarBind(Oid.of(NAME), new Integer32(1))))
                    .isInstanceOf(ErrorStatusException.class);
            device.set(Oid.of(NAME), OctetString.of("not by a manager"));
            session.set(
                    new VarBind(Oid.of("1.3.6.1.4.1.99999.5.0"), new Integer32(3)),
                    new VarBind(Oid.of(NAME), OctetString.of("after")));
        }
        PDU pdu = receiver.takePdu();
        assertThat(pdu.size()).isEqualTo(4);
        assertThat(pdu.get(2).toValueString()).isEqualTo("7");
        assertThat(pdu.get(3).getOid().toDottedString()).isEqualTo(NAME);
        assertThat(pdu.get(3).toValueString()).isEqualTo("after");
        device.send(BEAT, traps());
        assertThat(receiver.takePdu().size()).isEqualTo(2);
    }

    @Test
    void aScheduleKeepsToTheDevicesTime() throws IOException {
        Device device = add(Notifications.to(traps()).every(Duration.ofMinutes(1), BEAT));
        clock.advance(Duration.ofMinutes(3));
        for (int minute = 1; minute <= 3; minute++) {
            assertThat(receiver.takePdu().get(0).getVariable().toLong()).isEqualTo(minute * 6_000L);
        }
        clock.set(Duration.ZERO);
        clock.advance(Duration.ofSeconds(59));
        device.send(Notification.COLD_START, traps());
        assertThat(receiver.takePdu().get(0).getVariable().toLong()).isEqualTo(5_900);
        // A second, in which the schedule has seen that time was set back.
        clock.resume();
        assertThat(receiver.takePdu().get(0).getVariable().toLong()).isEqualTo(6_000);
        clock.speed(1_000);
        assertThat(receiver.takePdu().get(0).getVariable().toLong()).isEqualTo(12_000);
    }

    @Test
    void aStepOverALongTimeLetsGoTheLastThousand() throws IOException {
        add(Notifications.to(traps()).every(Duration.ofSeconds(1), BEAT));
        clock.set(Duration.ofDays(400));
        long last = Duration.ofDays(400).toSeconds() * 100;
        assertThat(receiver.takePdu().get(0).getVariable().toLong()).isEqualTo(last - 99_900);
    }

    @Test
    void aWrongCommunityIsToldOf() throws IOException {
        Device device =
                add(Notifications.to(traps()).onAuthenticationFailure().onSet(Oid.of(NAME), BEAT));
        simulator.add(
                DeviceSpec.of("quiet", store)
                        .withVersions(Set.of(Version.V1))
                        .withNotifications(Notifications.to(traps()).onAuthenticationFailure()));
        try (Session session =
                Session.open(
                        device.target()
                                .withCredentials(new Community("wrong"))
                                .withRetries(0)
                                .withTimeout(Duration.ofMillis(1)))) {
            assertThatThrownBy(() -> session.get(NAME)).isInstanceOf(SnmpTimeoutException.class);
            assertThat(receiver.takePdu().get(1).toValueString()).isEqualTo("1.3.6.1.6.3.1.1.5.5");
            store.withWritable(ENABLE_AUTHEN_TRAPS, new Integer32(2));
            assertThatThrownBy(() -> session.get(NAME)).isInstanceOf(SnmpTimeoutException.class);
        }
        try (Session session = Session.open(device.target())) {
            session.set(new VarBind(Oid.of(NAME), OctetString.of("after")));
        }
        // One device's traps leave in order: one of the second wrong community would be here.
        assertThat(receiver.takePdu().get(1).toValueString()).isEqualTo(SPECIFIC);
        assertThat(simulator.statistics().trapsSent()).isEqualTo(2);
        assertThat(simulator.statistics().unknownCommunity()).isEqualTo(2);
    }

    @Test
    void aDeviceThatIsRemovedTellsNothingThatIsDueLater() throws IOException {
        Notifications hourly = Notifications.to(traps()).every(Duration.ofHours(1), BEAT);
        for (int i = 0; i < 200; i++) {
            add(hourly);
            // Its schedule may just be about to look at the clock.
            simulator.remove("device");
            clock.advance(Duration.ofHours(1));
        }
        quiet().send(BEAT.withSysUpTime(new TimeTicks(1)), traps());
        assertThat(receiver.takePdu().get(0).getVariable().toLong()).isEqualTo(1);
        assertThat(simulator.statistics().trapsSent()).isEqualTo(1);
    }

    @Test
    void aRecordTellsWhatItsModuleSays(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("device.snmprec");
        Files.writeString(
                file,
                NAME
                        + "|4:notification|value=lab,op=get,version=2c,community=public,ntftype=trap,"
                        + "trapoid=1.3.6.1.4.1.99999.0.17,uptime=777,host=127.0.0.1,port="
                        + receiver.address().getPort()
                        + ",bindaddr=127.0.0.3,varbinds=1.3.6.1.2.1.1.5.0:i:7\n");
        Device device =
                simulator.add(
                        DeviceSpec.of("recorded", SnmprecFormat.read(file).recording())
                                .withClock(clock));
        try (Session session = Session.open(device.target())) {
            assertThat(session.get(NAME).value().text()).isEqualTo("lab");
        }
        PDU pdu = receiver.takePdu();
        assertThat(receiver.source().getAddress()).isEqualTo(InetAddress.getByName("127.0.0.3"));
        assertThat(pdu.get(0).getVariable().toLong()).isEqualTo(777);
        assertThat(pdu.get(1).toValueString()).isEqualTo(SPECIFIC);
        assertThat(pdu.get(2).toValueString()).isEqualTo("7");
    }

    @Test
    void whatCannotBeSentIsRefusedAtOnce() {
        assertThatThrownBy(() -> NotificationTarget.inform(receiver.address(), PUBLIC_V1))
                .hasMessage("SNMPv1 has no informs: send a trap, or use v2c");
        assertThatThrownBy(() -> Notification.of(Oid.of("3.1.2")))
                .hasMessage("3.1.2 cannot be sent: an OID starts with 0, 1 or 2, and then 0 to 39");
        assertThatThrownBy(() -> BEAT.withGenericTrap(7))
                .hasMessage("a generic trap is 0 to 6, not 7");
        assertThatThrownBy(() ->
                        Notification.of(
                                Oid.of(SPECIFIC),
                                new VarBind(Oid.of(NAME), Missing.NO_SUCH_OBJECT)))
                .hasMessage("a notification has a value for each object, and none for " + NAME);
        assertThatThrownBy(() -> Notifications.NONE.every(Duration.ZERO, BEAT))
                .hasMessage("the period must be more than zero, not PT0S");
        assertThat(NotificationTarget.trap("127.0.0.1", new UsmUser("ops")).address().getPort())
                .isEqualTo(162);
    }
}

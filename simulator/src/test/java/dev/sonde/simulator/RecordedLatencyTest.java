package dev.sonde.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Community;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.Target;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SubtreeTiming;
import dev.sonde.simulator.store.DeviceDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Slow means an hour here, so that what is slow never comes, and what comes is not slow.
@Timeout(60)
class RecordedLatencyTest {

    private static final Oid FAST = Oid.of("1.3.6.1.2.1.1.5.0");
    private static final Oid SLOW = Oid.of("1.3.6.1.2.1.47.1.1.1.1.2.1");
    private static final Oid AFTER = Oid.of("1.3.6.1.2.1.99.1.1.1.4.1");
    private static final Recording RECORDING =
            Recording.of(
                            List.of(
                                    new VarBind(FAST, OctetString.of("core")),
                                    new VarBind(SLOW, OctetString.of("chassis")),
                                    new VarBind(AFTER, new Integer32(42))))
                    .withTimings(
                            List.of(
                                    timing("1.3.6.1.2.1.1", Duration.ZERO),
                                    timing("1.3.6.1.2.1.47.1.1", Duration.ofHours(1))));

    private static SubtreeTiming timing(String subtree, Duration time) {
        return new SubtreeTiming(Oid.of(subtree), 1, 1, time, time);
    }

    private static Session session(Simulator simulator, String device) {
        return Session.open(
                Target.of(simulator.address(), new Community(device))
                        .withTimeout(Duration.ofMillis(200))
                        .withRetries(0));
    }

    private static void isSilent(Runnable request) {
        assertThatThrownBy(request::run).isInstanceOf(SnmpTimeoutException.class);
    }

    @Test
    void eachSubtreeIsAsSlowAsItWasAndNobodyElseWaits() throws Exception {
        DeviceSpec slow = DeviceSpec.of("slow", RECORDING).withFaults(Fault.recordedLatency());
        try (Simulator simulator =
                        Simulator.builder().device(slow).device("other", RECORDING).start();
                Session session = session(simulator, "slow");
                Session other = session(simulator, "other")) {
            Session patient = session.clone(t -> t.withTimeout(Duration.ofSeconds(20)));
            isSilent(() -> session.get(SLOW));
            assertThat(patient.get(FAST).value()).isEqualTo(OctetString.of("core"));
            // What counts is where the answer begins.
            isSilent(() -> session.getNext(FAST));
            isSilent(() -> session.getBulk(0, 10, FAST));
            assertThat(patient.getBulk(0, 1, Oid.of("1.3"))).hasSize(1);
            // No timing of its own: that of what is before it.
            isSilent(() -> session.get(AFTER));
            Session otherPatient = other.clone(t -> t.withTimeout(Duration.ofSeconds(20)));
            assertThat(otherPatient.get(SLOW).value()).isEqualTo(OctetString.of("chassis"));
            // Each once, however it was answered.
            assertThat(simulator.device("slow").requests()).hasSize(6);
            simulator.device("slow").fault();
            assertThat(patient.get(SLOW).value()).isEqualTo(OctetString.of("chassis"));
        }
    }

    @Test
    void aRecordingThatIsReadWhenItIsFirstAskedForIsAsSlowFromThenOn() throws Exception {
        DeviceSpec lazy =
                DeviceSpec.lazy("lazy", () -> RECORDING).withFaults(Fault.recordedLatency());
        try (Simulator simulator = Simulator.builder().device(lazy).start();
                Session session = session(simulator, "lazy")) {
            isSilent(() -> session.getNext(FAST));
            isSilent(() -> session.get(SLOW));
        }
    }

    @Test
    void aDeviceOfADatabaseIsAsSlowAsItsSnapshotSays(@TempDir Path folder) throws Exception {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(folder.resolve("x.mv.db"))) {
            DatabaseDevice.write(database, "slow", RECORDING, List.of("Mirrored by hand"));
            assertThat(database.remarks("slow", 0)).hasSize(3).startsWith("Mirrored by hand");
            DeviceSpec spec =
                    DeviceSpec.of("slow", database.store("slow"))
                            .withFaults(Fault.recordedLatency());
            try (Simulator simulator = Simulator.builder().device(spec).start();
                    Session session = session(simulator, "slow")) {
                Session patient = session.clone(t -> t.withTimeout(Duration.ofSeconds(20)));
                isSilent(() -> session.get(SLOW));
                assertThat(patient.get(FAST).value()).isEqualTo(OctetString.of("core"));
                DatabaseDevice.write(database, "slow", RECORDING.withTimings(List.of()));
                assertThat(patient.get(FAST).value()).isEqualTo(OctetString.of("core"));
                assertThat(patient.get(SLOW).value()).isEqualTo(OctetString.of("chassis"));
            }
        }
    }

    @Test
    void aRecordingWithoutTimingsIsAsFastAsEver() throws Exception {
        DeviceSpec spec =
                DeviceSpec.of("plain", RECORDING.withTimings(List.of()))
                        .withFaults(Fault.recordedLatency());
        try (Simulator simulator = Simulator.builder().device(spec).start();
                Session session = session(simulator, "plain")) {
            assertThat(session.clone(t -> t.withTimeout(Duration.ofSeconds(20))).get(SLOW).value())
                    .isEqualTo(OctetString.of("chassis"));
        }
    }
}

package dev.sonde.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.TimeTicks;
import dev.sonde.mirror.compare.Difference;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.store.DatabaseStore;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is read twice gets a rate, if it moves; and what is compared with its device is told apart
/// from it.
@Timeout(60)
class PassesTest {

    private static final String UP_TIME = "1.3.6.1.2.1.1.3.0";
    private static final String OCTETS = "1.3.6.1.2.1.2.2.1.10.1";
    private static final String STILL = "1.3.6.1.2.1.2.2.1.10.2";
    private static final String LOAD = "1.3.6.1.2.1.25.3.3.1.2.1";
    private static final String HC_OCTETS = "1.3.6.1.2.1.31.1.1.1.6.1";

    @TempDir private Path folder;

    private static OddDevice device() {
        return new OddDevice()
                .with("1.3.6.1.2.1.1.1.0", OctetString.of("moving"))
                .with(UP_TIME, new TimeTicks(100))
                .with(OCTETS, new Counter32(4_294_967_290L))
                .with(STILL, new Counter32(5))
                .with(LOAD, new Gauge32(50))
                .with(HC_OCTETS, new Counter64(-10));
    }

    private static void move(OddDevice device, long ticks) {
        device.with(UP_TIME, new TimeTicks(ticks))
                .with(OCTETS, new Counter32(994))
                .with(LOAD, new Gauge32(60))
                .with(HC_OCTETS, new Counter64(990));
    }

    private MirrorReport mirror(OddDevice device, long ticks, Path file) throws IOException {
        int[] starts = {0};
        device.observedBy(pdu -> {
            // The walk begins at 0.0, once for each pass.
            if (pdu.get(0).getOid().toString().equals("0.0") && ++starts[0] == 2) {
                move(device, ticks);
            }
        });
        MirrorOptions options =
                MirrorOptions.DEFAULT.withInFlight(1).withPasses(2, Duration.ofMillis(50));
        Mirror mirror = Mirror.of(device.start()).withOptions(options);
        return MirrorProcess.run(mirror, file);
    }

    @Test
    void whatMovesGetsARateAndWhatMovesOtherwiseIsNamed() throws IOException {
        Path file = folder.resolve("moving.snmprec");
        try (OddDevice device = device()) {
            MirrorReport report = mirror(device, 200, file);
            assertThat(report.isWhole()).as("%s", report).isTrue();
            assertThat(report.rates()).isEqualTo(3);
            assertThat(report.moving()).containsExactly(Oid.of(LOAD));
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(6);
        assertThat(lines).contains(STILL + "|65|5", LOAD + "|66|60");
        assertThat(lines.get(1)).startsWith(UP_TIME + "|67:numeric|rate=");
        assertThat(lines.get(2))
                .startsWith(OCTETS + "|65:numeric|rate=")
                .endsWith(",initial=994,wrap=1");
        assertThat(lines.get(5))
                .startsWith(HC_OCTETS + "|70:numeric|rate=")
                .endsWith(",initial=990,wrap=1");
        // Both moved by 1000 in the same time, one of them over its end.
        assertThat(rate(lines.get(2))).isEqualTo(rate(lines.get(5))).isPositive();
    }

    private static double rate(String line) {
        return Double.parseDouble(line.replaceFirst(".*rate=", "").replaceFirst(",.*", ""));
    }

    @Test
    void aRestartBetweenThePassesIsReportedAndGivesNoRates() throws IOException {
        Path file = folder.resolve("restarted.snmprec");
        try (OddDevice device = device()) {
            MirrorReport report = mirror(device, 1, file);
            assertThat(report.restarted()).isTrue();
            assertThat(report.isWhole()).isFalse();
            assertThat(report.rates()).isZero();
        }
        assertThat(Files.readAllLines(file)).contains(OCTETS + "|65|994", UP_TIME + "|67|1");
    }

    @Test
    void eachPassIntoADatabaseIsASnapshotAndTheLastHasTheRates() throws IOException {
        Path file = folder.resolve("moving.mv.db");
        try (OddDevice device = device()) {
            MirrorReport report = mirror(device, 200, file);
            assertThat(report.isWhole()).as("%s", report).isTrue();
            assertThat(report.rates()).isEqualTo(3);
            assertThat(report.moving()).containsExactly(Oid.of(LOAD));
        }
        try (DeviceDatabase database = DeviceDatabase.open(file)) {
            assertThat(database.store(MirrorProcess.DEVICE, 1).variations()).isEmpty();
            assertThat(database.store(MirrorProcess.DEVICE, 1).get(Oid.of(OCTETS)))
                    .isEqualTo(new Counter32(4_294_967_290L));
            DatabaseStore last = database.store(MirrorProcess.DEVICE);
            assertThat(last.get(Oid.of(LOAD))).isEqualTo(new Gauge32(60));
            assertThat(last.get(Oid.of(OCTETS))).isEqualTo(new Counter32(994));
            assertThat(last.variations())
                    .containsOnlyKeys(Oid.of(UP_TIME), Oid.of(OCTETS), Oid.of(HC_OCTETS));
            String octets = last.variations().get(Oid.of(OCTETS));
            String hcOctets = last.variations().get(Oid.of(HC_OCTETS));
            assertThat(octets).startsWith("65:numeric|rate=").endsWith(",initial=994,wrap=1");
            assertThat(hcOctets).startsWith("70:numeric|rate=").endsWith(",initial=990,wrap=1");
            assertThat(rate(octets)).isEqualTo(rate(hcOctets)).isPositive();
            assertThat(DatabaseDevice.of(last).variations()).hasSize(3);
            assertThat(database.prune(MirrorProcess.DEVICE, 1)).isEqualTo(1);
            assertThat(database.prune(MirrorProcess.DEVICE, 1)).isZero();
        }
    }

    @Test
    void aRestartGivesNoRatesInADatabaseEither() throws IOException {
        Path file = folder.resolve("restarted.mv.db");
        try (OddDevice device = device()) {
            MirrorReport report = mirror(device, 1, file);
            assertThat(report.restarted()).isTrue();
            assertThat(report.rates()).isZero();
        }
        try (DeviceDatabase database = DeviceDatabase.open(file)) {
            assertThat(database.store(MirrorProcess.DEVICE).variations()).isEmpty();
        }
    }

    @Test
    void aSecondPassIntoADatabaseThatWasEndedIsGoneOnWith() throws IOException {
        Path file = folder.resolve("ended.mv.db");
        try (OddDevice device = device();
                DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            int[] starts = {0};
            device.silentFor(pdu -> {
                if (pdu.get(0).getOid().toString().equals("0.0") && ++starts[0] == 2) {
                    move(device, 200);
                }
                return starts[0] >= 2;
            });
            MirrorOptions options =
                    MirrorOptions.DEFAULT.withInFlight(1).withPasses(2, Duration.ofMillis(50));
            Session session = device.start();
            Session hasty = session.clone(t -> t.withTimeout(Duration.ofMillis(50)).withRetries(0));
            MirrorReport first = Mirror.of(hasty).withOptions(options).to(database, "d");
            assertThat(first.unfinished()).as("%s", first).isNotNull();
            device.silentFor(_ -> false);
            MirrorReport report =
                    Mirror.of(session).withOptions(options).withResuming(true).to(database, "d");
            assertThat(report.isWhole()).as("%s", report).isTrue();
            assertThat(report.rates()).isEqualTo(3);
            assertThat(database.store("d").variations()).hasSize(3);
            assertThatThrownBy(() -> database.store("d", 3))
                    .hasMessageStartingWith("there is no snapshot 3 of 'd'");
        }
    }

    @Test
    void aDeviceThatDoesNotAnswerLeavesNoSnapshot() throws IOException {
        Path file = folder.resolve("silent.mv.db");
        try (OddDevice device = device();
                DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            Session patient = device.start();
            Mirror impatient =
                    Mirror.of(
                            patient.clone(
                                    t -> t.withTimeout(Duration.ofMillis(50)).withRetries(0)));
            device.silentFor(_ -> true);
            assertThat(impatient.to(database, "d").unfinished()).isNotNull();
            assertThat(file).doesNotExist();
            device.silentFor(_ -> false);
            assertThat(Mirror.of(patient).to(database, "d").unfinished()).isNull();
            device.silentFor(_ -> true);
            assertThat(impatient.to(database, "d").unfinished()).isNotNull();
            assertThat(database.unfinished("d")).isNull();
            assertThat(database.prune("d", 1)).isZero();
            assertThatThrownBy(() -> database.store("d", 2))
                    .hasMessageStartingWith("there is no snapshot 2 of 'd'");
        }
    }

    @Test
    void aVerificationTellsMovingNumbersFromDifferences() throws IOException {
        Path file = folder.resolve("verified.mv.db");
        try (OddDevice device = device();
                DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            Session session = device.start();
            Mirror.of(session).to(database, "d");
            Verification same =
                    Verification.of(database.store("d"), session, MirrorOptions.DEFAULT);
            assertThat(same.agrees()).as("%s", same).isTrue();
            assertThat(same.compared()).isEqualTo(6);
            assertThat(same.moved()).isZero();

            move(device, 200);
            device.with("1.3.6.1.2.1.1.1.0", OctetString.of("other"))
                    .with("1.3.6.1.2.1.2.2.1.10.9", new Counter32(1));
            device.objects().remove(Oid.of(STILL));
            Verification other =
                    Verification.of(database.store("d"), session, MirrorOptions.DEFAULT);
            assertThat(other.agrees()).isFalse();
            assertThat(other.moved()).isEqualTo(4);
            assertThat(other.differences())
                    .containsExactlyInAnyOrder(
                            new Difference.Changed(
                                    Oid.of("1.3.6.1.2.1.1.1.0"),
                                    OctetString.of("moving"),
                                    OctetString.of("other")),
                            new Difference.Gone(Oid.of(STILL), new Counter32(5)),
                            new Difference.Added(
                                    Oid.of("1.3.6.1.2.1.2.2.1.10.9"), new Counter32(1)));
        }
    }
}

package dev.sonde.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Community;
import dev.sonde.client.Counter32;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.Target;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;

/// A database holds of a device what a recording holds: the error-status met, and nothing of what a
/// lying GETBULK brought.
@Timeout(120)
class SnapshotParityTest {

    private static final String DEVICE = "odd";
    private static final String COLUMN = "1.3.6.1.2.1.17.4.3.1.1";
    private static final String NEXT_COLUMN = "1.3.6.1.2.1.17.4.3.1.2";
    private static final String LAST = "1.3.6.1.6.3.1.1.6.1.0";
    private static final MirrorOptions ALONE = MirrorOptions.DEFAULT.withInFlight(1);

    @TempDir private Path folder;
    private DeviceDatabase database;

    @BeforeEach
    void open() throws IOException {
        database = DeviceDatabase.openOrCreate(folder.resolve("lab.mv.db"));
    }

    @AfterEach
    void close() throws IOException {
        database.close();
    }

    private static OddDevice failing() {
        return new OddDevice()
                .with("1.3.6.1.2.1.1.1.0", OctetString.of("odd"))
                .with("1.3.6.1.2.1.1.4.0", OctetString.of("nobody"))
                .withColumn(COLUMN, 40)
                .withColumn(NEXT_COLUMN, 40)
                .with("1.3.6.1.2.1.99.1.1.1.5", new Integer32(5))
                .with("1.3.6.1.2.1.99.1.1.1.900", new Integer32(900))
                .with("1.3.6.1.4.1.64512.1.0", new Integer32(3))
                .with(LAST, new Integer32(7))
                .failingAt("1.3.6.1.2.1.1.4.0")
                .failingAt(COLUMN + ".20", ErrorStatus.AUTHORIZATION_ERROR)
                .failingAt(COLUMN + ".21", ErrorStatus.AUTHORIZATION_ERROR)
                .failingAt(COLUMN + ".27")
                .failingToReach("1.3.6.1.2.1.99.1.1.1.900")
                .failingAt(LAST);
    }

    private Path file(String name) {
        return folder.resolve(name + ".snmprec");
    }

    private Recording snapshot() throws IOException {
        return DatabaseDevice.of(database.store(DEVICE)).reading().orRefuse().recording();
    }

    private void serve(Path to) throws IOException {
        try (Simulator simulator =
                        Simulator.builder().device(DEVICE, database.store(DEVICE)).start();
                Session session =
                        Session.open(
                                Target.of(simulator.address(), new Community(DEVICE))
                                        .withTimeout(Duration.ofSeconds(20)))) {
            Mirror.of(session).to(to);
            assertThat(Verification.of(database.store(DEVICE), session, ALONE).agrees()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void whereTheDeviceFailsTheOneFromTheDatabaseDoesToo(int inFlight) throws IOException {
        try (OddDevice device = failing()) {
            Mirror mirror =
                    Mirror.of(device.start())
                            .withOptions(MirrorOptions.DEFAULT.withInFlight(inFlight));
            mirror.to(file("direct"));
            MirrorReport report = mirror.to(database, DEVICE);
            assertThat(report.objects())
                    .isEqualTo(SnmprecFormat.read(file("direct")).recording().size());
        }
        assertThat(snapshot().errors())
                .isEqualTo(SnmprecFormat.read(file("direct")).recording().errors())
                .containsEntry(Oid.of(COLUMN + ".20"), ErrorStatus.AUTHORIZATION_ERROR)
                .containsEntry(Oid.of("1.3.6.1.2.1.99.1.1.1.5.0"), ErrorStatus.GEN_ERR);
        serve(file("served"));
        assertThat(file("served")).hasSameTextualContentAs(file("direct"));
    }

    @Test
    void aRunThatGoesOnKnowsTheErrorsThatWereMet() throws IOException {
        OddDevice failing =
                new OddDevice()
                        .with("1.3.6.1.2.1.1.3.0", new TimeTicks(4711))
                        .withColumn(COLUMN, 40)
                        .withColumn(NEXT_COLUMN, 40)
                        .failingAt(COLUMN + ".20");
        try (OddDevice device = failing) {
            Session hasty =
                    device.start().clone(t -> t.withTimeout(Duration.ofMillis(300)).withRetries(0));
            Mirror mirror = Mirror.of(hasty).withOptions(ALONE.withAudited(false));
            mirror.to(file("direct"));
            boolean[] isDead = {false};
            device.silentFor(pdu -> {
                isDead[0] |=
                        pdu.getType() == PDU.GETBULK
                                && pdu.get(0).getOid().toString().startsWith(NEXT_COLUMN);
                return isDead[0];
            });
            MirrorReport first = mirror.to(database, DEVICE);
            assertThat(first.unfinished()).contains("stopped answering");
            assertThat(first.objects()).isEqualTo(snapshot().size());
            device.silentFor(_ -> false);
            assertThat(mirror.withResuming(true).to(database, DEVICE).unfinished()).isNull();
        }
        serve(file("served"));
        assertThat(file("served")).hasSameTextualContentAs(file("direct"));
    }

    @Test
    void anErrorGivesWayToTheObjectThatAnotherPassFinds() throws IOException {
        try (OddDevice device = failing()) {
            Mirror.of(device.start())
                    .withOptions(ALONE.withPasses(2, Duration.ZERO))
                    .withProgress(_ -> device.recover())
                    .to(database, DEVICE);
            assertThat(snapshot().errors()).containsOnlyKeys(Oid.of("1.3.6.1.2.1.99.1.1.1.5.0"));
            assertThat(snapshot()).hasSize(device.objects().size());
        }
    }

    private static final int HONEST_ANSWERS = 12;
    private static final int ROWS = 15_000;
    private int answers;

    private OddDevice liar() {
        return new OddDevice()
                .with("1.3.6.1.2.1.1.1.0", OctetString.of("odd"))
                .withColumn(COLUMN, ROWS)
                .with(LAST, new Integer32(7))
                .lying(truth -> ++answers <= HONEST_ANSWERS ? truth : lie(truth));
    }

    private static List<VarBind> lie(List<VarBind> truth) {
        List<VarBind> lie = new ArrayList<>();
        for (VarBind object : truth) {
            boolean isRow = Oid.of(COLUMN).isPrefixOf(object.oid());
            lie.add(
                    isRow && object.oid().arc(11) % 4 == 0
                            ? new VarBind(object.oid().append(7), new Counter32(0))
                            : object);
        }
        return lie;
    }

    private void holdsTheTruth(OddDevice device, MirrorReport report) throws IOException {
        List<Oid> oids = new ArrayList<>();
        snapshot().forEach(object -> oids.add(object.oid()));
        assertThat(oids).isEqualTo(List.copyOf(device.objects().keySet()));
        assertThat(report.objects()).isEqualTo(oids.size());
        assertThat(report.distrusted()).containsExactly(Oid.of("1.3.6.1.2.1.17.4"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void rowsThatAreInTheDatabaseAlreadyAreTakenAway(int inFlight) throws IOException {
        try (OddDevice device = liar()) {
            MirrorReport report =
                    Mirror.of(device.start())
                            .withOptions(
                                    MirrorOptions.DEFAULT
                                            .withMaxRepetitions(200)
                                            .withInFlight(inFlight))
                            .to(database, DEVICE);
            holdsTheTruth(device, report);
        }
    }

    @Test
    void theyAreTakenAwayByARunThatGoesOnToo() throws IOException {
        try (OddDevice device = liar()) {
            boolean[] isDead = {false};
            // Dies while the table is read again.
            device.silentFor(pdu -> {
                isDead[0] |=
                        pdu.getType() == PDU.GETNEXT
                                && pdu.size() == 1
                                && pdu.get(0).getOid().toString().equals(COLUMN + ".300");
                return isDead[0];
            });
            Mirror mirror = Mirror.of(device.start()).withOptions(ALONE.withMaxRepetitions(200));
            assertThat(mirror.to(database, DEVICE).unfinished()).contains("stopped answering");
            assertThat(snapshot()).hasSizeGreaterThan(2).hasSizeLessThan(400);
            device.silentFor(_ -> false);
            holdsTheTruth(device, mirror.withResuming(true).to(database, DEVICE));
        }
    }
}

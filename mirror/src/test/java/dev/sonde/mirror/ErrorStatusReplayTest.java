package dev.sonde.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Community;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.Target;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Version;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;

/// Where a device answers with an error-status, what is made of its mirror does, too: a walk meets
/// the same one at the same place, and a mirror of the mirror is the mirror.
@Timeout(60)
class ErrorStatusReplayTest {

    private static final String COLUMN = "1.3.6.1.2.1.17.4.3.1.1";
    private static final String NEXT_COLUMN = "1.3.6.1.2.1.17.4.3.1.2";
    private static final String LAST = "1.3.6.1.6.3.1.1.6.1.0";
    private static final String GEN_ERROR = "|5:error|status=genError";

    @TempDir private Path folder;

    private static OddDevice device() {
        return new OddDevice()
                .with("1.3.6.1.2.1.1.1.0", OctetString.of("odd"))
                .with("1.3.6.1.2.1.1.3.0", new TimeTicks(4711))
                .with("1.3.6.1.2.1.1.4.0", OctetString.of("nobody"))
                .with("1.3.6.1.2.1.1.5.0", OctetString.of("odd-1"))
                .withColumn(COLUMN, 40)
                .withColumn(NEXT_COLUMN, 40)
                .with(LAST, new Integer32(7));
    }

    private Path file() {
        return folder.resolve("odd.snmprec");
    }

    private List<String> mirror(OddDevice device, int inFlight) throws IOException {
        MirrorReport report =
                Mirror.of(device.start())
                        .withOptions(MirrorOptions.DEFAULT.withInFlight(inFlight))
                        .to(file());
        assertThat(report.gaps()).extracting(Gap::reason).contains(Gap.Reason.ERROR_STATUS);
        assertThat(report.isWhole()).isFalse();
        List<String> lines = Files.readAllLines(file());
        assertThat(report.objects()).isEqualTo(lines.size());
        return lines;
    }

    private static Recording recording(Path file) throws IOException {
        Reading reading = SnmprecFormat.read(file);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.notes()).isEmpty();
        return reading.recording();
    }

    private interface Asking {
        void with(Session session) throws IOException;
    }

    private static void serve(Recording recording, Asking asking) throws IOException {
        try (Simulator simulator = Simulator.builder().device("odd", recording).start();
                Session session =
                        Session.open(
                                Target.of(simulator.address(), new Community("odd"))
                                        .withTimeout(Duration.ofSeconds(20)))) {
            asking.with(session);
        }
    }

    /// Serves what was mirrored, and mirrors that with any number of walkers.
    private void comesBackAsItWas() throws IOException {
        serve(
                recording(file()),
                session -> {
                    for (int inFlight : new int[] {1, 2, 8}) {
                        Path again = folder.resolve("again-" + inFlight + ".snmprec");
                        Mirror.of(session)
                                .withOptions(MirrorOptions.DEFAULT.withInFlight(inFlight))
                                .to(again);
                        assertThat(again)
                                .as("%d in flight", inFlight)
                                .hasSameTextualContentAs(file());
                    }
                });
    }

    private void meets(String after, ErrorStatus status) throws IOException {
        serve(
                recording(file()),
                session ->
                        assertThatThrownBy(() -> session.getNext(Oid.of(after)))
                                .isInstanceOfSatisfying(
                                        ErrorStatusException.class,
                                        e -> assertThat(e.status()).isEqualTo(status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void aRowThatCannotBeReadIsOneInTheMirrorToo(int inFlight) throws IOException {
        try (OddDevice device = device().failingAt(COLUMN + ".20")) {
            assertThat(mirror(device, inFlight))
                    .hasSize(device.objects().size())
                    .containsSequence(
                            COLUMN + ".19|2|19", COLUMN + ".20" + GEN_ERROR, COLUMN + ".21|2|21");
        }
        meets(COLUMN + ".19", ErrorStatus.GEN_ERR);
        comesBackAsItWas();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NO_ERROR", "NO_SUCH_NAME"})
    void everyErrorStatusIsMetAgain(ErrorStatus status) throws IOException {
        try (OddDevice device = device().failingAt(COLUMN + ".20", status)) {
            mirror(device, 1);
        }
        assertThat(recording(file()).errors())
                .containsExactly(java.util.Map.entry(Oid.of(COLUMN + ".20"), status));
        meets(COLUMN + ".19", status);
        comesBackAsItWas();
    }

    @Test
    void rowsThatCannotBeReadDoNotHideThoseBehindThem() throws IOException {
        try (OddDevice device = device()) {
            for (int row = 10; row < 15; row++) {
                device.failingAt(COLUMN + "." + row);
            }
            assertThat(mirror(device, 1))
                    .hasSize(device.objects().size())
                    .contains(COLUMN + ".9|2|9", COLUMN + ".14" + GEN_ERROR, COLUMN + ".15|2|15");
        }
        comesBackAsItWas();
    }

    @Test
    void aScalarThatCannotBeReadDoesNotHideTheNext() throws IOException {
        try (OddDevice device = device().failingAt("1.3.6.1.2.1.1.4.0")) {
            assertThat(mirror(device, 1))
                    .hasSize(device.objects().size())
                    .containsSequence(
                            "1.3.6.1.2.1.1.3.0|67|4711",
                            "1.3.6.1.2.1.1.4.0" + GEN_ERROR,
                            "1.3.6.1.2.1.1.5.0|4|odd-1");
        }
        comesBackAsItWas();
    }

    @Test
    void theRowOfASparseTableIsFoundInItsOtherColumns() throws IOException {
        String addresses = "1.3.6.1.2.1.4.20.1.";
        try (OddDevice device = device()) {
            for (int column = 1; column <= 3; column++) {
                for (String row : List.of("10.0.0.1", "10.7.0.1", "172.16.0.1", "192.0.2.9")) {
                    device.with(addresses + column + "." + row, new Integer32(column));
                }
            }
            device.failingAt(addresses + "2.172.16.0.1").failingAt(addresses + "1.10.7.0.1");
            assertThat(mirror(device, 1))
                    .hasSize(device.objects().size())
                    .contains(addresses + "1.10.7.0.1" + GEN_ERROR)
                    .containsSequence(
                            addresses + "2.172.16.0.1" + GEN_ERROR, addresses + "2.192.0.2.9|2|2");
        }
        comesBackAsItWas();
    }

    @Test
    void anObjectThatFailsIsFoundHoweverFarItIs() throws IOException {
        String lonely = "1.3.6.1.2.1.99.1.1.1.";
        try (OddDevice device = device()) {
            device.with(lonely + "5", new Integer32(5))
                    .with(lonely + "900.77", new Integer32(900))
                    .with(lonely + "4294967295", new Integer32(901))
                    .failingAt(lonely + "900.77");
            assertThat(mirror(device, 1))
                    .containsSequence(
                            lonely + "5|2|5",
                            lonely + "900.77" + GEN_ERROR,
                            lonely + "4294967295|2|901",
                            LAST + "|2|7");
        }
        meets(lonely + "5", ErrorStatus.GEN_ERR);
        comesBackAsItWas();
    }

    @Test
    void aFirstRowThatCannotBeReadDoesNotHideItsColumn() throws IOException {
        try (OddDevice device = device().failingAt(NEXT_COLUMN + ".1")) {
            assertThat(mirror(device, 1))
                    .hasSize(device.objects().size())
                    .containsSequence(
                            COLUMN + ".40|2|40",
                            NEXT_COLUMN + ".1" + GEN_ERROR,
                            NEXT_COLUMN + ".2|2|2");
        }
        comesBackAsItWas();
    }

    @Test
    void whereItCannotBeToldWhichObjectFailsItIsMetBehindTheLast() throws IOException {
        String lonely = "1.3.6.1.2.1.99.1.1.1.";
        try (OddDevice device = device()) {
            device.with(lonely + "5", new Integer32(5))
                    .with(lonely + "900", new Integer32(900))
                    .failingToReach(lonely + "900");
            assertThat(mirror(device, 1))
                    .containsSequence(lonely + "5|2|5", lonely + "5.0" + GEN_ERROR, LAST + "|2|7");
        }
        meets(lonely + "5", ErrorStatus.GEN_ERR);
        comesBackAsItWas();
    }

    @Test
    void theVeryFirstAndTheVeryLastAreMetToo() throws IOException {
        try (OddDevice device = device().failingAt("1.3.6.1.2.1.1.1.0").failingAt(LAST)) {
            assertThat(mirror(device, 1))
                    .startsWith("1.3.6.1.2.1.1.1.0" + GEN_ERROR, "1.3.6.1.2.1.1.3.0|67|4711")
                    .endsWith(NEXT_COLUMN + ".40|2|40", LAST + GEN_ERROR)
                    .hasSize(device.objects().size());
        }
        serve(
                recording(file()),
                session -> {
                    assertThatThrownBy(() -> session.getNext(Oid.of("")))
                            .isInstanceOf(ErrorStatusException.class);
                });
        comesBackAsItWas();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anAgentThatFailsAtWhateverItIsAskedIsNotAskedForEver(int inFlight) throws IOException {
        try (OddDevice device = device().failingFrom(COLUMN + ".20")) {
            assertThat(mirror(device, inFlight))
                    .contains(COLUMN + ".19|2|19", COLUMN + ".20" + GEN_ERROR)
                    .hasSizeLessThan(2000);
        }
    }

    @Test
    void silenceIsNotMadeAnError() throws IOException {
        try (OddDevice device = device().muteAt(COLUMN + ".20")) {
            Mirror.of(device.start()).to(file());
        }
        assertThat(Files.readString(file())).doesNotContain("error");
    }

    @Test
    void theEndOfAnAgentOfVersion1IsNoError() throws IOException {
        try (OddDevice device = device().failingAt(LAST, ErrorStatus.NO_SUCH_NAME)) {
            Mirror.of(device.start(Version.V1)).to(file());
        }
        assertThat(Files.readString(file())).doesNotContain("error");
    }

    @Test
    void anErrorOfTheFirstPassAloneIsForgotten() throws IOException {
        try (OddDevice device = device().failingAt(COLUMN + ".20").failingAt(LAST)) {
            Session session = device.start();
            Mirror.of(session)
                    .withOptions(MirrorOptions.DEFAULT.withPasses(2, Duration.ZERO))
                    .withProgress(_ -> device.recover())
                    .to(file());
        }
        Recording recording = recording(file());
        assertThat(recording.errors()).isEmpty();
        assertThat(recording.get(Oid.of(COLUMN + ".20"))).isEqualTo(new Integer32(20));
    }

    @Test
    void theFileOfARunThatEndedEarlyHasTheErrorsThatWereMet() throws IOException {
        try (OddDevice device = device().failingAt(COLUMN + ".20")) {
            boolean[] isDead = {false};
            device.silentFor(pdu -> {
                isDead[0] |=
                        pdu.getType() == PDU.GETBULK
                                && pdu.get(0).getOid().toString().startsWith(NEXT_COLUMN);
                return isDead[0];
            });
            MirrorOptions options = MirrorOptions.DEFAULT.withInFlight(1).withAudited(false);
            MirrorReport first = Mirror.of(device.start()).withOptions(options).to(file());
            assertThat(first.unfinished()).contains("stopped answering");
            Path part = folder.resolve("odd.snmprec.part");
            assertThat(SnmprecFormat.read(part).recording().errors())
                    .containsOnlyKeys(Oid.of(COLUMN + ".20"));
            device.silentFor(_ -> false);
            Mirror.of(device.session()).withOptions(options).withResuming(true).to(file());
            assertThat(recording(file())).hasSize(device.objects().size());
            assertThat(recording(file()).errors()).containsOnlyKeys(Oid.of(COLUMN + ".20"));
        }
    }
}

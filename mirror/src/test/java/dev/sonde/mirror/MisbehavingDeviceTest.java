package dev.sonde.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;

/// Devices that do what real ones have been seen to do. Whatever it is, the mirror ends, holds all
/// that can be had, and says what cannot.
@Timeout(60)
class MisbehavingDeviceTest {

    private static final String COLUMN = "1.3.6.1.2.1.17.4.3.1.1";
    private static final String NEXT_COLUMN = "1.3.6.1.2.1.17.4.3.1.2";
    private static final String LAST = "1.3.6.1.6.3.1.1.6.1.0";

    @TempDir private Path folder;

    /// A healthy device: a group of scalars, a table of two columns, and something at the end.
    private static OddDevice device() {
        return new OddDevice()
                .with("1.3.6.1.2.1.1.1.0", OctetString.of("odd"))
                .with("1.3.6.1.2.1.1.3.0", new TimeTicks(4711))
                .withColumn(COLUMN, 40)
                .withColumn(NEXT_COLUMN, 40)
                .with(LAST, new Integer32(7));
    }

    private Path file() {
        return folder.resolve("odd.snmprec");
    }

    private List<VarBind> mirrored() throws IOException {
        Reading reading = SnmprecFormat.read(file());
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.notes()).isEmpty();
        List<VarBind> mirrored = new ArrayList<>();
        reading.recording().forEach(mirrored::add);
        return mirrored;
    }

    private MirrorReport mirror(OddDevice device, MirrorOptions options) throws IOException {
        return Mirror.of(device.start()).withOptions(options).to(file());
    }

    private MirrorReport mirror(OddDevice device) throws IOException {
        return mirror(device, MirrorOptions.DEFAULT);
    }

    private void hasAllOf(OddDevice device) throws IOException {
        assertThat(mirrored())
                .extracting(VarBind::oid)
                .containsExactlyElementsOf(device.objects().keySet());
        mirrored()
                .forEach(varBind ->
                        assertThat(varBind.value()).isEqualTo(device.objects().get(varBind.oid())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16})
    void aHealthyDeviceIsTakenWholeHoweverManyWalkersTherAre(int inFlight) throws IOException {
        try (OddDevice device = device()) {
            MirrorReport report = mirror(device, MirrorOptions.DEFAULT.withInFlight(inFlight));
            hasAllOf(device);
            assertThat(report.isWhole()).as("%s", report).isTrue();
            assertThat(report.objects()).isEqualTo(device.objects().size());
            assertThat(report.unordered()).isEmpty();
            assertThat(report.distrusted()).isEmpty();
            assertThat(folder.toFile().list()).containsExactly("odd.snmprec");
        }
    }

    @Test
    void anUnorderedTableIsReadWholeAndSaidToBeOne() throws IOException {
        try (OddDevice device = device()) {
            // 1, 3, 2, 5, 4, 6 …
            device.leading(COLUMN + ".1", COLUMN + ".3")
                    .leading(COLUMN + ".3", COLUMN + ".2")
                    .leading(COLUMN + ".2", COLUMN + ".5")
                    .leading(COLUMN + ".5", COLUMN + ".4")
                    .leading(COLUMN + ".4", COLUMN + ".6");
            MirrorReport report = mirror(device);
            hasAllOf(device);
            assertThat(report.unordered()).containsExactly(Oid.of(COLUMN));
            assertThat(report.isWhole()).as("%s", report).isTrue();
        }
    }

    @Test
    void aTableInTheOrderOfItsRowsIsReadWhole() throws IOException {
        try (OddDevice device = device()) {
            for (int row = 1; row <= 40; row++) {
                device.leading(COLUMN + "." + row, NEXT_COLUMN + "." + row);
                device.leading(
                        NEXT_COLUMN + "." + row, row == 40 ? LAST : COLUMN + "." + (row + 1));
            }
            MirrorReport report = mirror(device);
            hasAllOf(device);
            assertThat(report.unordered()).isNotEmpty();
        }
    }

    @Test
    void aTableInReverseIsReadWholeByAnyNumberOfWalkers() throws IOException {
        for (int inFlight : new int[] {1, 3, 8}) {
            try (OddDevice device = device()) {
                device.leading(COLUMN, COLUMN + ".40");
                for (int row = 40; row > 1; row--) {
                    device.leading(COLUMN + "." + row, COLUMN + "." + (row - 1));
                }
                device.leading(COLUMN + ".1", NEXT_COLUMN + ".1")
                        .leading("1.3.6.1.2.1.1.3.0", COLUMN + ".40");
                MirrorReport report = mirror(device, MirrorOptions.DEFAULT.withInFlight(inFlight));
                hasAllOf(device);
                assertThat(report.unordered()).isNotEmpty();
            }
        }
    }

    @Test
    void aLoopIsLeftAndReportedAndWhatLiesBehindItIsRead() throws IOException {
        try (OddDevice device = device()) {
            device.leading(COLUMN + ".20", COLUMN + ".10");
            MirrorReport report = mirror(device, MirrorOptions.DEFAULT.withInFlight(1));
            hasAllOf(device);
            assertThat(report.gaps()).hasSize(1);
            Gap gap = report.gaps().getFirst();
            assertThat(gap.reason()).isEqualTo(Gap.Reason.LOOP);
            assertThat(gap.after()).isEqualTo(Oid.of(COLUMN + ".20"));
            assertThat(report.isWhole()).isFalse();
        }
    }

    @Test
    void theSameObjectAgainAndAgainEndsTheWalkOfItsTableOnly() throws IOException {
        try (OddDevice device = device()) {
            device.leading(COLUMN + ".40", COLUMN + ".40");
            MirrorReport report = mirror(device);
            hasAllOf(device);
            assertThat(report.gaps()).extracting(Gap::reason).contains(Gap.Reason.LOOP);
        }
    }

    @Test
    void anAgentThatBeginsAnewAtItsEndIsLeftThere() throws IOException {
        try (OddDevice device = device()) {
            device.leading(LAST, "1.3.6.1.2.1.1.1.0");
            MirrorReport report = mirror(device);
            hasAllOf(device);
            assertThat(report.unfinished()).isNull();
            assertThat(report.gaps()).extracting(Gap::after).contains(Oid.of(LAST));
        }
    }

    @Test
    void anEmptyListOfVarbindsIsNoEnd() throws IOException {
        try (OddDevice device = device().answeringEmpty()) {
            MirrorReport report = mirror(device);
            hasAllOf(device);
            assertThat(report.isWhole()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAgentThatBearsFewRepetitionsIsAskedForFewerAndNeverForNone(boolean saysTooBig)
            throws IOException {
        try (OddDevice device = device().bearing(6, saysTooBig)) {
            MirrorReport report = mirror(device, MirrorOptions.DEFAULT.withInFlight(1));
            hasAllOf(device);
            assertThat(report.isWhole()).isTrue();
            // What is not answered is asked for twice.
            assertThat(device.repetitions().stream().distinct()).containsExactly(20, 10, 5);
            assertThat(device.repetitions().stream().filter(r -> r > 6)).hasSizeLessThan(5);
        }
    }

    @Test
    void anAgentThatBearsNoGetBulkIsReadByGetNext() throws IOException {
        try (OddDevice device = device().bearing(0, true)) {
            MirrorReport report = mirror(device);
            hasAllOf(device);
            assertThat(report.isWhole()).isTrue();
            assertThat(device.repetitions()).doesNotContain(0);
        }
    }

    @Test
    void repetitionsGrowWhileTheAgentIsFast() throws IOException {
        try (OddDevice device = device().withColumn("1.3.6.1.4.1.9.1.1.1.1", 500)) {
            mirror(device, MirrorOptions.DEFAULT.withMaxRepetitions(100).withAudited(false));
            hasAllOf(device);
            assertThat(device.repetitions()).startsWith(20).contains(30, 45, 100);
        }
    }

    @Test
    void rowsThatGetBulkLeavesOutAreFoundAndTheTableReadByGetNext() throws IOException {
        try (OddDevice device = device()) {
            // As a Zyxel GS1920: with many repetitions every fourth row is missing.
            device.lying(answers ->
                    answers.size() < 8
                            ? answers
                            : answers.stream()
                                    .filter(varBind ->
                                            !Oid.of(COLUMN).isPrefixOf(varBind.oid())
                                                    || varBind.oid().arc(11) % 4 != 0)
                                    .toList());
            MirrorReport report = mirror(device);
            hasAllOf(device);
            assertThat(report.distrusted()).containsExactly(Oid.of("1.3.6.1.2.1.17.4"));
        }
    }

    @Test
    void valuesThatGetBulkGivesWronglyAreFoundAndReadByGetNext() throws IOException {
        String macs = "1.3.6.1.2.1.2.2.1.6";
        try (OddDevice device = device()) {
            for (int row = 1; row <= 30; row++) {
                device.with(macs + "." + row, OctetString.ofHex("0011223344" + (10 + row)));
            }
            // As a Samsung ML-3470.
            device.lying(answers ->
                    answers.stream()
                            .map(varBind ->
                                    Oid.of(macs).isPrefixOf(varBind.oid())
                                            ? new VarBind(
                                                    varBind.oid(), OctetString.ofHex("0000000000"))
                                            : varBind)
                            .toList());
            MirrorReport report = mirror(device);
            hasAllOf(device);
            assertThat(report.distrusted()).containsExactly(Oid.of("1.3.6.1.2.1.2.2"));
        }
    }

    @Test
    void aTableWhoseObjectsGetDeniesIsReadByGetBulkAllTheSame() throws IOException {
        try (OddDevice device = device()) {
            // As the mtaTable of net-snmp's snmpd.
            for (int row = 1; row <= 40; row++) {
                String oid = "1.3.6.1.2.1.28.2.1.4.1." + row;
                device.with(oid, new Gauge32(0)).denying(oid);
            }
            MirrorReport report = mirror(device);
            hasAllOf(device);
            assertThat(report.distrusted()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anObjectThatTheAgentFailsAtIsJumpedOverAndReported(int inFlight) throws IOException {
        try (OddDevice device = device().failingAt(COLUMN + ".20")) {
            MirrorReport report = mirror(device, MirrorOptions.DEFAULT.withInFlight(inFlight));
            assertThat(mirrored())
                    .hasSize(device.objects().size())
                    .contains(new VarBind(Oid.of(COLUMN + ".20"), Missing.NO_SUCH_INSTANCE));
            assertThat(report.gaps()).hasSize(1);
            Gap gap = report.gaps().getFirst();
            assertThat(gap.after()).isEqualTo(Oid.of(COLUMN + ".19"));
            assertThat(gap.resumedAt()).isEqualTo(Oid.of(COLUMN + ".21"));
            assertThat(gap.reason()).isEqualTo(Gap.Reason.ERROR_STATUS);
            assertThat(gap.detail()).contains("genErr");
        }
    }

    @Test
    void aTableThatTheAgentIsSilentAboutIsJumpedOver() throws IOException {
        OddDevice device = device();
        for (int row = 10; row <= 40; row++) {
            device.muteAt(COLUMN + "." + row);
        }
        try (device) {
            MirrorReport report = mirror(device, MirrorOptions.DEFAULT.withInFlight(1));
            assertThat(mirrored())
                    .extracting(VarBind::oid)
                    .contains(Oid.of(COLUMN + ".9"), Oid.of(NEXT_COLUMN + ".1"), Oid.of(LAST));
            assertThat(report.gaps()).hasSize(1);
            assertThat(report.gaps().getFirst().after()).isEqualTo(Oid.of(COLUMN + ".9"));
            assertThat(report.gaps().getFirst().reason()).isEqualTo(Gap.Reason.SILENT);
            assertThat(report.unfinished()).isNull();
        }
    }

    @Test
    void anAgentThatDiesLeavesWhatCameToBeGoneOnWith() throws IOException {
        boolean[] isDead = {false};
        try (OddDevice device = device()) {
            device.silentFor(pdu -> {
                isDead[0] |=
                        pdu.getType() == PDU.GETBULK
                                && pdu.get(0).getOid().toString().startsWith(NEXT_COLUMN);
                return isDead[0];
            });
            MirrorOptions options = MirrorOptions.DEFAULT.withInFlight(1).withAudited(false);
            MirrorReport report = Mirror.of(device.start()).withOptions(options).to(file());
            assertThat(report.unfinished()).contains("stopped answering");
            assertThat(report.isWhole()).isFalse();
            assertThat(folder.toFile().list()).containsExactly("odd.snmprec.part");
            Reading partial = SnmprecFormat.read(folder.resolve("odd.snmprec.part"));
            assertThat(partial.problems()).isEmpty();
            assertThat(partial.recording().get(Oid.of(COLUMN + ".40"))).isNotNull();
        }
    }

    @Test
    void nobodyIsNoDevice() {
        try (OddDevice device = device().silentFor(_ -> true)) {
            assertThatThrownBy(() -> device.start().getNext(Oid.of("")))
                    .isInstanceOf(SnmpTimeoutException.class);
        }
    }

    @Test
    void aSubtreeThatNeverEndsIsLeftWhenItIsTooLarge() throws IOException {
        try (OddDevice device = device()) {
            device.withColumn("1.3.6.1.2.1.99.1.1.1", 4000);
            MirrorReport report = mirror(device, MirrorOptions.DEFAULT.withSubtreeObjects(500));
            assertThat(mirrored()).hasSizeBetween(500, 2500);
            assertThat(mirrored()).extracting(VarBind::oid).contains(Oid.of(LAST));
            assertThat(report.gaps()).extracting(Gap::reason).contains(Gap.Reason.BUDGET);
        }
    }

    @Test
    void aMirrorThatTakesTooLongEndsAndCanBeGoneOnWith() throws IOException {
        try (OddDevice device = device()) {
            device.withColumn("1.3.6.1.2.1.99.1.1.1", 20_000);
            MirrorReport report =
                    mirror(device, MirrorOptions.DEFAULT.withTime(Duration.ofNanos(1)));
            assertThat(report.unfinished()).isEqualTo("the time it may take is over");
            assertThat(folder.toFile().list()).containsExactly("odd.snmprec.part");
        }
    }

    @Test
    void rootsAndExcludesAreKept() throws IOException {
        try (OddDevice device = device()) {
            MirrorOptions options =
                    MirrorOptions.DEFAULT
                            .withRoots(List.of(Oid.of("1.3.6.1.2.1"), Oid.of(LAST)))
                            .withExcludes(List.of(Oid.of(COLUMN)));
            MirrorReport report = mirror(device, options);
            assertThat(report.isWhole()).as("%s", report).isTrue();
            assertThat(mirrored())
                    .extracting(VarBind::oid)
                    .hasSize(43)
                    .contains(Oid.of(LAST), Oid.of(NEXT_COLUMN + ".1"))
                    .noneMatch(Oid.of(COLUMN)::isPrefixOf);
        }
    }

    @Test
    void whatLiesOutsideOf136IsTakenToo() throws IOException {
        try (OddDevice device = device()) {
            device.with("1.0.8802.1.1.2.1.1.1.0", new Integer32(30))
                    .with("1.2.840.10006.300.43.1.1.1.1.1", new Integer32(1))
                    .with("1.3.111.2.802.3.1.1", new Integer32(2))
                    .with("2.16.1", new Integer32(3));
            mirror(device);
            hasAllOf(device);
        }
    }

    @Test
    void anExceptionWhereAnObjectShouldBeIsKeptAsAHole() throws IOException {
        try (OddDevice device = device()) {
            device.with(COLUMN + ".41", Missing.NO_SUCH_INSTANCE);
            MirrorReport report = mirror(device);
            hasAllOf(device);
            assertThat(report.isWhole()).isTrue();
            assertThat(Files.readAllLines(file())).contains(COLUMN + ".41|129|");
        }
    }

    @Test
    void anExceptionInPlaceOfTheNextObjectIsReportedAndJumpedOver() throws IOException {
        try (OddDevice device = device()) {
            device.replacing(
                    Oid.of(COLUMN + ".20"),
                    new VarBind(Oid.of(COLUMN + ".19"), Missing.NO_SUCH_OBJECT));
            MirrorReport report = mirror(device, MirrorOptions.DEFAULT.withInFlight(1));
            hasAllOf(device);
            Gap gap = report.gaps().getFirst();
            assertThat(report.gaps()).hasSize(1);
            assertThat(gap.reason()).isEqualTo(Gap.Reason.MALFORMED);
            assertThat(gap.detail())
                    .isEqualTo("GETNEXT of " + COLUMN + ".19 was answered with noSuchObject");
        }
    }

    @Test
    void anAgentOfVersion1IsReadByGetNext() throws IOException {
        try (OddDevice device = device()) {
            MirrorReport report = Mirror.of(device.start(Version.V1)).to(file());
            hasAllOf(device);
            assertThat(report.isWhole()).isTrue();
            assertThat(device.repetitions()).isEmpty();
        }
    }

    @Test
    void theStageChangesAndDropsObjectsAndTheFileIsInOrderAllTheSame() throws IOException {
        try (OddDevice device = device()) {
            MirrorOptions options =
                    MirrorOptions.DEFAULT.withStage(varBind -> {
                        if (varBind.oid().toString().startsWith(NEXT_COLUMN)) {
                            return null;
                        }
                        return varBind.oid().toString().startsWith(COLUMN)
                                ? new VarBind(
                                        Oid.of(COLUMN).append(100 - varBind.oid().arc(11)),
                                        varBind.value())
                                : varBind;
                    });
            mirror(device, options);
            assertThat(mirrored()).hasSize(43);
            assertThat(mirrored().get(2))
                    .isEqualTo(new VarBind(Oid.of(COLUMN + ".60"), new Integer32(40)));
            assertThat(Files.readAllLines(file())).hasSize(43);
        }
    }
}

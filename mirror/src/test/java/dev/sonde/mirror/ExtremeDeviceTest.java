package dev.sonde.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.Session;
import dev.sonde.client.Target;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.UsmUser;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;

/// Devices at the limits of what SNMP allows, and devices that are no longer the same at the end of
/// a mirror as at its beginning.
@Timeout(120)
class ExtremeDeviceTest {

    private static final String UP_TIME = "1.3.6.1.2.1.1.3.0";
    private static final String COLUMN = "1.3.6.1.2.1.17.4.3.1.1";
    private static final long MAX_ARC = 0xFFFF_FFFFL;

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("extreme.snmprec");
    }

    private MirrorReport mirror(OddDevice device) throws IOException {
        return Mirror.of(device.start()).to(file());
    }

    private List<VarBind> mirrored() throws IOException {
        Reading reading = SnmprecFormat.read(file());
        assertThat(reading.problems()).isEmpty();
        // Neither out of order nor twice.
        assertThat(reading.notes()).isEmpty();
        List<VarBind> mirrored = new ArrayList<>();
        reading.recording().forEach(mirrored::add);
        return mirrored;
    }

    private void isWhole(MirrorReport report, OddDevice device) throws IOException {
        assertThat(report.isWhole()).as("%s", report).isTrue();
        assertThat(report.unordered()).isEmpty();
        assertThat(report.distrusted()).isEmpty();
        List<VarBind> all = new ArrayList<>();
        device.objects().forEach((oid, value) -> all.add(new VarBind(oid, value)));
        assertThat(mirrored()).isEqualTo(all);
        assertThat(report.objects()).isEqualTo(all.size());
        assertThat(Files.readAllLines(file())).hasSize(all.size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Version.class,
            names = {"V1", "V2C"})
    void anEmptyTreeIsAnEmptyMirror(Version version) throws IOException {
        try (OddDevice device = new OddDevice()) {
            isWhole(Mirror.of(device.start(version)).to(file()), device);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3.6.1.2.1.1.1.0", "0.1", "2.47", "1.0.8802.1.1.2.1.1.1.0"})
    void aDeviceOfOneObjectIsTakenWithIt(String oid) throws IOException {
        try (OddDevice device = new OddDevice().with(oid, OctetString.of("alone"))) {
            isWhole(mirror(device), device);
        }
    }

    @Test
    void anObjectThatIsTheOnlyRootIsTakenAlone() throws IOException {
        try (OddDevice device = new OddDevice().withColumn(COLUMN, 9)) {
            MirrorOptions options = MirrorOptions.DEFAULT.withRoots(List.of(Oid.of(COLUMN + ".5")));
            MirrorReport report = Mirror.of(device.start()).withOptions(options).to(file());
            assertThat(report.isWhole()).as("%s", report).isTrue();
            assertThat(mirrored())
                    .containsExactly(new VarBind(Oid.of(COLUMN + ".5"), new Integer32(5)));
        }
    }

    @Test
    void aRootThatCannotBeReadIsOneGapAndAnErrorInTheMirrorAndCostsNoOther() throws IOException {
        try (OddDevice device = new OddDevice().withColumn(COLUMN, 9).failingAt(COLUMN + ".5")) {
            MirrorOptions options =
                    MirrorOptions.DEFAULT.withRoots(
                            List.of(Oid.of(COLUMN + ".5"), Oid.of(COLUMN + ".7")));
            MirrorReport report = Mirror.of(device.start()).withOptions(options).to(file());
            assertThat(report.unfinished()).isNull();
            assertThat(report.gaps()).hasSize(1);
            assertThat(report.gaps().getFirst().reason()).isEqualTo(Gap.Reason.ERROR_STATUS);
            assertThat(report.gaps().getFirst().resumedAt()).isEqualTo(Oid.of(COLUMN + ".5"));
            assertThat(report.gaps().getFirst().detail()).contains("genErr");
            assertThat(Files.readAllLines(file()))
                    .containsExactly(COLUMN + ".5|5:error|status=genError", COLUMN + ".7|2|7");
        }
    }

    @Test
    void aRootThatTheDeviceIsSilentAboutIsOneGapAndCostsNoOther() throws IOException {
        try (OddDevice device = new OddDevice().withColumn(COLUMN, 9).muteAt(COLUMN + ".5")) {
            MirrorOptions options =
                    MirrorOptions.DEFAULT.withRoots(
                            List.of(Oid.of(COLUMN + ".5"), Oid.of(COLUMN + ".7")));
            MirrorReport report = Mirror.of(device.start()).withOptions(options).to(file());
            assertThat(report.unfinished()).isNull();
            assertThat(report.gaps()).extracting(Gap::reason).containsExactly(Gap.Reason.SILENT);
            assertThat(Files.readAllLines(file())).containsExactly(COLUMN + ".7|2|7");
        }
    }

    @Test
    void whatCannotBeAskedForBehindAnExcludedSubtreeIsAGap() throws IOException {
        String behind = "1.3.6.1.2.1.17.5";
        try (OddDevice device =
                new OddDevice().withColumn(COLUMN, 9).withColumn(behind, 9).muteAt(behind)) {
            MirrorOptions options =
                    MirrorOptions.DEFAULT
                            .withInFlight(1)
                            .withExcludes(List.of(Oid.of("1.3.6.1.2.1.17.4")));
            MirrorReport report = Mirror.of(device.start()).withOptions(options).to(file());
            assertThat(mirrored()).hasSize(9);
            assertThat(report.gaps()).extracting(Gap::reason).containsExactly(Gap.Reason.SILENT);
            assertThat(report.gaps().getFirst().resumedAt()).isEqualTo(Oid.of(behind));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void theGreatestArcsAndTheLongestOidsAreTaken(int inFlight) throws IOException {
        Oid longest = Oid.of("1.3.6.1.4.1.9");
        Oid greatest = Oid.of("1.3.6.1.4.1.10");
        try (OddDevice device = new OddDevice()) {
            while (longest.length() < Oid.MAX_ARCS) {
                longest = longest.append(longest.length() % 2 == 0 ? MAX_ARC : 0);
                device.with(longest.text(), new Integer32(longest.length()));
            }
            for (long arc = MAX_ARC - 30; arc <= MAX_ARC; arc++) {
                device.with(
                        Oid.of(longest.text().substring(0, longest.text().lastIndexOf('.')))
                                .append(arc)
                                .text(),
                        new Integer32(2));
                device.with(greatest.append(arc).append(arc).text(), new Integer32(3));
                device.with(greatest.append(1).append(arc - MAX_ARC / 2).text(), new Integer32(4));
            }
            MirrorOptions options = MirrorOptions.DEFAULT.withInFlight(inFlight);
            isWhole(Mirror.of(device.start()).withOptions(options).to(file()), device);
        }
    }

    @Test
    void whatFailsBehindTheLongestOidIsFound() throws IOException {
        Oid deep = Oid.of("1.3.6.1.4.1.9");
        while (deep.length() < Oid.MAX_ARCS) {
            deep = deep.append(MAX_ARC);
        }
        try (OddDevice device =
                new OddDevice()
                        .with(deep.text(), new Integer32(1))
                        .with("1.3.6.1.4.1.10.1.0", new Integer32(2))
                        .with("1.3.6.1.4.1.11.1.0", new Integer32(3))
                        .failingAt("1.3.6.1.4.1.10.1.0")) {
            mirror(device);
            assertThat(Files.readAllLines(file()))
                    .containsExactly(
                            deep + "|2|1",
                            "1.3.6.1.4.1.10.1.0|5:error|status=genError",
                            "1.3.6.1.4.1.11.1.0|2|3");
        }
    }

    @Test
    void aColumnOf200000RowsIsTheSameFromOneWalkerAndFromEight() throws IOException {
        Path one = folder.resolve("one.snmprec");
        try (OddDevice device =
                new OddDevice()
                        .withColumn(COLUMN, 200_000)
                        .with("1.3.6.1.6.1.0", new Integer32(7))) {
            Session session = device.start();
            Mirror mirror = Mirror.of(session);
            mirror.withOptions(MirrorOptions.DEFAULT.withInFlight(1)).to(one);
            isWhole(mirror.withOptions(MirrorOptions.DEFAULT.withInFlight(8)).to(file()), device);
            assertThat(file()).hasSameBinaryContentAs(one);
        }
    }

    @Test
    void answersThatComeTwiceAndLateAreTakenOnce() throws IOException {
        try (OddDevice device = new OddDevice().withColumn(COLUMN, 3000).stuttering()) {
            isWhole(mirror(device), device);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Version.class,
            names = {"V1", "V2C"})
    void anAgentWhoseMessagesAreSmallIsTakenWhole(Version version) throws IOException {
        try (OddDevice device = new OddDevice().withColumn(COLUMN, 500).bearingOctets(484)) {
            for (int row = 1; row <= 30; row++) {
                device.with(COLUMN + "." + (1000 + row), OctetString.of("x".repeat(420 - row)));
            }
            isWhole(Mirror.of(device.start(version)).to(file()), device);
        }
    }

    @Test
    void anObjectThatFitsInNoMessageIsAGapAndMetAgain() throws IOException {
        try (OddDevice device =
                new OddDevice()
                        .withColumn(COLUMN, 9)
                        .with(COLUMN + ".5", OctetString.of("x".repeat(484)))
                        .bearingOctets(484)) {
            MirrorReport report = mirror(device);
            assertThat(report.gaps()).hasSize(1);
            assertThat(report.gaps().getFirst().detail()).contains("tooBig");
            assertThat(Files.readAllLines(file()))
                    .hasSize(9)
                    .contains(COLUMN + ".5|5:error|status=tooBig", COLUMN + ".6|2|6");
        }
    }

    /// A device that is started anew when `row` is asked for the first time, after having been up
    /// for `before`, and that will have been up for longer in the end.
    private static OddDevice restartingAt(String row, long before) {
        boolean[] isRestarted = {false};
        int[] asked = {0};
        OddDevice device =
                new OddDevice().withColumn(COLUMN, 9000).with(UP_TIME, new TimeTicks(before));
        return device.observedBy(pdu -> {
            isRestarted[0] |= pdu.get(0).getOid().toString().startsWith(row);
            boolean isUptime = pdu.getType() == PDU.GET && isUptime(pdu);
            if (isRestarted[0] && isUptime) {
                device.with(UP_TIME, new TimeTicks(before / 2 + before * asked[0]++));
            }
        });
    }

    private static boolean isUptime(PDU pdu) {
        return pdu.get(0).getOid().toString().equals(UP_TIME);
    }

    @Test
    void aRestartInTheMiddleIsReportedThoughTheDeviceIsUpForLongerInTheEnd() throws IOException {
        try (OddDevice device = restartingAt(COLUMN + ".2", 1000)) {
            MirrorOptions options = MirrorOptions.DEFAULT.withInFlight(2).withMaxRepetitions(10);
            MirrorReport report = Mirror.of(device.start()).withOptions(options).to(file());
            assertThat(device.objects().get(Oid.of(UP_TIME)).toLong()).isGreaterThan(1000);
            assertThat(report.restarted()).isTrue();
            assertThat(report.isWhole()).isFalse();
            assertThat(mirrored()).hasSize(9001);
        }
    }

    @Test
    void aRestartBetweenTheRunsOfOneMirrorIsReported() throws IOException {
        boolean[] isDead = {false};
        try (OddDevice device =
                new OddDevice().withColumn(COLUMN, 300).with(UP_TIME, new TimeTicks(1_000_000))) {
            device.silentFor(pdu -> {
                isDead[0] |= pdu.get(0).getOid().toString().startsWith(COLUMN + ".2");
                return isDead[0];
            });
            Mirror mirror = Mirror.of(device.start());
            assertThat(mirror.to(file()).unfinished()).contains("stopped answering");
            device.silentFor(_ -> false);
            device.with(UP_TIME, new TimeTicks(500));
            MirrorReport report = mirror.withResuming(true).to(file());
            assertThat(report.unfinished()).isNull();
            assertThat(report.restarted()).isTrue();
            assertThat(mirrored()).hasSize(301);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAgentOfVersion3ThatIsStartedAnewIsReadOn(boolean isOtherEngine) throws IOException {
        UsmUser user =
                new UsmUser("reader")
                        .withAuth(AuthProtocol.SHA_256, "authentication")
                        .withPriv(PrivProtocol.AES_128, "of private matters");
        OddDevice rows = new OddDevice().withColumn(COLUMN, 12_000);
        List<VarBind> objects = new ArrayList<>();
        rows.objects().forEach((oid, value) -> objects.add(new VarBind(oid, value)));
        Recording store = Recording.of(objects);
        AtomicReference<Simulator> running =
                new AtomicReference<>(
                        started(
                                user,
                                store,
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                1));
        InetSocketAddress address = running.get().address();
        boolean[] isRestarted = {false};
        MirrorOptions options =
                MirrorOptions.DEFAULT.withStage(varBind -> {
                    synchronized (isRestarted) {
                        if (!isRestarted[0] && varBind.oid().arc(11) >= 2000) {
                            isRestarted[0] = true;
                            running.get().close();
                            running.set(started(user, store, address, isOtherEngine ? 2 : 1));
                        }
                    }
                    return varBind;
                });
        Target target =
                Target.of(address, user)
                        .withContextName("public")
                        .withTimeout(Duration.ofSeconds(2))
                        .withRetries(8);
        try (Session session = Session.open(target)) {
            MirrorReport report = Mirror.of(session).withOptions(options).to(file());
            assertThat(isRestarted).containsExactly(true);
            isWhole(report, rows);
        } finally {
            running.get().close();
        }
    }

    private Simulator started(
            UsmUser user, Recording store, InetSocketAddress address, int engine) {
        try {
            return Simulator.builder()
                    .listen(address)
                    .user(user)
                    .engineId(OctetString.ofHex("8000000005010203040" + engine))
                    .bootsFile(folder.resolve("boots"))
                    .device("public", store)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sonde.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.VarBind;
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

/// An agent that tells the truth to GETNEXT, and to GETBULK at first; then it leaves rows out and
/// makes others up. By the time this shows, thousands of objects are on disk.
@Timeout(120)
class PhantomRowsTest {

    private static final Oid COLUMN = Oid.of("1.3.6.1.2.1.17.4.3.1.1");
    private static final String LAST = "1.3.6.1.6.3.1.1.6.1.0";
    private static final int ROWS = 9000;
    private static final int HONEST_ANSWERS = 12;
    private static final MirrorOptions OPTIONS = MirrorOptions.DEFAULT.withMaxRepetitions(200);

    @TempDir private Path folder;
    private int answers;

    private OddDevice liar() {
        return new OddDevice()
                .with("1.3.6.1.2.1.1.1.0", OctetString.of("odd"))
                .withColumn(COLUMN.text(), ROWS)
                .with(LAST, new Integer32(7))
                .lying(truth -> ++answers <= HONEST_ANSWERS ? truth : lie(truth));
    }

    private static List<VarBind> lie(List<VarBind> truth) {
        List<VarBind> lie = new ArrayList<>();
        for (VarBind object : truth) {
            boolean isRow = COLUMN.isPrefixOf(object.oid());
            if (isRow && object.oid().arc(11) % 4 == 0) {
                lie.add(new VarBind(object.oid().append(7), new Integer32(-1)));
            } else {
                lie.add(object);
            }
        }
        return lie;
    }

    private Path file() {
        return folder.resolve("odd.snmprec");
    }

    private void holdsTheTruth(OddDevice device, MirrorReport report) throws IOException {
        Reading reading = SnmprecFormat.read(file());
        assertThat(reading.notes()).isEmpty();
        List<Oid> oids = new ArrayList<>();
        reading.recording().forEach(object -> oids.add(object.oid()));
        assertThat(oids).isEqualTo(List.copyOf(device.objects().keySet()));
        assertThat(report.objects()).isEqualTo(oids.size());
        assertThat(report.distrusted()).containsExactly(Oid.of("1.3.6.1.2.1.17.4"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void rowsThatAreOnDiskAlreadyAreTakenAway(int inFlight) throws IOException {
        try (OddDevice device = liar()) {
            Session session = device.start();
            MirrorReport report =
                    Mirror.of(session).withOptions(OPTIONS.withInFlight(inFlight)).to(file());
            holdsTheTruth(device, report);
        }
    }

    @Test
    void theyAreTakenAwayByARunThatGoesOnToo() throws IOException {
        try (OddDevice device = liar()) {
            MirrorOptions options = OPTIONS.withInFlight(1);
            // Dies while the table is read again.
            boolean[] isDead = {false};
            device.silentFor(pdu -> {
                isDead[0] |=
                        pdu.getType() == PDU.GETNEXT
                                && pdu.size() == 1
                                && pdu.get(0).getOid().toString().equals(COLUMN + ".300");
                return isDead[0];
            });
            Session session = device.start();
            MirrorReport first = Mirror.of(session).withOptions(options).to(file());
            assertThat(first.unfinished()).contains("stopped answering");
            Path part = folder.resolve("odd.snmprec.part");
            List<String> lines = Files.readAllLines(part);
            assertThat(lines).anyMatch(line -> line.startsWith("#-"));
            assertThat(lines.stream().filter(line -> line.endsWith(".7|2|-1")).count())
                    .as("phantom rows on disk")
                    .isGreaterThan(100);
            device.silentFor(_ -> false);
            MirrorReport report =
                    Mirror.of(session).withOptions(options).withResuming(true).to(file());
            holdsTheTruth(device, report);
        }
    }

    @Test
    void eachPassReadsTheTableByGetNext() throws IOException {
        try (OddDevice device = liar()) {
            int[] reads = new int[1];
            device.observedBy(pdu -> {
                if (pdu.getType() == PDU.GETNEXT
                        && pdu.size() == 1
                        && pdu.get(0).getOid().toString().equals(COLUMN + ".8000")) {
                    reads[0]++;
                }
            });
            MirrorReport report =
                    Mirror.of(device.start())
                            .withOptions(OPTIONS.withInFlight(2).withPasses(2, Duration.ZERO))
                            .to(file());
            holdsTheTruth(device, report);
            assertThat(reads[0]).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void theCountOfARunThatEndedEarlyIsThatOfItsFile() throws IOException {
        try (OddDevice device = liar()) {
            boolean[] isDead = {false};
            device.silentFor(pdu -> {
                isDead[0] |= pdu.size() == 1 && isBehind(pdu, 6000);
                return isDead[0];
            });
            MirrorReport report =
                    Mirror.of(device.start())
                            .withOptions(OPTIONS.withInFlight(4).withAudited(false))
                            .to(file());
            assertThat(report.unfinished()).isNotNull();
            Reading part = SnmprecFormat.read(folder.resolve("odd.snmprec.part"));
            assertThat(report.objects()).isEqualTo(part.recording().size()).isGreaterThan(1000);
        }
    }

    private static boolean isBehind(PDU pdu, int row) {
        Oid asked = Oid.of(pdu.get(0).getOid().toString());
        return COLUMN.isPrefixOf(asked) && asked.length() > 11 && asked.arc(11) >= row;
    }
}

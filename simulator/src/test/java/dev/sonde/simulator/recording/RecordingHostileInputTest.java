package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.simulator.variation.VariationOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Whatever is in a file, reading it ends, and what is wrong is a problem or an [IOException].
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RecordingHostileInputTest {

    private static final Path FILE = Path.of("hostile");

    private static final Map<RecordingFormat, String> SAMPLES =
            Map.of(
                    RecordingFormat.SNMPREC,
                    """
                    # sample
                    1.3.6.1|4e|a\\x41\\n
                    1.3.6.2|64e|\\x01\\x02\\x03\\x04
                    1.3.6.3|68|Float: 1.5
                    1.3.6.4|4x:writecache|hexvalue=00ff,op=set
                    1.3.6.5|70|18446744073709551615
                    1.3.6.6|129|
                    """,
                    RecordingFormat.SNMPWALK,
                    """
                    .1.3.6.1 = STRING: "say \\"hi\\"
                    there"
                    iso.3.6.2 = Hex-STRING: 00 01 02 0A   [...
                    ]
                    0B 0C
                    .1.3.6.3 = BITS: 00 30 10(10) 11
                    .1.3.6.4 = INTEGER: up(1)
                    .1.3.6.5 = INTEGER: -.05 degrees
                    .1.3.6.6 = Timeticks: (42) 0:00:00.42
                    .1.3.6.7 = Opaque: Float: -1.5
                    .1.3.6.8 = Wrong Type (should be INTEGER): OID: iso.3.6
                    .1.3.6.9 = STRING: 2023-1-12,11:12:13.5,+1:0
                    .1.3.6.10 = STRING: 0:1a:2b:3c:4d:5e
                    .1.3.6.11 = 1:2:03:04.05
                    .1.3.6.12 = Network Address: 0A:00:00:08
                    .1.3.6.12 = No more variables left in this MIB View
                    """,
                    RecordingFormat.SAPWALK,
                    "1.3.6.1, OctetString, 0x00ff\n1.3.6.2 , IpAddress , 1.2.3.4\n",
                    RecordingFormat.DUMP,
                    "1.3.6.1|6|hex: 00.FF\n1.3.6.2|6|\"a\"\n1.3.6.3|9|18446744073709551615\n");

    private static Reading read(RecordingFormat format, Compression compression, byte[] octets)
            throws IOException {
        try (Content content = Content.of(new ByteArrayInputStream(octets), compression)) {
            return format.read(FILE, content, false, VariationOptions.in(Path.of("")), false);
        }
    }

    private static byte[] sample(RecordingFormat format) {
        return SAMPLES.getOrDefault(format, "").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] compressed(Compression compression, byte[] plain) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (OutputStream out = compression.compressed(octets)) {
            out.write(plain);
        }
        return octets.toByteArray();
    }

    /// A record that was read is one that can be written again.
    private static void assertIsSound(Reading reading) {
        reading.recording().forEach(varBind -> assertThat(SnmprecForm.line(varBind)).isNotEmpty());
        assertThat(reading.problems())
                .allSatisfy(
                        problem -> assertThat(problem.fault()).doesNotContainPattern("\\p{Cntrl}"));
    }

    @ParameterizedTest
    @EnumSource(RecordingFormat.class)
    void theSampleIsWhole(RecordingFormat format) throws IOException {
        Reading reading = read(format, Compression.NONE, sample(format));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.recording().size()).isGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(RecordingFormat.class)
    void everyTruncationIsReadAsFarAsItGoes(RecordingFormat format) throws IOException {
        byte[] sample = sample(format);
        for (int length = 0; length < sample.length; length++) {
            assertIsSound(read(format, Compression.NONE, Arrays.copyOf(sample, length)));
        }
    }

    @ParameterizedTest
    @EnumSource(RecordingFormat.class)
    void everyOtherOctetAtEveryPlaceCostsRecordsAndNoMore(RecordingFormat format)
            throws IOException {
        byte[] sample = sample(format);
        int all = read(format, Compression.NONE, sample).recording().size();
        for (int at = 0; at < sample.length; at++) {
            for (char octet : "\0\t\n\r \"#'(),.019:=AFx[\\]|~\u0080\u00FF".toCharArray()) {
                byte[] changed = sample.clone();
                changed[at] = (byte) octet;
                Reading reading = read(format, Compression.NONE, changed);
                assertIsSound(reading);
                assertThat(reading.recording().size())
                        .as("octet %d at %d", (int) octet, at)
                        .isBetween(all - 3, all + 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RecordingFormat.class)
    void garbageIsReported(RecordingFormat format) throws IOException {
        long seed = System.nanoTime();
        System.out.println("RecordingHostileInputTest seed " + seed);
        byte[] garbage = new byte[2_000_000];
        new Random(seed).nextBytes(garbage);
        Reading reading = read(format, Compression.NONE, garbage);
        assertIsSound(reading);
        assertThat(reading.problems()).as("seed %d", seed).hasSizeBetween(1, 1001);
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, mode = Mode.EXCLUDE, names = "NONE")
    void compressedDataThatIsDamagedAnywhereIsReadOrRefused(Compression compression)
            throws IOException {
        byte[] whole = compressed(compression, sample(RecordingFormat.SNMPREC));
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 << bit);
                refused += isRefused(compression, changed) ? 1 : 0;
            }
            refused += isRefused(compression, Arrays.copyOf(whole, at)) ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    private static boolean isRefused(Compression compression, byte[] octets) {
        try {
            assertIsSound(read(RecordingFormat.SNMPREC, compression, octets));
            return false;
        } catch (IOException e) {
            assertThat(e).hasMessage("it holds no " + compression.label() + " data");
            return true;
        }
    }

    private static Reading readWalk(String text) throws IOException {
        return read(
                RecordingFormat.SNMPWALK,
                Compression.NONE,
                text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aWalkOfOneStringWithoutAnEndTakesNoMoreThanAString() throws IOException {
        Reading reading =
                readWalk(".1.3.6.1 = STRING: \"" + "x\n".repeat(5_000_000) + ".1.3.6.2 = NULL\n");
        assertThat(reading.recording().size()).isEqualTo(1);
        assertThat(reading.problems())
                .singleElement()
                .hasToString("hostile:1: the record is longer than any value");
    }

    @Test
    void longRecordsOfEachKindEnd() throws IOException {
        for (String value :
                new String[] {
                    "STRING: \"" + "\\\"".repeat(100_000) + "\"",
                    "STRING: \"" + "\"".repeat(200_000),
                    "STRING: " + "a:".repeat(100_000),
                    "STRING: \"" + "\n".repeat(200_000) + "\"",
                    "Hex-STRING: " + "61 ".repeat(80_000),
                    "Hex-STRING: " + "0A  [\n]\n".repeat(80_000),
                    "Hex-STRING: " + "00   [.]\n".repeat(80_000),
                    "BITS: " + "80 ".repeat(80_000),
                    "BITS: " + ("00 ".repeat(16) + "\n").repeat(5_000),
                    "BITS: " + "FF ".repeat(20_000) + "1 ".repeat(60_000),
                    "OID: " + "1.".repeat(100_000),
                    "OID: " + "iso.".repeat(60_000),
                    "INTEGER: " + "(".repeat(200_000),
                    "INTEGER: " + "1".repeat(200_000),
                    "Opaque: Float: " + "9".repeat(200_000),
                    "1:".repeat(100_000),
                    "Wrong Type (should be ".repeat(10_000)
                }) {
            Reading reading = readWalk(".1.3.6.1 = " + value + "\n.1.3.6.2 = NULL\n");
            assertThat(reading.problems()).as("%.60s", value).isNotEmpty();
            assertThat(reading.recording().size()).as("%.60s", value).isEqualTo(1);
        }
    }

    @Test
    void millionsOfNumbersWithoutATypeAreCounted() throws IOException {
        Reading reading = readWalk(".1.3.6.1 = 5\n".repeat(1_000_000));
        assertThat(reading.recording()).isEmpty();
        assertThat(reading.problems()).hasSize(1001);
        assertThat(reading.problems().getLast().fault())
                .isEqualTo("further lines without a record: 999000");
    }
}

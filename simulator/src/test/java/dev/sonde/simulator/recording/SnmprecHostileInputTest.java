package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.simulator.variation.VariationOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Files that nobody means well with cost their own length at most.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SnmprecHostileInputTest {

    private static final String GOOD = "1.3.6.1|2|1\n";

    private static Reading read(InputStream in) throws IOException {
        return new SnmprecReader(
                        Path.of("hostile.snmprec"), VariationOptions.in(Path.of("")), false)
                .read(Content.of(in, Compression.NONE), false);
    }

    private static Reading read(String text) throws IOException {
        return read(stream(text));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// `count` times the same octet, without taking memory for them.
    private static InputStream repeated(char octet, long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? octet : -1;
            }

            @Override
            public int read(byte[] target, int from, int length) {
                int filled = (int) Math.min(length, Math.max(0, left));
                Arrays.fill(target, from, from + filled, (byte) octet);
                left -= filled;
                return filled == 0 && length > 0 ? -1 : filled;
            }
        };
    }

    private static InputStream between(InputStream middle) {
        return new SequenceInputStream(
                Collections.enumeration(List.of(stream(GOOD), middle, stream("\n1.3.6.2|2|2\n"))));
    }

    @Test
    void aLineWithoutEndIsOneProblemAndTheNextLineIsRead() throws IOException {
        long beyondMemory = 2 * Runtime.getRuntime().maxMemory();
        Reading reading = read(between(repeated('7', Math.min(beyondMemory, 3L << 30))));
        assertThat(reading.recording().size()).isEqualTo(2);
        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.fault())
                            .isEqualTo(
                                    "the line is longer than any record: '"
                                            + "7".repeat(80)
                                            + "…'");
                });
    }

    @Test
    void linesOfAnyLengthUpToTheLongestAreReadWhole() throws IOException {
        for (int length : new int[] {1, 65_000, 65_500, 65_530, 65_535}) {
            String text = GOOD + "1.3.6.2|4|" + "x".repeat(length) + "\n1.3.6.3|4x|";
            Reading reading = read(text + "61:".repeat(length) + "\n");
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.recording().get(Oid.of("1.3.6.2")))
                    .isEqualTo(OctetString.of("x".repeat(length)));
            assertThat(reading.recording().get(Oid.of("1.3.6.3")))
                    .isEqualTo(OctetString.of("a".repeat(length)));
        }
    }

    @Test
    void aStringLongerThanAnOctetStringIsAProblem() throws IOException {
        Reading reading = read("1.3.6.2|4|" + "x".repeat(65_536) + "\n");
        assertThat(reading.problems().getFirst().fault())
                .isEqualTo("the value has 65536 octets, more than 65535");
    }

    @Test
    void millionsOfBrokenLinesAreCounted() throws IOException {
        Reading reading = read(between(stream("x\n".repeat(2_000_000))));
        assertThat(reading.recording().size()).isEqualTo(2);
        assertThat(reading.problems()).hasSize(1001);
        assertThat(reading.problems().getLast())
                .hasToString("hostile.snmprec: further lines without a record: 1999000");
    }

    @Test
    void millionsOfEmptyLinesAreNothing() throws IOException {
        Reading reading = read(between(repeated('\n', 50_000_000)));
        assertThat(reading.recording().size()).isEqualTo(2);
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void garbageIsReportedAndWhatIsGoodIsRead() throws IOException {
        long seed = System.nanoTime();
        System.out.println("SnmprecHostileInputTest seed " + seed);
        byte[] garbage = new byte[5_000_000];
        new Random(seed).nextBytes(garbage);
        Reading reading = read(between(new ByteArrayInputStream(garbage)));
        assertThat(reading.recording().get(Oid.of("1.3.6.1"))).as("seed %d", seed).isNotNull();
        assertThat(reading.recording().get(Oid.of("1.3.6.2"))).as("seed %d", seed).isNotNull();
        assertThat(reading.problems())
                .hasSizeBetween(1, 1001)
                .allSatisfy(problem ->
                        assertThat(problem.fault())
                                .hasSizeLessThan(1000)
                                .doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void everyTruncationAndEveryOtherOctetOfALineLeavesItsNeighboursAlone() throws IOException {
        String line = "1.3.6.1.4.1|4x:writecache|hexvalue=00ff,op=set";
        for (int i = 0; i <= line.length(); i++) {
            assertNeighboursAreRead(line.substring(0, i));
            for (int octet = 0; i < line.length() && octet < 256; octet++) {
                assertNeighboursAreRead(
                        line.substring(0, i) + (char) octet + line.substring(i + 1));
            }
        }
    }

    private static void assertNeighboursAreRead(String line) throws IOException {
        Recording recording = read("1.1|2|1\n" + line + "\n1.4|2|2\n").recording();
        assertThat(recording.get(Oid.of("1.1"))).as("%s", line).isNotNull();
        assertThat(recording.get(Oid.of("1.4"))).as("%s", line).isNotNull();
        assertThat(recording.size()).as("%s", line).isBetween(2, 3);
    }

    @Test
    void aFaultDoesNotGiveOrdersToTheTerminal() throws IOException {
        assertThat(read("\u001B[2J\u009B\n").problems().getFirst().fault())
                .isEqualTo("'\\x1B[2J\\x9B' is no record: OID|TAG|VALUE");
        assertThat(read("x".repeat(1000) + "\n").problems().getFirst().fault())
                .isEqualTo("'" + "x".repeat(199) + "…");
    }

    @Test
    void settingsWithoutEndAreNotAllNamed() throws IOException {
        StringBuilder line = new StringBuilder("1.3.6.1|2:writecache|value=1");
        for (int i = 0; i < 10_000; i++) {
            line.append(",key").append(i).append('=');
        }
        Reading reading = read(line + "\n");
        assertThat(reading.recording().size()).isEqualTo(1);
        assertThat(reading.notes().getFirst().fault()).hasSizeLessThan(250);
    }
}

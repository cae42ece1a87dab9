package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SubtreeTimingTest {

    private static final SubtreeTiming SLOW =
            new SubtreeTiming(
                    Oid.of("1.3.6.1.2.1.47.1.1"),
                    60,
                    2900,
                    Duration.ofNanos(8_412_700_000L),
                    Duration.ofSeconds(14));
    private static final SubtreeTiming FAST =
            new SubtreeTiming(
                    Oid.of("1.3.6.1.2.1.1"), 1, 7, Duration.ofNanos(412_000), Duration.ofMillis(2));
    private static final String SLOW_REMARK =
            "Timing of 1.3.6.1.2.1.47.1.1: median 8412.700 ms, p95 14000.000 ms, 60 requests, 2900 objects";

    @TempDir private Path folder;

    @Test
    void theRemarkIsTheSameInEveryLanguageAndReadBack() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(SLOW.remark()).isEqualTo(SLOW_REMARK);
            assertThat(SubtreeTiming.of(SLOW_REMARK)).contains(SLOW);
            assertThat(SubtreeTiming.of(FAST.remark())).contains(FAST);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Timing of 1.3: fast",
                "Timing of 1.x: median 1 ms, p95 2 ms, 1 requests, 1 objects",
                "Timing of 1.99999999999: median 1 ms, p95 2 ms, 1 requests, 1 objects",
                "Timing of 1.3: median -1 ms, p95 2 ms, 1 requests, 1 objects",
                "Timing of 1.3: median 1 ms, p95 2 ms, 1 requests, 1 objects and more",
                "Timing of 1.3: median 1e9 ms, p95 2 ms, 1 requests, 1 objects"
            })
    void whatIsNoTimingIsNone(String remark) {
        assertThat(SubtreeTiming.of(remark)).isEmpty();
    }

    @Test
    void aRecordingHasTheTimingsOfItsComments() throws IOException {
        Path file = folder.resolve("slow.snmprec");
        Files.write(
                file,
                List.of(
                        "# Mirrored with SNMPv2c",
                        "# " + FAST.remark(),
                        "1.3.6.1.2.1.1.7.0|2|72",
                        "#" + SLOW.remark() + " ",
                        "# Timing of the mirror: long"),
                StandardCharsets.UTF_8);
        Reading reading = SnmprecFormat.read(file);
        assertThat(reading.recording().timings()).containsExactly(FAST, SLOW);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.notes())
                .singleElement()
                .hasToString(file + ":5: '# Timing of the mirror: long' is not read as a timing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.snmprec", "a.snmpwalk", "a.sapwalk", "a.dump", "a.snmprec.gz"})
    void everyFormKeepsThem(String name) throws IOException {
        Recording recording =
                Recording.of(List.of(new VarBind(Oid.of("1.3.6.1.2.1.1.7.0"), new Integer32(72))))
                        .withTimings(List.of(FAST, SLOW));
        RecordingFile file = RecordingFile.of(folder.resolve(name)).orElseThrow();
        file.write(recording, List.of("converted"));
        Reading reading = file.read();
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.notes()).isEmpty();
        assertThat(reading.recording()).containsExactlyElementsOf(recording);
        assertThat(reading.recording().timings()).containsExactly(FAST, SLOW);
    }
}

package dev.sonde.simulator.internal.usm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.OctetString;
import dev.sonde.client.internal.snmp4j.MasterKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EngineBootsTest {

    private static final OctetString ONE = OctetString.ofHex("80001f888001");
    private static final OctetString TWO = OctetString.ofHex("80001f888002");

    /// A thousand seconds into 2026.
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-01-01T00:16:40Z"));

    @TempDir private Path folder = Path.of("");
    private Path file = Path.of("");
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void nameFile() {
        file = folder.resolve("boots");
    }

    private Map<OctetString, Integer> count(OctetString... engineIds) throws IOException {
        return EngineBoots.count(file, List.of(engineIds), warnings::add, CLOCK);
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
    }

    @Test
    void eachStartIsOneMore() throws IOException {
        assertThat(count(ONE)).isEqualTo(Map.of(ONE, 1_000));
        assertThat(count(ONE, TWO)).isEqualTo(Map.of(ONE, 1_001, TWO, 1_000));
        assertThat(count(TWO)).isEqualTo(Map.of(TWO, 1_001));
        assertThat(count(ONE)).isEqualTo(Map.of(ONE, 1_002));
        assertThat(file).hasContent(BootsFile.HEADER + "\n80001f888001 1002\n80001f888002 1001\n");
        assertThat(warnings).isEmpty();
    }

    @Test
    void bootsStayAtTheirEnd() throws IOException {
        write(BootsFile.HEADER, "80001f888001 2147483646");
        assertThat(count(ONE)).isEqualTo(Map.of(ONE, Integer.MAX_VALUE));
        assertThat(count(ONE)).isEqualTo(Map.of(ONE, Integer.MAX_VALUE));
    }

    @Test
    void linesThatAreNoneOfOursAreNamedAndTheirEnginesGoOnFromTheClock() throws IOException {
        write(
                BootsFile.HEADER,
                "80001f888001 seven",
                "80001f888002 8",
                "",
                "80001f888001 2147483648",
                "80001f88800",
                "\u0000\u0000\u00ff");
        assertThat(count(ONE, TWO)).isEqualTo(Map.of(ONE, 1_000, TWO, 9));
        assertThat(warnings)
                .extracting(warning -> warning.substring(0, warning.indexOf(' ')))
                .containsExactly(file + ":2:", file + ":5:", file + ":6:", file + ":7:");
        assertThat(warnings.getFirst())
                .isEqualTo(
                        file
                                + ":2: not 'engineID boots'; that engine's boots go on from the clock");
        warnings.clear();
        assertThat(count(ONE)).isEqualTo(Map.of(ONE, 1_001));
        assertThat(warnings).isEmpty();
    }

    @Test
    void ofTwoLinesTheHigherCounts() throws IOException {
        write(BootsFile.HEADER, "80001f888001 9", "80001f888001 3");
        assertThat(count(ONE)).isEqualTo(Map.of(ONE, 10));
    }

    @Test
    void anEmptyFileIsANewOne() throws IOException {
        Files.createFile(file);
        assertThat(count(ONE)).isEqualTo(Map.of(ONE, 1_000));
    }

    @Test
    void anotherKindOfFileIsLeftAlone() throws IOException {
        write("1.3.6.1.2.1.1.5.0|4|lab");
        assertThatThrownBy(() -> count(ONE))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot count the starts of engines in %s: it is another kind of file,"
                                + " name one of your own for this",
                        file);
        assertThat(file).hasContent("1.3.6.1.2.1.1.5.0|4|lab\n");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        file = folder.resolve("nowhere").resolve("boots");
        assertThatThrownBy(() -> count(ONE))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot count the starts of engines in %s: there is no folder for it",
                        file);
    }

    @Test
    void simulatorsThatStartTogetherCountEachStart() throws Exception {
        int starts = 64;
        List<Integer> counted = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> start = () -> count(ONE).getOrDefault(ONE, 0);
            for (Future<Integer> future : executor.invokeAll(Collections.nCopies(starts, start))) {
                counted.add(future.get());
            }
        }
        assertThat(new HashSet<>(counted)).hasSize(starts);
        assertThat(Collections.max(counted)).isEqualTo(1_000 + starts - 1);
    }

    @Test
    void aFileThatIsNotLetGoOfIsNamed() throws IOException {
        BootsFile impatient = new BootsFile(file, Duration.ofMillis(1));
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve("boots.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> impatient.locked(() -> 1))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "cannot count the starts of engines in %s: another program does not"
                                    + " let go of it",
                            file);
        }
    }

    @Test
    void startsThatNobodyCountsAreTakenFromTheClock() {
        int before = seconds();
        assertThat(EngineBoots.unrecorded()).isBetween(before, seconds());
    }

    private static int seconds() {
        return (int)
                (Instant.now().getEpochSecond()
                        - Instant.parse("2026-01-01T00:00:00Z").getEpochSecond());
    }

    @Test
    void enginesHaveSoundIdsAndBoots() {
        MasterKeys keys = new MasterKeys();
        assertThatThrownBy(() -> new LocalEngine(OctetString.ofHex("80001f88"), 1, keys))
                .hasMessage("the engineID '80:00:1F:88' has 4 octets; it must have 5 to 32");
        assertThatThrownBy(() -> new LocalEngine(OctetString.of(new byte[33]), 1, keys))
                .hasMessageContaining("has 33 octets; it must have 5 to 32");
        assertThatThrownBy(() -> new LocalEngine(OctetString.ofHex("ffffffffff"), 1, keys))
                .hasMessage("the engineID 'FF:FF:FF:FF:FF' is all zeros or all ones");
        assertThatThrownBy(() -> new LocalEngine(ONE, 0, keys))
                .hasMessage("engine boots of 0; they start at 1");
        assertThat(new LocalEngine(OctetString.ofHex("0000000001"), 1, keys).boots()).isEqualTo(1);
    }
}

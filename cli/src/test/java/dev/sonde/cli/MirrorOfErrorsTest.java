package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A device with an object that cannot be read, on its way through the commands.
@Timeout(60)
class MirrorOfErrorsTest {

    private static final String ADDRESSES = "1.3.6.1.2.1.4.20.1.1.";

    @TempDir private Path folder;
    private String device = "";
    private String mirrored = "";
    private List<String> records = List.of();

    @BeforeEach
    void write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("1.3.6.1.2.1.1.5.0|4|odd");
        for (int row = 1; row <= 60; row++) {
            lines.add(
                    "1.3.6.1.2.1.2.2.1.1."
                            + row
                            + (row == 30 ? "|5:error|status=genError" : "|2|" + row));
        }
        lines.add(ADDRESSES + "10.1.2.3|64|10.1.2.3");
        lines.add(ADDRESSES + "10.1.2.3.0|5:error|status=resourceUnavailable");
        lines.add("1.3.6.1.6.3.1.1.6.1.0|2|7");
        records = lines;
        Path file = folder.resolve("odd.snmprec");
        Files.write(file, lines);
        device = file.toString();
        mirrored = folder.resolve("mirrored.snmprec").toString();
    }

    private List<String> mirroredRecords() throws IOException {
        return Files.readAllLines(Path.of(mirrored)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @Test
    void theMirrorHasThemSaysSoAndAgreesWithTheDevice() throws Exception {
        try (Simulation simulation = Simulation.of(device)) {
            Run run =
                    Run.of("mirror", simulation.address(), "-c", "odd", "-o", mirrored, "--verify");
            assertThat(mirroredRecords()).isEqualTo(records);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains(
                            records.size() + " objects of",
                            "62 objects compared with",
                            "0 numbers have moved, 0 objects differ");
            assertThat(run.err())
                    .contains("missing after 1.3.6.1.2.1.2.2.1.1.29, up to 1.3.6.1.2.1.2.2.1.1.31")
                    .contains("resourceUnavailable")
                    .doesNotContain("did not answer");
        }
    }

    @Test
    void aDifferenceToTheDeviceIsOneWhereItDoesNotFail() throws Exception {
        Path healthy = folder.resolve("healthy.snmprec");
        Files.write(
                healthy,
                records.stream()
                        .map(line -> line.replace("30|5:error|status=genError", "30|2|30"))
                        .toList());
        try (Simulation simulation = Simulation.of(device)) {
            Run same = Run.of("diff", device, simulation.address(), "-c", "odd");
            assertThat(same.err()).isEmpty();
            assertThat(same.exitCode()).isZero();
            assertThat(same.out()).contains("62 the same");
            Run unknown = Run.of("diff", simulation.address(), simulation.address(), "-c", "odd");
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.err()).contains("genErr");
        }
        try (Simulation simulation = Simulation.of(healthy.toString())) {
            Run more = Run.of("diff", device, simulation.address(), "-c", "healthy");
            assertThat(more.exitCode()).isEqualTo(1);
            assertThat(more.out()).contains("+ .1.3.6.1.2.1.2.2.1.1.30");
        }
    }

    @Test
    void aScrubbedDeviceFailsWhereItFailedWithItsIndexesReplaced() throws Exception {
        String shareable = folder.resolve("shareable.snmprec").toString();
        Run run = Run.of("scrub", device, "-o", shareable, "--profile", "network");
        assertThat(run.err()).isEmpty();
        String text = Files.readString(Path.of(shareable));
        assertThat(text)
                .contains("1.3.6.1.2.1.2.2.1.1.30|5:error|status=genError")
                .doesNotContain("10.1.2.3");
        List<String> addresses = text.lines().filter(line -> line.startsWith(ADDRESSES)).toList();
        assertThat(addresses).hasSize(2);
        String row = addresses.getFirst().substring(0, addresses.getFirst().indexOf('|'));
        assertThat(addresses.getLast()).isEqualTo(row + ".0|5:error|status=resourceUnavailable");
    }
}

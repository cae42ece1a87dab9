package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DiffCommandTest {

    private static final String[] BEFORE = {
        "1.3.6.1.2.1.1.3.0|67|100",
        "1.3.6.1.2.1.1.5.0|4|one",
        "1.3.6.1.2.1.1.6.0|4|here",
        "1.3.6.1.2.1.2.2.1.10.1|65|7"
    };

    private static final String[] AFTER = {
        "1.3.6.1.2.1.1.3.0|67|200",
        "1.3.6.1.2.1.1.5.0|4|two",
        "1.3.6.1.2.1.1.7.0|2|72",
        "1.3.6.1.2.1.2.2.1.10.1|65|7"
    };

    @TempDir private Path folder;
    private String before = "";
    private String after = "";

    @BeforeEach
    void files() throws IOException {
        before = write("before.snmprec", BEFORE);
        after = write("after.snmprec", AFTER);
    }

    private String write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private static void failsWith(String message, String... args) {
        Run run = Run.of(args);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    private static void differ(String... args) {
        Run run = Run.of(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .containsExactly(
                        "- .1.3.6.1.2.1.1.5.0 = STRING: \"one\"",
                        "+ .1.3.6.1.2.1.1.5.0 = STRING: \"two\"",
                        "- .1.3.6.1.2.1.1.6.0 = STRING: \"here\"",
                        "+ .1.3.6.1.2.1.1.7.0 = INTEGER: 72",
                        "1 added, 1 gone, 1 changed, 1 moved, 1 the same");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void recordingsDiffer() {
        differ("diff", before, after);
    }

    @Test
    void aRecordingIsTheSameAsItself() {
        Run run = Run.of("diff", before, before);
        assertThat(run.out()).isEqualTo("0 added, 0 gone, 0 changed, 0 moved, 4 the same\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void valuesThatMoveAreShownIfAskedAndNoDifference() {
        Run run = Run.of("diff", before, after, "--moving", "--root", "1.3.6.1.2.1.1.3");
        assertThat(run.lines())
                .containsExactly(
                        "~ .1.3.6.1.2.1.1.3.0 = Timeticks: (100) 0:00:01.00 -> Timeticks: (200)"
                                + " 0:00:02.00",
                        "0 added, 0 gone, 0 changed, 1 moved, 0 the same");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void subtreesCanBeIgnored() {
        Run run = Run.of("diff", before, after, "--ignore", "1.3.6.1.2.1.1.5,1.3.6.1.2.1.1.6.0");
        assertThat(run.lines())
                .containsExactly(
                        "+ .1.3.6.1.2.1.1.7.0 = INTEGER: 72",
                        "1 added, 0 gone, 0 changed, 1 moved, 1 the same");
    }

    @Test
    void programsGetJson() {
        assertThat(Run.of("diff", before, after, "--json", "--moving").lines())
                .containsExactly(
                        "{\"change\":\"moved\",\"oid\":\"1.3.6.1.2.1.1.3.0\",\"before\":{\"type\":\"TimeTicks\",\"value\":100},\"after\":{\"type\":\"TimeTicks\",\"value\":200}}",
                        "{\"change\":\"changed\",\"oid\":\"1.3.6.1.2.1.1.5.0\",\"before\":{\"type\":\"OCTET STRING\",\"value\":\"one\"},\"after\":{\"type\":\"OCTET STRING\",\"value\":\"two\"}}",
                        "{\"change\":\"gone\",\"oid\":\"1.3.6.1.2.1.1.6.0\",\"before\":{\"type\":\"OCTET STRING\",\"value\":\"here\"}}",
                        "{\"change\":\"added\",\"oid\":\"1.3.6.1.2.1.1.7.0\",\"after\":{\"type\":\"INTEGER\",\"value\":72}}",
                        "{\"same\":1,\"added\":1,\"gone\":1,\"changed\":1,\"moved\":1}");
    }

    @Test
    void recordingsSnapshotsAndLiveAgentsDifferInAnyPairing() throws Exception {
        String database = folder.resolve("lab.mv.db").toString();
        for (String recording : List.of(before, after)) {
            Run run =
                    Run.of(
                            "scrub",
                            recording,
                            "-o",
                            database,
                            "--device",
                            "core",
                            "--profile",
                            "none");
            assertThat(run.err()).isEmpty();
        }
        differ("diff", before, database + "#core");
        differ("diff", database + "#core@1", database + "#core@2");
        differ("diff", database + "#core@-2", after);
        try (Simulation simulation = Simulation.of(before, after)) {
            String agent = simulation.address();
            differ("diff", "snmp://before@" + agent, "snmp://after@" + agent);
            differ("diff", agent, after, "-c", "before");
            differ("diff", database + "#core@1", "snmp://" + agent, "-c", "after");
            differ("diff", agent, "snmp://after@" + agent, "-v1", "-c", "before");
        }
    }

    @Test
    void whatCannotBeComparedEndsWithTwo() {
        failsWith("there is no such file", "diff", before, "nowhere.snmprec");
        failsWith("there is no database", "diff", before, "nowhere.mv.db#x");
        failsWith(
                "no answer from 127.0.0.1:9",
                "diff",
                before,
                "snmp://hidden-word@127.0.0.1:9",
                "-t",
                "0.05",
                "-r",
                "1");
        failsWith(
                "belongs to v1 and v2c",
                "diff",
                before,
                "snmp://hidden-word@127.0.0.1:9",
                "-v3",
                "-u",
                "ops");
        failsWith("env:NAME takes the environment", "diff", before, "snmp://env:NO_SUCH@127.0.0.1");
        assertThat(
                        Run.of(
                                        "diff",
                                        before,
                                        "snmp://hidden-word@127.0.0.1:9",
                                        "-t",
                                        "0.05",
                                        "-r",
                                        "0")
                                .err())
                .doesNotContain("hidden-word");
    }

    @Test
    void aBrokenLineIsNamedAndTheRestCompared() throws IOException {
        String broken = write("broken.snmprec", "1.3.6.1.2.1.1.5.0|4|one", "1.3.x|4|a");
        Run run = Run.of("diff", broken, before);
        assertThat(run.err()).contains("broken.snmprec:2: ").hasLineCount(1);
        assertThat(run.out()).endsWith("3 added, 0 gone, 0 changed, 0 moved, 1 the same\n");
    }
}

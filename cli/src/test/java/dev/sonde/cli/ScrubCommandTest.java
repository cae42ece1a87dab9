package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ScrubCommandTest {

    private static final List<String> SECRETS =
            List.of("zrh-core-7", "noc@bank.corp", "10.77.131.9", "001a2bc4d5e6", "s3cr3t");

    @TempDir private Path folder;
    private String device = "";
    private String out = "";

    @BeforeEach
    void device() throws IOException {
        device =
                write(
                        "zrh-core-7.snmprec",
                        "# zrh-core-7",
                        "1.3.6.1.2.1.1.1.0|4|Switch zrh-core-7",
                        "1.3.6.1.2.1.1.4.0|4|noc@bank.corp",
                        "1.3.6.1.2.1.1.5.0|4|zrh-core-7",
                        "1.3.6.1.2.1.2.2.1.6.1|4x|001a2bc4d5e6",
                        "1.3.6.1.2.1.4.20.1.1.10.77.131.9|64|10.77.131.9",
                        "1.3.6.1.2.1.47.1.1.1.1.11.1|4|FOC1932X0KJ",
                        "1.3.6.1.6.3.18.1.1.1.2.1.97|4|s3cr3t");
        out = folder.resolve("out.snmprec").toString();
    }

    private String write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private String written() throws IOException {
        return Files.readString(Path.of(out), StandardCharsets.ISO_8859_1);
    }

    private static Run succeeds(String... args) {
        Run run = Run.of(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run;
    }

    private static void failsWith(int exitCode, String message, String... args) {
        Run run = Run.of(args);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aRecordingIsScrubbedAndItsCheckFindsNothingMore() throws IOException {
        Run scrub = succeeds("scrub", device, "-o", out);
        assertThat(scrub.lines().getFirst())
                .isEqualTo(
                        "6 objects in %s, scrubbed with the profile network: 5 changed, 1 left out"
                                .formatted(out));
        assertThat(scrub.lines())
                .contains("  system name                 2", "  MAC address                 1")
                .anyMatch(line -> line.contains("--key-file"));
        assertThat(written()).doesNotContain(SECRETS).contains("1.3.6.1.2.1.47.1.1.1.1.11.1|4|FOC");
        assertThat(scrub.out()).doesNotContain(SECRETS.subList(1, SECRETS.size()));
        assertThat(succeeds("scrub", "--check", out).lines())
                .containsExactly(
                        out
                                + ": 0 found with the profile network; scrubbed with the profile"
                                + " network and unchanged since",
                        "--profile strict finds 1 more");
    }

    @Test
    void whatIsAddedAfterwardsBreaksTheSeal() throws IOException {
        succeeds("scrub", device, "-o", out);
        Files.writeString(Path.of(out), written() + "1.3.6.1.4.1.32473.1.0|64|10.1.2.3\n");
        Run check = Run.of("scrub", "--check", out);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .contains("1.3.6.1.4.1.32473.1.0 1.3.6.1.4.1.32473.1.0: IPv4 address 10…")
                .doesNotContain("unchanged since");
    }

    @Test
    void theCheckListsWhatItFindsAndShowsItOnlyIfAsked() {
        Run check = Run.of("scrub", "--check", device, "--profile", "strict");
        assertThat(check.err()).isEmpty();
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.lines())
                .contains(
                        "1.3.6.1.2.1.1.5.0 sysName: system name zr… (10 characters)",
                        "1.3.6.1.2.1.47.1.1.1.1.11.1 entPhysicalSerialNum: serial number FO… (11"
                                + " characters)",
                        "1.3.6.1.6.3.18.1.1.1.2.1.97 snmpCommunityName: secret s3… (6 characters)",
                        device + ": 8 found with the profile strict");
        assertThat(check.out()).doesNotContain("s3cr3t", "noc@bank.corp", "FOC1932X0KJ");
        assertThat(Run.of("scrub", "--check", device, "--show").lines())
                .contains("1.3.6.1.2.1.1.4.0 sysContact: administrative text 'noc@bank.corp'");
    }

    @Test
    void oneKeyScrubsAllRecordingsAlike() throws IOException {
        String key = write("lab.key", "0123456789abcdef");
        String other = folder.resolve("other.snmprec").toString();
        succeeds("scrub", device, "-o", out, "--key-file", key);
        succeeds("scrub", device, "-o", other, "--key-file", key);
        assertThat(Path.of(out)).hasSameBinaryContentAs(Path.of(other));
        succeeds("scrub", device, "-o", other, "--force");
        assertThat(Files.readString(Path.of(other))).isNotEqualTo(written());
        assertThat(written()).doesNotContain("0123456789abcdef");
    }

    @Test
    void aDeviceGoesFromDatabaseToDatabase() throws IOException {
        String database = folder.resolve("lab.mv.db").toString();
        succeeds("scrub", device, "-o", database, "--device", "raw", "--profile", "none");
        succeeds("scrub", database, "-o", database, "--device", "clean");
        succeeds("scrub", database + "#clean@1", "-o", out, "--profile", "none");
        assertThat(written()).doesNotContain(SECRETS);
        failsWith(
                2,
                database + " holds the devices [clean, raw]: say which, as in lab.mv.db#clean",
                "scrub",
                database,
                "-o",
                out,
                "--force");
        failsWith(
                2,
                "there is no snapshot 5 of 'raw' in " + database,
                "scrub",
                "--check",
                database + "#raw@5");
    }

    @Test
    void theSealOfASnapshotAndOfAPackedRecordingIsRead() throws IOException {
        String database = folder.resolve("lab.mv.db").toString();
        succeeds("scrub", device, "-o", database, "--device", "clean");
        assertThat(succeeds("scrub", "--check", database).lines().getFirst())
                .isEqualTo(
                        database
                                + "#clean: 0 found with the profile network; scrubbed with the"
                                + " profile network and unchanged since");
        assertThat(succeeds("scrub", "--check", database + "#clean@1").out())
                .contains(" and unchanged since");
        succeeds("scrub", device, "-o", database, "--device", "raw", "--profile", "none");
        Run both = Run.of("scrub", "--check", database);
        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.lines())
                .contains(database + "#raw: 7 found with the profile network")
                .anyMatch(line -> line.startsWith(database + "#clean: 0 found"));
        String packed = out + ".gz";
        succeeds("scrub", database + "#raw", "-o", packed);
        assertThat(succeeds("scrub", "--check", packed).out()).contains(" and unchanged since");
    }

    @Test
    void numbersThatMoveGoOnAndWhatIsWritableStaysSo() throws IOException {
        String moving =
                write(
                        "moving.snmprec",
                        "1.3.6.1.2.1.1.5.0|4:writecache|value=zrh-core-7",
                        "1.3.6.1.2.1.2.2.1.10.1|65:numeric|rate=10,initial=5",
                        "1.3.6.1.2.1.4.20.1.2.10.77.131.9|2:numeric|min=1,max=2",
                        "1.3.6.1.2.1.4.20.1.3.10.77.131.9|5:error|status=genErr",
                        "1.3.6.1.4.1.32473.1.0|4:delay|value=zrh-core-7,wait=5");
        Run run = Run.of("scrub", moving, "-o", out);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("moving.snmprec: records of variation modules that stand still now")
                .endsWith(": 1\n");
        assertThat(written())
                .containsPattern("\n1.3.6.1.2.1.1.5.0\\|4:writecache\\|value=host-[0-9a-f]{8}\n")
                .contains("\n1.3.6.1.2.1.2.2.1.10.1|65:numeric|rate=10,initial=5\n")
                .containsPattern(
                        "\n1.3.6.1.2.1.4.20.1.2.10\\.\\d+\\.\\d+\\.9\\|2:numeric\\|min=1,max=2\n")
                .containsPattern(
                        "\n1.3.6.1.2.1.4.20.1.3.10\\.\\d+\\.\\d+\\.9\\|5:error\\|status=genError\n")
                .containsPattern(
                        "\n1.3.6.1.4.1.32473.1.0\\|4:writecache\\|value=host-[0-9a-f]{8}\n")
                .doesNotContain(SECRETS);
        assertThat(Run.of("scrub", "--check", out).exitCode()).isZero();
    }

    @Test
    void theReportHoldsCountsAndNothingElse() throws IOException {
        Path report = folder.resolve("report.json");
        succeeds("scrub", device, "-o", out, "--report", report.toString());
        assertThat(Files.readString(report))
                .startsWith(
                        "{\"profile\":\"network\",\"objects\":7,\"changed\":5,\"dropped\":1,\"kinds\":{")
                .contains("\"ifPhysAddress\":{\"MAC address\":1}")
                .doesNotContain(SECRETS);
    }

    @Test
    void anInterruptEndsItAndTheOutputStaysAsItWas() throws IOException {
        Thread.currentThread().interrupt();
        failsWith(
                2,
                "interrupted while scrubbing: " + out + " is as it was",
                "scrub",
                device,
                "-o",
                out);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Path.of(out)).doesNotExist();
        Thread.currentThread().interrupt();
        failsWith(2, "sonde scrub: interrupted", "scrub", "--check", device);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnythingIsWritten() throws IOException {
        failsWith(2, "where to write is missing: add -o FILE, or --check", "scrub", device);
        failsWith(2, "-o has no place beside it", "scrub", "--check", device, "-o", out);
        failsWith(
                2, "--report has no place", "scrub", "--check", device, "--report", out + ".json");
        failsWith(2, "a key has no place", "scrub", "--check", device, "--key-file", "k");
        failsWith(2, "add --check", "scrub", device, "-o", out, "--show");
        failsWith(2, "leave it out", "scrub", device, "-o", out, "--device", "x");
        failsWith(2, "there is no folder for it", "scrub", device, "-o", out + "/x.snmprec");
        failsWith(2, "there is no folder for it", "scrub", device, "-o", out, "--report", "no/r");
        failsWith(2, "exists; --force replaces it", "scrub", device, "-o", device);
        failsWith(2, "ends neither as a recording does", "scrub", device, "-o", "out.txt");
        failsWith(2, "add --device", "scrub", device, "-o", folder.resolve("x.mv.db").toString());
        failsWith(2, "192.0.2.1 is neither", "scrub", "192.0.2.1", "-o", out);
        failsWith(2, "'lots' is no profile", "scrub", device, "-o", out, "--profile", "lots");
        failsWith(
                2,
                "a key for scrubbing has 16 octets or more, not 5",
                "scrub",
                device,
                "-o",
                out,
                "--key",
                "short");
        failsWith(
                2,
                "a key for scrubbing has 16 octets or more, not 4",
                "scrub",
                device,
                "-o",
                out,
                "--key-file",
                write("short.key", "1234"));
        failsWith(
                2,
                "there is no key nowhere.key: make one",
                "scrub",
                device,
                "-o",
                out,
                "--key-file",
                "nowhere.key");
        failsWith(2, "there is no such file", "scrub", "nowhere.snmprec", "-o", out);
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void aDatabaseKeepsWhatModulesServeOnTheWayInAndOut() throws IOException {
        String varied =
                write(
                        "varied.snmprec",
                        "1.3.6.1.2.1.1.5.0|4|zrh-core-7",
                        "1.3.6.1.2.1.2.2.1.10.1|65:numeric|rate=10,initial=5",
                        "1.3.6.1.2.1.4.20.1.3.10.77.131.9|5:error|status=genErr");
        String database = folder.resolve("lab.mv.db").toString();
        succeeds("scrub", varied, "-o", database, "--device", "core");
        succeeds("scrub", database, "-o", out, "--profile", "none");
        assertThat(written())
                .doesNotContain("zrh-core-7", "10.77.131.9")
                .contains("\n1.3.6.1.2.1.2.2.1.10.1|65:numeric|rate=10,initial=5\n")
                .containsPattern("\n1.3.6.1.2.1.4.20.1.3[0-9.]+\\|5:error\\|status=genError\n");
        assertThat(succeeds("scrub", "--check", database).lines()).hasSize(1);
    }
}

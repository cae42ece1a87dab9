package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Oid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `sonde mirror --scrub` with a device of our own simulator that gives itself away.
@Timeout(60)
class MirrorScrubTest {

    /// As text, as hexadecimal digits, and as arcs.
    private static final List<String> SECRETS =
            List.of(
                    "zrh-core-7",
                    "7a72682d636f72652d37",
                    "122.114.104.45.99.111.114.101.45.55",
                    "bank.corp",
                    "bahnhofstrasse",
                    "10.77.131.9",
                    "0a4d8309",
                    "10.77.131.254",
                    "0a4d83fe",
                    "001a2bc4d5e6",
                    "00:1a:2b:c4:d5:e6",
                    "0.26.43.196.213.230",
                    "s3cr3t",
                    "115.51.99.114.51.116");

    @TempDir private Path folder;
    private Simulation simulation;

    @BeforeEach
    void serve() throws Exception {
        write(
                "served/core.snmprec",
                "1.3.6.1.2.1.1.1.0|4|Switch zrh-core-7 at 10.77.131.9",
                "1.3.6.1.2.1.1.4.0|4|noc@bank.corp",
                "1.3.6.1.2.1.1.5.0|4|zrh-core-7",
                "1.3.6.1.2.1.1.6.0|4|Bahnhofstrasse 45",
                "1.3.6.1.2.1.2.2.1.6.1|4x|001a2bc4d5e6",
                "1.3.6.1.2.1.4.20.1.1.10.77.131.9|64|10.77.131.9",
                "1.3.6.1.2.1.4.20.1.1.127.0.0.1|64|127.0.0.1",
                "1.3.6.1.2.1.4.20.1.2.10.77.131.9|2|1",
                "1.3.6.1.2.1.4.20.1.2.127.0.0.1|2|2",
                "1.3.6.1.2.1.4.22.1.2.1.10.77.131.254|4x|001a2bc4d5e6",
                "1.3.6.1.2.1.17.4.3.1.2.0.26.43.196.213.230|2|4",
                "1.3.6.1.4.1.32473.7.1.1.1.10.77.131.9|2|1",
                "1.3.6.1.4.1.32473.7.2.1.0|4|backup_zrh-core-7_full 00:1a:2b:c4:d5:e6",
                "1.3.6.1.4.1.32473.7.2.2.0|4x|0102001a2bc4d5e603",
                "1.3.6.1.6.3.18.1.1.1.2.1.97|4|s3cr3t",
                "1.3.6.1.6.3.18.1.1.1.3.6.115.51.99.114.51.116|4|s3cr3t");
        simulation = Simulation.of(path("served"));
    }

    @AfterEach
    void stop() throws Exception {
        simulation.close();
    }

    private String write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, List.of(lines)).toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Run mirror(String... further) {
        return Run.of(
                Stream.concat(
                                Stream.of("mirror", simulation.address(), "-c", "core"),
                                Stream.of(further))
                        .toArray(String[]::new));
    }

    private void givesNothingAway(String name) throws IOException {
        String octets = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
        assertThat(octets.toLowerCase(Locale.ROOT))
                .doesNotContain(SECRETS)
                .doesNotContain("\nM\u0083\t", "\u001a+\u00c4\u00d5\u00e6")
                .doesNotContain(simulation.address());
    }

    private List<Oid> oids(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Oid.of(line.substring(0, line.indexOf('|'))))
                .toList();
    }

    @Test
    void aScrubbedMirrorGivesNothingAwayAndIsInOrder() throws Exception {
        Run run = mirror("-o", path("a.snmprec"), "--scrub", "network");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().get(0)).startsWith("14 objects of ");
        assertThat(run.lines())
                .contains(
                        "scrubbed with the profile network: 12 changed, 2 left out",
                        "  secret                      2");
        givesNothingAway("a.snmprec");
        assertThat(oids("a.snmprec")).hasSize(14).isSorted();
        assertThat(Files.readAllLines(folder.resolve("a.snmprec")))
                .anyMatch(line -> line.startsWith("# Scrubbed: profile network, objects sha256:"))
                .anyMatch(line -> line.startsWith("# Mirrored with SNMPv2c, 20"));
        Run check = Run.of("scrub", "--check", path("a.snmprec"));
        assertThat(check.exitCode()).isZero();
        assertThat(check.out()).contains(": 0 found with the profile network", "unchanged since");
    }

    @Test
    void anAddressIsTheSameOneInValuesAndInIndexes() throws Exception {
        mirror("-o", path("a.snmprec"), "--scrub", "network");
        String written = Files.readString(folder.resolve("a.snmprec"));
        String address =
                written.lines()
                        .filter(line -> line.startsWith("1.3.6.1.2.1.4.20.1.1.10."))
                        .map(line -> line.substring(line.lastIndexOf('|') + 1))
                        .findFirst()
                        .orElseThrow();
        assertThat(written)
                .contains("\n1.3.6.1.2.1.4.20.1.1." + address + "|64|" + address + "\n")
                .contains("\n1.3.6.1.2.1.4.20.1.2." + address + "|2|1\n")
                .contains("\n1.3.6.1.4.1.32473.7.1.1.1." + address + "|2|1\n")
                .containsPattern("\\|4\\|Switch host-[0-9a-f]{8} at \\Q" + address + "\\E\n");
    }

    @Test
    void oneKeyScrubsAlikeAndAnotherDoesNot() throws Exception {
        String key = write("lab.key", "0123456789abcdef");
        for (String name : List.of("a.snmprec", "b.snmprec")) {
            mirror("-o", path(name), "--scrub", "network", "--key-file", key, "--undated");
        }
        mirror("-o", path("c.snmprec"), "--scrub", "network", "--undated");
        assertThat(folder.resolve("a.snmprec")).hasSameBinaryContentAs(folder.resolve("b.snmprec"));
        assertThat(Files.readString(folder.resolve("c.snmprec")))
                .isNotEqualTo(Files.readString(folder.resolve("a.snmprec")));
    }

    @Test
    void theNameIsKnownWhereItIsNotTaken() throws Exception {
        Run run =
                mirror(
                        "-o",
                        path("a.snmprec"),
                        "--scrub",
                        "network",
                        "--root",
                        "1.3.6.1.4.1.32473.7");
        assertThat(run.err()).isEmpty();
        assertThat(oids("a.snmprec")).hasSize(3);
        givesNothingAway("a.snmprec");
    }

    @Test
    void aDatabaseHoldsNothingElse() throws Exception {
        Run run = mirror("-o", path("a.mv.db"), "--device", "lab", "--scrub", "network");
        assertThat(run.err()).isEmpty();
        givesNothingAway("a.mv.db");
        Run check = Run.of("scrub", "--check", path("a.mv.db"));
        assertThat(check.exitCode()).isZero();
        assertThat(check.out()).contains(": 0 found with the profile network", "unchanged since");
        assertThat(
                        Run.of(
                                        "scrub",
                                        path("a.mv.db"),
                                        "-o",
                                        path("b.snmprec"),
                                        "--profile",
                                        "none")
                                .err())
                .isEmpty();
        givesNothingAway("b.snmprec");
        assertThat(oids("b.snmprec")).hasSize(14);
    }

    @Test
    void theReportSaysHowOftenWhatWasReplaced() throws Exception {
        mirror("-o", path("a.snmprec"), "--scrub", "network", "--report", path("report.json"));
        String report = Files.readString(folder.resolve("report.json"));
        assertThat(report)
                .contains(
                        "\"scrub\":{\"profile\":\"network\",\"objects\":16,\"changed\":12,\"dropped\":2,")
                .contains("\"ifPhysAddress\":{\"MAC address\":1}")
                .doesNotContain(SECRETS);
    }

    @Test
    void theReportAndTheOutputDoNotNameTheAgent() throws Exception {
        Run run =
                mirror(
                        "-o",
                        path("a.snmprec"),
                        "--scrub",
                        "network",
                        "--verify",
                        "--report",
                        path("report.json"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("16 objects compared with a: 0 numbers have moved");
        String report = Files.readString(folder.resolve("report.json"));
        assertThat(report)
                .contains("[{\"device\":\"a\",\"file\":\"" + path("a.snmprec") + "\"")
                .contains("\"verification\":{\"compared\":16,")
                .doesNotContain(simulation.address(), "127.0.0.1");
        assertThat(run.out().toLowerCase(Locale.ROOT))
                .doesNotContain(SECRETS)
                .doesNotContain(simulation.address());
    }

    @Test
    void whatMovesMovesOnScrubbed() throws Exception {
        write(
                "served/moving.snmprec",
                "1.3.6.1.2.1.1.5.0|4|zrh-core-7",
                "1.3.6.1.2.1.2.2.1.10.1|65:numeric|rate=1000,initial=5",
                "1.3.6.1.2.1.4.20.1.2.10.77.131.9|65:numeric|rate=1000,initial=5");
        simulation.close();
        simulation = Simulation.of(path("served"));
        Run run =
                Run.of(
                        "mirror",
                        simulation.address(),
                        "-c",
                        "moving",
                        "-o",
                        path("a.snmprec"),
                        "--scrub",
                        "network",
                        "--passes",
                        "2",
                        "--interval",
                        "0.2");
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).contains("2 of them move at a rate of their own");
        assertThat(Files.readString(folder.resolve("a.snmprec")))
                .containsPattern("\n1.3.6.1.2.1.2.2.1.10.1\\|65:numeric\\|rate=")
                .containsPattern(
                        "\n1.3.6.1.2.1.4.20.1.2.10\\.\\d+\\.\\d+\\.9\\|65:numeric\\|rate=");
        givesNothingAway("a.snmprec");
    }

    @Test
    void eachPassIsASnapshotOfADatabase() throws Exception {
        mirror(
                "-o",
                path("a.mv.db"),
                "--device",
                "lab",
                "--scrub",
                "network",
                "--passes",
                "2",
                "--interval",
                "0.01");
        givesNothingAway("a.mv.db");
        String[] read = {"scrub", path("a.mv.db") + "#lab@2", "-o", path("b.snmprec")};
        assertThat(Run.of(read).err()).isEmpty();
        assertThat(oids("b.snmprec")).hasSize(14);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void aRunThatEndsEarlySaysWhereTheDeviceIsUnscrubbedAndGoesOn() throws Exception {
        Run run =
                mirror(
                        "-o",
                        path("a.snmprec"),
                        "--scrub",
                        "network",
                        "--time",
                        "0.000001",
                        "--report",
                        path("report.json"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .contains(
                        path("a.snmprec.part")
                                + " is NOT scrubbed and only its owner can read it: go on with the"
                                + " same command and --resume, or delete it")
                .hasSize(2);
        assertThat(folder.resolve("a.snmprec")).doesNotExist();
        assertThat(Files.readString(folder.resolve("report.json")))
                .doesNotContain(SECRETS)
                .doesNotContain(simulation.address());
        Run plain = mirror("-o", path("a.snmprec"), "--resume");
        assertThat(plain.err()).contains("was begun with other options").hasLineCount(1);
        assertThat(folder.resolve("a.snmprec")).doesNotExist();
        Run resumed = mirror("-o", path("a.snmprec"), "--scrub", "network", "--resume");
        assertThat(resumed.err()).isEmpty();
        assertThat(oids("a.snmprec")).hasSize(14);
        givesNothingAway("a.snmprec");
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedBeforeAnythingIsWritten() throws IOException {
        String[] scrub = {"-o", path("x.snmprec"), "--scrub", "network"};
        refused("there is no key nowhere.key: make one", scrub, "--key-file", "nowhere.key");
        refused("a key for scrubbing has 16 octets or more", scrub, "--key", "short");
        String[] database = {"-o", path("x.mv.db"), "--scrub", "network"};
        refused("add --device", database);
        String[] hosts = {"-o", path("served"), "--scrub", "network"};
        String list = write("hosts", simulation.address());
        Run nameless =
                Run.of(
                        Stream.concat(
                                        Stream.of("mirror", "--hosts", list, "-c", "core"),
                                        Stream.of(hosts))
                                .toArray(String[]::new));
        assertThat(nameless.err()).contains("with --scrub every device needs a name");
        String[] none = {"-o", path("x.snmprec")};
        refused("a key is for --scrub", none, "--key-file", "nowhere.key");
        refused("'lots' is no profile", none, "--scrub", "lots");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .containsExactlyInAnyOrder(folder.resolve("served"), folder.resolve("hosts"));
        }
    }

    private void refused(String message, String[] options, String... further) {
        Run run =
                mirror(
                        Stream.concat(Stream.of(options), Stream.of(further))
                                .toArray(String[]::new));
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(2);
    }
}

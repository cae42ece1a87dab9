package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.testkit.ScriptedAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `sonde mirror` with devices of our own simulator.
@Timeout(60)
class MirrorCommandTest {

    @TempDir private Path folder;

    private String write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
        return file.toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private Simulation served() throws Exception {
        write("served/core.snmprec", "1.3.6.1.2.1.1.5.0|4|core", "1.3.6.1.2.1.17.1.2.0|2|8");
        write("served/core@10.snmprec", "1.3.6.1.2.1.1.5.0|4|core", "1.3.6.1.2.1.17.1.2.0|2|3");
        write("served/core@11.snmprec", "1.3.6.1.2.1.1.5.0|4|core", "1.3.6.1.2.1.17.1.2.0|2|4");
        write("served/edge.snmprec", "1.3.6.1.2.1.1.5.0|4|edge");
        return Simulation.of(path("served"));
    }

    @Test
    void aRecordingSaysWhatItIsOfWhenAndHowAndNoSecrets() throws Exception {
        try (Simulation simulation = served()) {
            String agent = simulation.address();
            Run run = Run.of("mirror", agent, "-c", "core", "-o", path("a.snmprec"));
            assertThat(run.err()).isEmpty();
            List<String> lines = Files.readAllLines(folder.resolve("a.snmprec"));
            assertThat(lines.getFirst())
                    .matches("# Mirrored from \\Q" + agent + "\\E with SNMPv2c, 20.*Z");
            assertThat(lines.subList(1, lines.size()))
                    .containsExactly("1.3.6.1.2.1.1.5.0|4|core", "1.3.6.1.2.1.17.1.2.0|2|8");
            Run.of(
                    "mirror",
                    agent,
                    "-c",
                    "core",
                    "-o",
                    path("b.snmprec"),
                    "--undated",
                    "--root",
                    "1.3.6.1.2.1.1",
                    "--exclude",
                    "1.3.6.1.2.1.1.9",
                    "--timing");
            assertThat(Files.readAllLines(folder.resolve("b.snmprec")))
                    .hasSize(5)
                    .startsWith(
                            "# Mirrored from " + agent + " with SNMPv2c",
                            "# Only 1.3.6.1.2.1.1",
                            "# Without 1.3.6.1.2.1.1.9")
                    .endsWith("1.3.6.1.2.1.1.5.0|4|core")
                    .anyMatch(line -> line.startsWith("# Timing of 1.3.6.1.2.1.1: median "));
        }
    }

    @Test
    void severalRootsAreTaken() throws Exception {
        try (Simulation simulation = served()) {
            Run run =
                    Run.of(
                            "mirror",
                            simulation.address(),
                            "-c",
                            "core",
                            "-o",
                            path("r.snmprec"),
                            "--root",
                            "1.3.6.1.2.1.1",
                            "--root",
                            "1.3.6.1.2.1.17");
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(Files.readAllLines(folder.resolve("r.snmprec")))
                    .contains("1.3.6.1.2.1.1.5.0|4|core", "1.3.6.1.2.1.17.1.2.0|2|8");
        }
    }

    @Test
    void contextsAndVlansAreTakenBesideTheDevice() throws Exception {
        try (Simulation simulation = served()) {
            Run run =
                    Run.of(
                            "mirror",
                            simulation.address(),
                            "-c",
                            "core",
                            "-o",
                            path("c.snmprec"),
                            "--vlans",
                            "10-11");
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(files()).containsExactly("c.snmprec", "c@10.snmprec", "c@11.snmprec");
            assertThat(Files.readAllLines(folder.resolve("c@10.snmprec")))
                    .endsWith("1.3.6.1.2.1.17.1.2.0|2|3");
        }
    }

    @Test
    void manyDevicesAreTakenAndOneThatFailsDoesNotStopTheOthers() throws Exception {
        try (Simulation simulation = served()) {
            String agent = simulation.address();
            String hosts =
                    write(
                            "hosts.yaml",
                            "# lab",
                            "- address: " + agent,
                            "  name: core",
                            "  community: core",
                            "- {address: '127.0.0.1:9', name: gone}",
                            "- address: " + agent,
                            "  name: edge");
            Files.createDirectory(folder.resolve("out"));
            Run run =
                    Run.of(
                            "mirror",
                            "--hosts",
                            hosts,
                            "-c",
                            "edge",
                            "-t",
                            "0.5",
                            "-r",
                            "0",
                            "-o",
                            path("out"),
                            "--report",
                            path("report.json"));
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("no answer from 127.0.0.1:9").hasLineCount(1);
            assertThat(run.lines())
                    .contains("3 devices: 2 whole, 0 in part, 1 not at all")
                    .anyMatch(line -> line.startsWith("2 objects of core in "))
                    .anyMatch(line -> line.startsWith("1 objects of edge in "));
            assertThat(folder.resolve("out").toFile().list())
                    .containsExactlyInAnyOrder("core.snmprec", "edge.snmprec");
            assertThat(Files.readString(folder.resolve("report.json")))
                    .contains("\"device\":\"core\"", "\"result\":\"whole\"", "\"objects\":2")
                    .contains("\"device\":\"gone\"", "\"result\":\"failed\"")
                    .contains("\"gaps\":[]", "\"timings\":[{\"subtree\":\"1.3.6.1.2.1.1\"");
        }
    }

    @Test
    void goingOnWithAListTakesNoRecordingAgainThatIsThere() throws Exception {
        try (Simulation simulation = served()) {
            String agent = simulation.address();
            String hosts = write("hosts.txt", agent + " core", agent + " edge", "[::1]:9 gone");
            write("out/core.snmprec", "# of an earlier run");
            String[] command = {
                "mirror", "--hosts", hosts, "-c", "core", "-t", "0.2", "-r", "0", "-o", path("out")
            };
            Run refused = Run.of(command);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains("core.snmprec exists; --force replaces it");
            Run run = Run.of(with(command, "--resume", "--report", path("report.json")));
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("sonde mirror: gone: no answer").hasLineCount(1);
            assertThat(run.lines())
                    .contains(
                            "core is in %s, which is there already"
                                    .formatted(path("out/core.snmprec")))
                    .contains("3 devices: 2 whole (1 of them before), 0 in part, 1 not at all")
                    .anyMatch(line -> line.startsWith("2 objects of edge in "));
            assertThat(Files.readAllLines(folder.resolve("out/core.snmprec")))
                    .containsExactly("# of an earlier run");
            assertThat(Files.readString(folder.resolve("report.json")))
                    .contains("\"result\":\"whole\",\"course\":\"earlier\"}");
            write("out/edge.snmprec.part", "#@mirror of something");
            Run replacing = Run.of(with(command, "--resume"));
            assertThat(replacing.exitCode()).isEqualTo(2);
            assertThat(replacing.err())
                    .contains("edge.snmprec exists, and edge.snmprec.part is to replace it")
                    .contains("add --force");
        }
    }

    private static String[] with(String[] command, String... further) {
        return Stream.concat(Stream.of(command), Stream.of(further)).toArray(String[]::new);
    }

    @Test
    void anUnknownHostDoesNotStopTheOthers() throws Exception {
        try (Simulation simulation = served()) {
            String hosts =
                    write("hosts.txt", "no.such.host.invalid x", simulation.address() + " core");
            Files.createDirectory(folder.resolve("out"));
            Run run = Run.of("mirror", "--hosts", hosts, "-c", "core", "-o", path("out"));
            assertThat(run.err())
                    .startsWith("sonde mirror: x: unknown host 'no.such.host.invalid'")
                    .hasLineCount(1);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.lines()).contains("2 devices: 1 whole, 0 in part, 1 not at all");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void anInterruptEndsAListAndBeginsNoFurtherDevice(String parallel) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedAgent silent =
                ScriptedAgent.start((_, _) -> {
                    asked.countDown();
                    return List.of();
                })) {
            String hosts =
                    write(
                            "hosts.txt",
                            IntStream.range(0, 6)
                                    .mapToObj(n -> silent.address() + " device-" + n)
                                    .toArray(String[]::new));
            Files.createDirectory(folder.resolve("out"));
            FutureTask<Run> task =
                    new FutureTask<>(() ->
                            Run.of(
                                    "mirror",
                                    "--hosts",
                                    hosts,
                                    "--parallel",
                                    parallel,
                                    "-t",
                                    "600",
                                    "-o",
                                    path("out")));
            Thread thread = Thread.ofPlatform().start(task);
            asked.await();
            thread.interrupt();
            Run run = task.get();
            int begun = Integer.parseInt(parallel);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains(
                            "interrupted before %d more were begun: go on with the same command and --resume"
                                    .formatted(6 - begun))
                    .hasLineCount(begun + 1);
            assertThat(run.lines()).contains("6 devices: 0 whole, 0 in part, 6 not at all");
            assertThat(silent.received()).isLessThanOrEqualTo(begun);
        }
    }

    @Test
    void aListOfHostsHoldsANameOrNone() throws Exception {
        try (Simulation simulation = served()) {
            String agent = simulation.address();
            String hosts = write("hosts.txt", "# lab", "", agent + "  # the core", agent + " two");
            Run run =
                    Run.of(
                            "mirror",
                            "--hosts",
                            hosts,
                            "-c",
                            "core",
                            "-o",
                            path("all.mv.db"),
                            "--verify");
            assertThat(run.err()).isEmpty();
            assertThat(run.lines())
                    .contains("2 devices: 2 whole, 0 in part, 0 not at all")
                    .contains(
                            "2 objects compared with two: 0 numbers have moved, 0 objects differ");
        }
        try (Simulation simulation = Simulation.of(path("all.mv.db"))) {
            assertThat(Run.of("walk", "-c", "two", simulation.address(), "1.3.6").lines())
                    .hasSize(2);
        }
    }

    @Test
    void aDatabaseKeepsSoManySnapshotsAsAsked() throws Exception {
        try (Simulation simulation = served()) {
            for (int i = 0; i < 4; i++) {
                Run run =
                        Run.of(
                                "mirror",
                                simulation.address(),
                                "-c",
                                "core",
                                "-o",
                                path("kept.mv.db"),
                                "--device",
                                "core",
                                "--keep",
                                "2");
                assertThat(run.err()).isEmpty();
            }
        }
        try (var database =
                dev.sonde.simulator.store.DeviceDatabase.open(folder.resolve("kept.mv.db"))) {
            assertThat(database.prune("core", 1)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    mirror -o a.snmprec | say which device to mirror: AGENT, or --hosts FILE
                    mirror AGENT --hosts h.txt -o a.snmprec | say which device to mirror: AGENT, or --hosts FILE
                    mirror AGENT -o a.snmprec --vlans 1,x | --vlans: '1,x' are no VLANs: numbers from 1 to 4094, such as 1,10,20-25
                    mirror AGENT -o a.snmprec --vlans 20-10 | --vlans: '20-10' are no VLANs
                    mirror AGENT -o a.snmprec --keep 2 | --keep is for a database
                    mirror AGENT -o a.mv.db --keep 0 | --keep is for a database, and keeps 1 snapshot or more
                    mirror AGENT -o a.snmprec --device x | --device names a device in a database (.mv.db); a recording is one: leave it out
                    mirror AGENT -o a.snmprec --parallel 2 | --parallel is how many devices of --hosts FILE are taken
                    mirror AGENT -o a.snmprec --interval 5 | --interval is the time between passes: add --passes 2
                    mirror AGENT -o a.txt | a.txt ends neither in .snmprec (a recording) nor in .mv.db (a database)
                    mirror AGENT -o nowhere/a.snmprec | cannot write nowhere/a.snmprec: there is no folder for it, make it as in mkdir -p
                    mirror AGENT -o nowhere/a.mv.db | cannot write nowhere/a.mv.db: there is no folder for it
                    mirror AGENT -o a.snmprec --report nowhere/r | cannot write nowhere/r: there is no folder for it
                    mirror AGENT -o a.snmprec --report . | cannot write .: it is a folder
                    mirror --hosts h.txt -o a.snmprec | with --hosts each device has a recording of its own: -o is a folder
                    mirror --hosts h.txt -o nowhere | nowhere is neither a folder nor a database (.mv.db): make it, as in mkdir nowhere
                    mirror --hosts h.txt -o a.mv.db --device x | --device names one device: with --hosts the list names each of them
                    mirror --hosts h.txt -o a.mv.db | there is no file h.txt
                    mirror AGENT -o a.snmprec --in-flight 0 | in flight may be 1 to 64, not 0
                    mirror AGENT -o a.snmprec --max-repetitions 0 | max-repetitions must be 1 to 1000, not 0
                    mirror AGENT -o a.snmprec --root 1.3.6 --root 1.3.6.1 | the root 1.3.6.1 lies below the root 1.3.6
                    mirror AGENT -o a.snmprec --root 1.3.6 --exclude 1.3 | excluding 1.3 leaves nothing of a root
                    mirror AGENT -o a.snmprec --passes 0 | there may be 1 to 100 passes, not 0
                    mirror AGENT -o a.snmprec --rate 0 | maxPerSecond must be 1 to 1000000, not 0
                    """)
    void whatMakesNoSenseIsRefused(String command, String message) {
        Run run = Run.of(command.replace("AGENT", "127.0.0.1:9").split(" "));
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void twoDevicesOfOneRecordingAreRefused() throws IOException {
        String hosts = write("hosts.txt", "192.0.2.1 a/b", "192.0.2.2 a:b");
        Run run = Run.of("mirror", "--hosts", hosts, "-o", folder.toString());
        assertThat(run.err())
                .contains("a/b and a:b would both be written to " + path("a_b.snmprec"))
                .contains("give one of them another name");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    hosts.txt  | 192.0.2.1 a b                         | hosts.txt:1: a line is ADDRESS [NAME]
                    hosts.txt  | # nothing                             | there is no device in
                    hosts.yml  | address: 192.0.2.1                    | hosts.yml:1: it is no list of devices
                    hosts.yml  | [{name: core}]                        | hosts.yml:1: a device has no address
                    hosts.yml  | [{address: a, colour: red}]           | hosts.yml:1: 'colour' is nothing of a device: address, name, community
                    hosts.yml  | [{address: [a]}]                      | hosts.yml:1: 'address' is one word
                    hosts.yml  | [{address: a, name: x}, {address: b, name: x}] | hosts.yml:1: there is a device 'x' already
                    """)
    void aListOfHostsWithAFaultIsRefusedWithItsPlace(String name, String content, String message)
            throws IOException {
        Run run = Run.of("mirror", "--hosts", write(name, content), "-o", path("x.mv.db"));
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.exitCode()).isNotZero();
        assertThat(files()).containsExactly(name);
    }
}

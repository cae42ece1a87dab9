package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SimulateAndMirrorTest {

    @TempDir private Path folder;

    private String write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
        return file.toString();
    }

    private static void failsWith(int exitCode, String message, String... args) {
        Run run = Run.of(args);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aFolderIsServedWithACommandToTryForEachDevice() throws Exception {
        write("public.snmprec", "1.3.6.1.2.1.1.5.0|4|first");
        write("lab/core.snmprec", "1.3.6.1.2.1.1.5.0|4|second", "1.3.6.1.2.1.1.6.0|4|Lab 3");
        try (Simulation simulation = Simulation.of(folder.toString())) {
            String address = simulation.address();
            assertThat(simulation.announcement())
                    .contains("Serving 2 devices on " + address)
                    .contains("walk -c lab/core " + address + "   # " + folder.resolve("lab/core"))
                    .contains("walk -c public " + address + "   # " + folder.resolve("public"));
            assertThat(Run.of("get", "-c", "lab/core", address, "1.3.6.1.2.1.1.5.0").out())
                    .isEqualTo(".1.3.6.1.2.1.1.5.0 = STRING: \"second\"\n");
            assertThat(Run.of("get", "-v1", address, "1.3.6.1.2.1.1.5.0").out())
                    .isEqualTo(".1.3.6.1.2.1.1.5.0 = STRING: \"first\"\n");
        }
    }

    @Test
    void whatIsWritableCanBeSetAndTheRestIsRefused() throws Exception {
        String file =
                write(
                        "device.snmprec",
                        "1.3.6.1.2.1.1.5.0|4:writecache|value=old",
                        "1.3.6.1.2.1.1.6.0|4|fixed");
        try (Simulation simulation = Simulation.of(file)) {
            String address = simulation.address();
            assertThat(
                            Run.of("set", "-c", "device", address, "1.3.6.1.2.1.1.5.0", "s", "new")
                                    .exitCode())
                    .isZero();
            assertThat(Run.of("get", "-c", "device", address, "1.3.6.1.2.1.1.5.0").out())
                    .contains("\"new\"");
            failsWith(
                    1,
                    "notWritable at 1.3.6.1.2.1.1.6.0",
                    "set",
                    "-c",
                    "device",
                    address,
                    "1.3.6.1.2.1.1.6.0",
                    "s",
                    "new");
        }
    }

    @Test
    void aBrokenLineIsNamedAndTheRestServed() throws Exception {
        String file = write("device.snmprec", "1.3.6.1|4|a", "1.3.6.x|4|b", "1.3.7.1|4|c");
        try (Simulation simulation = Simulation.of(file)) {
            assertThat(Run.of("walk", "-c", "device", simulation.address(), "1.3").lines())
                    .hasSize(2);
        }
        failsWith(1, "device.snmprec:2: ", "simulate", file, "--strict");
    }

    @Test
    void whatCannotBeServedIsOneSentence() throws IOException {
        failsWith(1, "there is no file or folder nowhere", "simulate", "nowhere");
        Files.createDirectory(folder.resolve("empty"));
        failsWith(
                1,
                "there is no recording (.snmprec, .snmpwalk, .sapwalk, .dump, .MVC, also with .gz or"
                        + " .bz2) in the folder",
                "simulate",
                folder.resolve("empty").toString());
        failsWith(
                1,
                "is neither a folder nor a recording",
                "simulate",
                write("device.txt", "1.3.6.1|4|a"));
        String device = write("device.snmprec", "1.3.6.1|4|a");
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            failsWith(1, address, "simulate", device, "--listen", address);
        }
        failsWith(
                1,
                "a device of this name",
                "simulate",
                device,
                write("other/device.snmprec", "1.3.6.1|4|a"));
    }

    @Test
    void aLabIsServedAndSecretCommunitiesAreShownNowhere() throws Exception {
        write("device.snmprec", "1.3.6.1.2.1.1.5.0|4|{n}");
        write("secret", "hush");
        String file =
                write(
                        "lab.yaml",
                        "devices:",
                        "- {name: 'sw-{n:02}', recording: device.snmprec, count: 30, set: {1.3.6.1.2.1.1.5.0: 'I am {n}'}}",
                        "- {name: own, recording: device.snmprec, addresses: '127.0.0.1:0'}",
                        "- {name: hidden, recording: device.snmprec, communities: 'file:secret'}");
        try (Simulation simulation =
                Simulation.of(file, "--latency", "1ms", "--loss", "0%", "--recorded-latency")) {
            assertThat(simulation.announcement())
                    .contains("Serving 32 devices on ", ", and at 1 more, SNMP")
                    .contains("walk -c COMMUNITY ")
                    .contains("and 12 more")
                    .doesNotContain("hush");
            assertThat(simulation.announcement().lines().count()).isLessThan(30);
            String address = simulation.address();
            assertThat(Run.of("get", "-c", "sw-30", address, "1.3.6.1.2.1.1.5.0").out())
                    .contains("\"I am 30\"");
            assertThat(Run.of("get", "-c", "hush", address, "1.3.6.1.2.1.1.5.0").exitCode())
                    .isZero();
        }
    }

    @Test
    void aUserTypedMayAskEveryDevice() throws Exception {
        String file = write("device.snmprec", "1.3.6.1.2.1.1.5.0|4|first");
        String[] user = {"-u", "ops", "-a", "SHA-256", "-A", "authphrase", "-X", "privphrase"};
        List<String> simulate = new ArrayList<>(List.of(file));
        simulate.addAll(List.of(user));
        try (Simulation simulation = Simulation.of(simulate.toArray(String[]::new))) {
            List<String> get = new ArrayList<>(List.of("get", "-v3", "-n", "device"));
            get.addAll(List.of(user));
            get.addAll(List.of(simulation.address(), "1.3.6.1.2.1.1.5.0"));
            assertThat(Run.of(get.toArray(String[]::new)).out()).contains("\"first\"");
        }
    }

    @Test
    void theAnnouncementSaysWhatAnswers() throws Exception {
        write("device.snmprec", "1.3.6.1.2.1.1.5.0|4|first");
        String device = folder.resolve("device.snmprec").toString();
        try (Simulation simulation = Simulation.of(device)) {
            assertThat(simulation.announcement()).contains(", SNMP v1 and v2c; Ctrl-C stops.");
        }
        try (Simulation simulation = Simulation.of(device, "-u", "ops")) {
            assertThat(simulation.announcement()).contains(", SNMP v1, v2c and v3; Ctrl-C stops.");
        }
        String old = write("old.yaml", "devices: [{recording: device.snmprec, versions: 1}]");
        try (Simulation simulation = Simulation.of(old)) {
            assertThat(simulation.announcement())
                    .contains(", SNMP v1; Ctrl-C stops.")
                    .contains("walk -v 1 -c device " + simulation.address())
                    .contains("snmpwalk -v1 -c device " + simulation.address());
        }
        String safe =
                write(
                        "safe.yaml",
                        "users: {ops: }",
                        "devices: [{recording: device.snmprec, versions: 3}]");
        try (Simulation simulation = Simulation.of(safe)) {
            assertThat(simulation.announcement())
                    .contains(", SNMP v3; Ctrl-C stops.")
                    .contains("walk -v 3 -u USER -n device " + simulation.address())
                    .doesNotContain("snmpwalk");
        }
    }

    @Test
    void theBootsFileCountsTheStartsOfOneEngine() throws Exception {
        String file = write("device.snmprec", "1.3.6.1.2.1.1.5.0|4|first");
        Path boots = folder.resolve("boots");
        List<String> counted = new ArrayList<>();
        for (int start = 0; start < 2; start++) {
            Simulation.of(file, "--boots-file", boots.toString()).close();
            counted.addAll(Files.readAllLines(boots).subList(1, 2));
        }
        String[] before = counted.getFirst().split(" ", 2);
        long next = Long.parseLong(before[1]) + 1;
        assertThat(counted.getLast()).isEqualTo(before[0] + " " + next);
    }

    @Test
    void recordingsRunWhatTheyAreAllowedTo() throws Exception {
        String file = write("device.snmprec", "1.3.6.1.2.1.1.5.0|4:subprocess|echo 1 && echo 2");
        String[] get = {"get", "-c", "device", "", "1.3.6.1.2.1.1.5.0"};
        try (Simulation simulation = Simulation.of(file, "--allow-subprocess")) {
            get[3] = simulation.address();
            assertThat(Run.of(get).out()).contains("\"1 && echo 2\"");
        }
        try (Simulation simulation = Simulation.of(file, "--allow-shell")) {
            get[3] = simulation.address();
            assertThat(Run.of(get).out()).contains("\"1").doesNotContain("&&");
        }
        try (Simulation simulation = Simulation.of(file)) {
            get[3] = simulation.address();
            assertThat(Run.of(get).out()).contains("No Such");
        }
    }

    @Test
    void everyProblemOfALabIsALine() throws IOException {
        String file = write("lab.yaml", "devices: [{recording: none.snmprec, fautls: {}}]", "x: 1");
        Run run = Run.of("simulate", file);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("sonde simulate: "))
                .anySatisfy(line -> assertThat(line).endsWith("did you mean faults?"));
    }

    @Test
    void aProbeTellsWhetherAnybodyAnswers() throws Exception {
        try (Simulation simulation =
                Simulation.of(write("device.snmprec", "1.3.6.1.2.1.1.5.0|4|first"))) {
            String address = simulation.address();
            assertThat(Run.of("probe", address)).isEqualTo(new Run(0, address + " answers\n", ""));
            assertThat(Run.of("probe", "-c", "device", address).exitCode()).isZero();
            Run silent = Run.of("probe", "-c", "nobody", "-t", "0.05", "-r", "0", address);
            assertThat(silent.exitCode()).isEqualTo(1);
            assertThat(silent.err()).startsWith("sonde probe: no answer from ");
        }
        assertThat(Run.of("probe", "-t", "0.05", "-r", "0", "127.0.0.1:9").exitCode()).isEqualTo(1);
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() throws IOException {
        String file = write("device.snmprec", "1.3.6.1|4|a");
        failsWith(2, "--loss: '2' is no share", "simulate", file, "--loss", "2");
        failsWith(2, "--latency: '5' is no time", "simulate", file, "--latency", "5");
        failsWith(2, "--jitter needs --latency", "simulate", file, "--jitter", "5ms");
        failsWith(2, "maxMessageSize must be", "simulate", file, "--max-message-size", "9");
        failsWith(
                1,
                "cannot write " + folder.resolve("no/ready") + ": there is no such folder",
                "simulate",
                file,
                "--listen",
                "127.0.0.1:0",
                "--ready-file",
                folder.resolve("no/ready").toString());
    }

    @Test
    void aMirrorRefusesWhatWouldLoseSomething() throws IOException {
        String file = write("there.snmprec", "1.3.6.1|4|a");
        failsWith(2, "there.snmprec exists; --force", "mirror", "127.0.0.1:9", "-o", file);
        failsWith(2, "ends neither in .snmprec", "mirror", "127.0.0.1:9", "-o", "x.txt");
        failsWith(
                2,
                "--device names a device in a database",
                "mirror",
                "127.0.0.1:9",
                "-o",
                "x.snmprec",
                "--device",
                "x");
        assertThat(Files.readString(Path.of(file))).isEqualTo("1.3.6.1|4|a\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new.snmprec", "new.mv.db"})
    void aMirrorOfNobodyBeginsNoFile(String name) {
        String file = folder.resolve(name).toString();
        failsWith(
                2,
                "no answer from 127.0.0.1:9 to GETNEXT 0.0 in 2 tries",
                "mirror",
                "127.0.0.1:9",
                "-t",
                "0.05",
                "-r",
                "1",
                "-o",
                file);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMirrorThatIsForcedReplacesTheFileAndADatabaseKeepsDevicesApart() throws Exception {
        String device = write("served/device.snmprec", "1.3.6.1.1|4|a", "1.3.6.1.2|65|7");
        String copy = write("copy.snmprec", "1.3.6.1|4|old");
        String database = folder.resolve("lab.mv.db").toString();
        try (Simulation simulation = Simulation.of(device)) {
            String agent = simulation.address();
            assertThat(Run.of("mirror", agent, "-c", "device", "-o", copy, "--force").exitCode())
                    .isZero();
            for (String name : List.of("one", "two")) {
                Run run = Run.of("mirror", agent, "-c", "device", "-o", database, "--device", name);
                assertThat(run.err()).isEmpty();
            }
        }
        assertThat(Files.readAllLines(Path.of(copy)))
                .endsWith("1.3.6.1.1|4|a", "1.3.6.1.2|65|7")
                .noneMatch(line -> line.contains("old"));
        try (Simulation simulation = Simulation.of(database)) {
            assertThat(Run.of("walk", "-c", "two", simulation.address(), "1.3.6").lines())
                    .containsExactly(".1.3.6.1.1 = STRING: \"a\"", ".1.3.6.1.2 = Counter32: 7");
        }
    }
}

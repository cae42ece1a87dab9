package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.testkit.ScriptedAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A process of `sonde mirror --scrub` that ends in the middle leaves nothing that is not scrubbed
/// but its private file, and is gone on with as if nothing had happened.
@Timeout(180)
class KilledScrubTest {

    private static final int COLUMNS = 4;
    private static final int ROWS = 15_000;
    private static final int OCTETS = 900_000;
    private static final String NAME = "zrh-core-7";

    @TempDir private Path folder;
    private final CountDownLatch isWritten = new CountDownLatch(1);
    private final DeviceScript device = new DeviceScript();
    private volatile boolean isSilent = true;
    private String key = "";

    @BeforeEach
    void device() throws IOException {
        key = Files.writeString(folder.resolve("lab.key"), "0123456789abcdef").toString();
        device.with("1.3.6.1.2.1.1.1.0", OctetString.of("Switch " + NAME))
                .with("1.3.6.1.2.1.1.5.0", OctetString.of(NAME))
                .with("1.3.6.1.2.1.4.20.1.1.10.77.131.9", IpAddress.of("10.77.131.9"))
                .with("1.3.6.1.4.1.32473.7.1.0", OctetString.of("backup of " + NAME));
        for (int column = 1; column <= COLUMNS; column++) {
            for (int row = 1; row <= ROWS; row++) {
                device.with("1.3.6.1.2.1.2.2.1." + column + "." + row, new Integer32(row));
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Silent from the moment that the private file has some octets, until it is told otherwise.
    private ScriptedAgent agent(Path partial) {
        return ScriptedAgent.start((request, count) -> {
            if (isSilent && size(partial) >= OCTETS) {
                isWritten.countDown();
            }
            return isSilent && isWritten.getCount() == 0
                    ? List.of()
                    : device.answer(request, count);
        });
    }

    private List<String> arguments(String address, Path file, String... further) {
        List<String> arguments = new ArrayList<>(List.of("mirror", address, "-c", "public"));
        arguments.addAll(List.of("-o", file.toString(), "--scrub", "network", "--key-file", key));
        arguments.addAll(List.of("--undated", "-t", "60", "--device", "lab"));
        if (!file.toString().endsWith(".mv.db")) {
            arguments.removeAll(List.of("--device", "lab"));
        }
        arguments.addAll(List.of(further));
        return arguments;
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static String octets(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static Run runs(List<String> arguments) {
        Run run = Run.of(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run;
    }

    @ParameterizedTest
    @CsvSource({"killed.snmprec, killed.snmprec.part", "killed.mv.db, killed.mv.db.lab.part"})
    void aKilledProcessLeavesAPrivateFileThatIsGoneOnWith(String name, String privateName)
            throws Exception {
        Path file = folder.resolve(name);
        Path partial = folder.resolve(privateName);
        Path whole = folder.resolve("whole.snmprec");
        try (ScriptedAgent agent = agent(partial)) {
            Process process = start(arguments(agent.address(), file));
            assertThat(isWritten.await(120, TimeUnit.SECONDS)).isTrue();
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("killed, not ended").isEqualTo(128 + 9);

            assertThat(octets(partial)).contains("|4|" + NAME + "\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(partial)))
                    .isEqualTo("rw-------");
            assertThat(file).doesNotExist();

            isSilent = false;
            runs(arguments(agent.address(), whole));
            int before = agent.received();
            runs(arguments(agent.address(), file, "--resume"));
            assertThat(agent.received() - before).as("requests").isLessThan(before * 19 / 20);
        }
        assertThat(partial).doesNotExist();
        assertThat(octets(file)).doesNotContain(NAME, "10.77.131.9");
        if (name.endsWith(".mv.db")) {
            Path read = folder.resolve("read.snmprec");
            runs(List.of("scrub", file.toString(), "-o", read.toString(), "--profile", "none"));
            assertThat(records(read)).isEqualTo(records(whole)).hasSize(COLUMNS * ROWS + 4);
        } else {
            assertThat(file).hasSameBinaryContentAs(whole);
            assertThat(records(file)).hasSize(COLUMNS * ROWS + 4);
        }
    }

    @Test
    void anInterruptWhileItIsScrubbedLeavesThePrivateFileThatIsGoneOnWith() throws Exception {
        isSilent = false;
        for (int row = 1; row <= ROWS; row++) {
            device.with("1.3.6.1.4.1.32473.8." + row, OctetString.of(row + " at 10.77.131.9"));
        }
        Path file = folder.resolve("ended.snmprec");
        Path ordered = folder.resolve("ended.snmprec.ordered");
        try (ScriptedAgent agent = ScriptedAgent.start(device)) {
            List<String> arguments = arguments(agent.address(), file);
            FutureTask<Run> task = new FutureTask<>(() -> Run.of(arguments.toArray(String[]::new)));
            Thread thread = Thread.ofPlatform().start(task);
            while (!Files.exists(ordered)) {
                assertThat(thread.isAlive()).isTrue();
                LockSupport.parkNanos(1_000_000);
            }
            thread.interrupt();
            Run run = task.get();
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err().lines())
                    .hasSize(2)
                    .first(STRING)
                    .startsWith("sonde mirror: interrupted while ")
                    .endsWith(" was scrubbed");
            assertThat(run.err()).contains(file + ".part is NOT scrubbed");
            assertThat(run.out()).contains(" in " + file + ".part,").doesNotContain("Serve it");
            assertThat(file).doesNotExist();
            assertThat(ordered).doesNotExist();
            runs(arguments(agent.address(), file, "--resume"));
        }
        assertThat(octets(file)).doesNotContain(NAME, "10.77.131.9");
    }

    private static List<String> records(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
    }
}

package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Counter32;
import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.ScriptedAgent;
import dev.sonde.testkit.Snmpd;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program as it is packed, in a process of its own.
@Timeout(60)
class ProgramIT {

    private static final String COLUMN = "1.3.6.1.2.1.2.2.1.10";

    private static Process start(String... args) throws IOException {
        return start(Map.of(), args);
    }

    private static Process start(Map<String, String> environment, String... args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", "target/sonde/sonde.jar"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static DeviceScript column(int rows) {
        DeviceScript device = new DeviceScript();
        for (int row = 1; row <= rows; row++) {
            device.with(COLUMN + "." + row, new Counter32(row));
        }
        return device;
    }

    private static String err(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void knowsItsVersion() throws Exception {
        Process process = start("--version");
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).matches("sonde \\d+\\.\\d+\\.\\S+ on Java .*");
        }
        assertThat(process.waitFor()).isZero();
    }

    @Test
    @NeedsNetSnmp
    void secretsComeOutOfTheEnvironment() throws Exception {
        try (Snmpd snmpd =
                Snmpd.start("createUser ops SHA authphrase AES privphrase", "rouser ops priv")) {
            Process process =
                    start(
                            Map.of("SONDE_AUTH", "authphrase", "SONDE_PRIV", "privphrase"),
                            "get",
                            "-v3",
                            "-uops",
                            "-Aenv:SONDE_AUTH",
                            "-X",
                            "env:SONDE_PRIV",
                            snmpd.address(),
                            "1.3.6.1.2.1.1.2.0");
            try (BufferedReader out = process.inputReader()) {
                assertThat(out.readLine()).startsWith(".1.3.6.1.2.1.1.2.0 = OID: ");
            }
            assertThat(err(process)).isEmpty();
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void aReadyFileIsThereAsLongAsASimulationAnswers(@TempDir Path folder) throws Exception {
        Path recording = folder.resolve("device.snmprec");
        Files.writeString(recording, "1.3.6.1.2.1.1.5.0|4|first\n");
        Path ready = folder.resolve("ready");
        Process process =
                start(
                        "simulate",
                        recording.toString(),
                        "--listen",
                        "127.0.0.1:0",
                        "--listen",
                        "127.0.0.2:0",
                        "--ready-file",
                        ready.toString());
        while (!Files.exists(ready)) {
            assertThat(process.isAlive()).isTrue();
            LockSupport.parkNanos(5_000_000);
        }
        List<String> addresses = Files.readAllLines(ready);
        assertThat(addresses).hasSize(2);
        for (String address : addresses) {
            Process probe = start("probe", address);
            assertThat(probe.waitFor()).isZero();
        }
        process.toHandle().destroy();
        assertThat(process.waitFor()).isEqualTo(128 + 15);
        assertThat(ready).doesNotExist();
        assertThat(err(process)).isEmpty();
    }

    @Test
    void aSignalEndsAWalkAfterWhatCame() throws Exception {
        DeviceScript device = column(5);
        CountDownLatch third = new CountDownLatch(3);
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, count) -> {
                    third.countDown();
                    return count < 3 ? device.answer(request, count) : List.of();
                })) {
            Process process = start("walk", "-t60", agent.address(), COLUMN);
            third.await();
            process.toHandle().destroy();
            try (BufferedReader out = process.inputReader()) {
                assertThat(out.lines())
                        .containsExactly(
                                "." + COLUMN + ".1 = Counter32: 1",
                                "." + COLUMN + ".2 = Counter32: 2");
            }
            assertThat(err(process)).startsWith("sonde walk: interrupted").hasLineCount(1);
            assertThat(process.waitFor()).isEqualTo(128 + 15);
        }
    }

    @Test
    void aReaderThatHasEnoughEndsAWalkQuietly() throws Exception {
        try (ScriptedAgent agent = ScriptedAgent.start(column(100_000))) {
            Process process = start("bulkwalk", "-Cr500", agent.address(), COLUMN);
            try (BufferedReader out = process.inputReader()) {
                assertThat(out.readLine()).isEqualTo("." + COLUMN + ".1 = Counter32: 1");
            }
            assertThat(err(process)).isEmpty();
            assertThat(process.waitFor()).isEqualTo(128 + 13);
        }
    }
}

package dev.sonde.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs net-snmp's commands, without MIBs and without anybody's configuration.
public final class NetSnmp {

    /// What a command left behind.
    public record Output(int exitCode, String stdout, String stderr) {

        /// The lines of stdout.
        public List<String> lines() {
            return stdout.lines().toList();
        }
    }

    private static final long TIMEOUT_SECONDS = 60;
    private static final List<Path> FOLDERS =
            List.of(
                    Path.of("/usr/bin"),
                    Path.of("/usr/sbin"),
                    Path.of("/usr/local/bin"),
                    Path.of("/usr/local/sbin"),
                    Path.of("/opt/homebrew/bin"),
                    Path.of("/opt/homebrew/sbin"));

    private NetSnmp() {}

    /// Whether the agent, the receiver of traps and the commands are there.
    public static boolean isInstalled() {
        return Stream.of("snmpd", "snmptrapd", "snmpget").allMatch(p -> find(p) != null);
    }

    private static @Nullable Path find(String program) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /// The full path of one of net-snmp's programs.
    ///
    /// @throws IllegalStateException if it is not installed.
    static Path path(String program) {
        Path path = find(program);
        if (path == null) {
            throw new IllegalStateException(program + " of net-snmp is not installed");
        }
        return path;
    }

    /// Runs `program`, for example `snmpget`, to its end; 60 seconds at most.
    public static Output run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(path(program).toString());
        command.addAll(List.of(arguments));
        try {
            Path stdout = Files.createTempFile("net-snmp", ".out");
            Path stderr = Files.createTempFile("net-snmp", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command);
                isolate(builder.environment());
                Process process =
                        builder.redirectOutput(stdout.toFile())
                                .redirectError(stderr.toFile())
                                .start();
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " did not end in " + TIMEOUT_SECONDS + " s");
                }
                return new Output(process.exitValue(), read(stdout), read(stderr));
            } finally {
                Files.delete(stdout);
                Files.delete(stderr);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    static void isolate(Map<String, String> environment) {
        environment.put("MIBS", "");
        environment.put("SNMPCONFPATH", "/nonexistent");
        environment.put("LC_ALL", "C");
    }
}

package dev.sonde.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints how long the whole of an agent takes to be written down: by snmpbulkwalk, by `sonde
/// mirror` into a recording and into a database, by snmpsim's recorder where it is installed, and
/// the first three once more with a round trip of 20 ms. Each time is that of a process, its start
/// included.
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        description = "Measures taking a device home, side by side with other programs.")
final class MirrorTable implements Runnable {

    private static final long ROUND_TRIP_MICROS = 20_000;
    private static final String COMMUNITY = "public";

    @Option(
            names = "--agent",
            paramLabel = "PORT",
            required = true,
            description = "Port of a v2c agent on 127.0.0.1, such as one with 100,000 objects.")
    private int port;

    @Option(names = "--rounds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    private final Path sonde = Path.of("sonde").toAbsolutePath();
    private Path folder = Path.of("");

    @Override
    public void run() {
        try (DelayRelay relay = DelayRelay.start(port, ROUND_TRIP_MICROS)) {
            folder = Files.createTempDirectory("mirror-benchmark");
            System.out.println("| | to the agent | with 20 ms of round trip |");
            System.out.println("|---|---|---|");
            row("the start of sonde alone", _ -> List.of(sonde.toString(), "--version"));
            both("snmpbulkwalk -Cr50", relay, this::snmpbulkwalk);
            both("sonde mirror, recording", relay, agent -> mirror(agent, "m.snmprec"));
            both("sonde mirror, database", relay, agent -> mirror(agent, "m.mv.db"));
            if (Files.isExecutable(Path.of("/usr/bin/snmprec"))) {
                row("snmpsim's recorder", this::snmpsim);
            }
        } catch (IOException e) {
            throw new CommandLine.ExecutionException(
                    new CommandLine(this), "the measurement failed: " + e.getMessage(), e);
        }
    }

    /// The command for an agent at a port.
    private interface Program {
        List<String> command(int agent);
    }

    private void row(String what, Program program) throws IOException {
        System.out.printf("| %s | %.2f s | |%n", what, median(program, port));
    }

    private void both(String what, DelayRelay relay, Program program) throws IOException {
        System.out.printf(
                "| %s | %.2f s | %.2f s |%n",
                what, median(program, port), median(program, relay.port()));
    }

    private double median(Program program, int agent) throws IOException {
        double[] seconds = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            Files.deleteIfExists(folder.resolve("m.mv.db"));
            seconds[i] = seconds(program.command(agent));
        }
        Arrays.sort(seconds);
        return seconds[rounds / 2];
    }

    private double seconds(List<String> command) throws IOException {
        long started = System.nanoTime();
        Process process =
                new ProcessBuilder(new ArrayList<>(command))
                        .directory(folder.toFile())
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(
                        command.getFirst() + ": " + Files.readString(folder.resolve("err")));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private List<String> snmpbulkwalk(int agent) {
        return List.of(
                "snmpbulkwalk", "-v2c", "-c", COMMUNITY, "-Cr50", "-On", address(agent), ".1");
    }

    private List<String> mirror(int agent, String file) {
        return List.of(
                sonde.toString(), "mirror", address(agent), "-c", COMMUNITY, "-o", file, "--force");
    }

    private List<String> snmpsim(int agent) {
        return List.of(
                "snmprec",
                "--agent-udpv4-endpoint=" + address(agent),
                "--protocol-version=2c",
                "--community=" + COMMUNITY,
                "--use-getbulk",
                "--output-file=snmpsim.snmprec");
    }

    private static String address(int agent) {
        return "127.0.0.1:" + agent;
    }
}

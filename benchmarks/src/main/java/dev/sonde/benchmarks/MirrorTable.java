package dev.sonde.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints how long the whole of an agent takes to be written down: by snmpbulkwalk, by `sonde
/// mirror` into a recording and into a database, by snmpsim's recorder where it is installed, and
/// the first three once more with a round trip of 20 ms. Each time is that of a process, its start
/// included. The programs take turns, so that what else the machine does falls on all of them.
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        description = "Measures taking a device home, side by side with other programs.")
final class MirrorTable implements Runnable {

    private static final long ROUND_TRIP_MICROS = 20_000;
    private static final String COMMUNITY = "public";
    private static final String WALK = "snmpbulkwalk -Cr50";
    private static final String TO_RECORDING = "sonde mirror, recording";
    private static final String TO_DATABASE = "sonde mirror, database";

    @Option(
            names = "--agent",
            paramLabel = "PORT",
            required = true,
            description = "Port of a v2c agent on 127.0.0.1, such as one with 100,000 objects.")
    private int port;

    @Option(names = "--rounds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--slow-rounds",
            defaultValue = "1",
            description = "Of the recorder, and of all with a round trip (${DEFAULT-VALUE}).")
    private int slowRounds;

    private final Path sonde = Path.of("sonde").toAbsolutePath();
    private Path folder = Path.of("");

    @Override
    public void run() {
        try (DelayRelay relay = DelayRelay.start(port, ROUND_TRIP_MICROS)) {
            folder = Files.createTempDirectory("mirror-benchmark");
            System.out.println("| | seconds | of snmpbulkwalk |");
            System.out.println("|---|---|---|");
            Map<String, List<String>> direct = programs(port);
            direct.put("the start of sonde alone", List.of(sonde.toString(), "--version"));
            print("", medians(direct, rounds));
            if (Files.isExecutable(Path.of("/usr/bin/snmprec"))) {
                print("", medians(Map.of("snmpsim's recorder", snmpsim(port)), slowRounds));
            }
            print(", 20 ms of round trip", medians(programs(relay.port()), slowRounds));
        } catch (IOException e) {
            throw new CommandLine.ExecutionException(
                    new CommandLine(this), "the measurement failed: " + e.getMessage(), e);
        }
    }

    private Map<String, List<String>> programs(int agent) {
        Map<String, List<String>> programs = new LinkedHashMap<>();
        programs.put(WALK, snmpbulkwalk(agent));
        programs.put(TO_RECORDING, mirror(agent, "m.snmprec"));
        programs.put(TO_DATABASE, mirror(agent, "m.mv.db"));
        return programs;
    }

    private void print(String condition, Map<String, Double> seconds) {
        Double walk = seconds.get(WALK);
        seconds.forEach((program, time) ->
                System.out.printf(
                        "| %s%s | %.2f | %s |%n",
                        program,
                        condition,
                        time,
                        walk == null ? "" : "%.2f".formatted(time / walk)));
    }

    private Map<String, Double> medians(Map<String, List<String>> programs, int rounds)
            throws IOException {
        Map<String, double[]> seconds = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, List<String>> program : programs.entrySet()) {
                Files.deleteIfExists(folder.resolve("m.mv.db"));
                double[] times = seconds.computeIfAbsent(program.getKey(), _ -> new double[rounds]);
                times[round] = seconds(program.getValue());
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        seconds.forEach((program, times) -> {
            Arrays.sort(times);
            medians.put(program, times[rounds / 2]);
        });
        return medians;
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

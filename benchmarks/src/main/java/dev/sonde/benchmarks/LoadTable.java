package dev.sonde.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints how many GETs and walked varbinds per second each client does, at what cost, side by
/// side.
///
/// The machine's speed drifts, so the clients take turns, round by round, each in a process of its
/// own; those of this room stay warm. Medians are printed, and their ratios to the first client's.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Compares SNMP clients under load against one agent on 127.0.0.1.")
final class LoadTable implements Runnable {

    @Option(
            names = "--agent",
            paramLabel = "PORT",
            description =
                    "Port of an agent on 127.0.0.1 that serves 1.3.6.1.2.1.2.2.1.C.R for community"
                            + " public. Default: our own simulator in a process of its own.")
    private int agentPort;

    @Option(
            names = "--v3-agent",
            paramLabel = "PORT",
            description =
                    "Port of an agent on 127.0.0.1 with the user bench, SHA authpass12, AES"
                            + " privpass12. Default: no v3 rows.")
    private int v3Port;

    @Option(
            names = "--peers",
            paramLabel = "FOLDER",
            description =
                    "Where other clients' load programs are: gob (gosnmp), netsnmp and netsnmpv3"
                            + " (net-snmp's C library).")
    private @Nullable Path peers;

    @Option(names = "--rounds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "2",
            description = "Length of a round. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "3",
            description = "Rounds not counted. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--work",
            split = ",",
            paramLabel = "KIND:CALLERS",
            defaultValue = "get:100,get:1000,get:1,walk:100,v3get:100",
            description = "Kinds: get, walk, v3get. Default: ${DEFAULT-VALUE}.")
    private List<String> works = List.of();

    @Option(
            names = "--contenders",
            split = ",",
            defaultValue = "sonde,snmp4j",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<String> contenders = List.of();

    @Override
    public void run() {
        try {
            if (agentPort > 0) {
                compare(agentPort);
            } else {
                try (WorkerProcess agent = WorkerProcess.start(TableAgent.class)) {
                    compare(Integer.parseInt(agent.readLine()));
                }
            }
        } catch (IOException e) {
            throw new CommandLine.ExecutionException(
                    new CommandLine(this), "the comparison failed: " + e.getMessage(), e);
        }
    }

    private void compare(int port) throws IOException {
        List<Competitor> competitors = new ArrayList<>();
        try {
            for (String contender : contenders) {
                competitors.add(Competitor.Worker.start(contender, port, v3Port));
            }
            competitors.addAll(programs(port));
            System.out.printf(
                    "%-6s %7s  %-11s %12s %11s %9s %8s %8s%n",
                    "work",
                    "callers",
                    "client",
                    "per second",
                    "CPU µs",
                    "bytes",
                    "× rate",
                    "× CPU");
            for (String work : works) {
                String[] parts = work.split(":", -1);
                if (v3Port > 0 || !parts[0].startsWith("v3")) {
                    compare(new Work(parts[0], Integer.parseInt(parts[1])), competitors);
                }
            }
        } finally {
            competitors.forEach(Competitor::close);
        }
    }

    private List<Competitor> programs(int port) {
        List<Competitor> programs = new ArrayList<>();
        if (peers != null) {
            Path gosnmp = peers.resolve("gob");
            Path netSnmp = peers.resolve("netsnmp");
            if (Files.isExecutable(gosnmp)) {
                programs.add(new Competitor.Program("gosnmp", gosnmp, gosnmp, true, port, v3Port));
            }
            if (Files.isExecutable(netSnmp)) {
                Path v3 = peers.resolve("netsnmpv3");
                programs.add(
                        new Competitor.Program("net-snmp C", netSnmp, v3, false, port, v3Port));
            }
        }
        return programs;
    }

    private void compare(Work work, List<Competitor> competitors) throws IOException {
        SequencedMap<String, List<Measurement>> measured = new LinkedHashMap<>();
        for (int round = -warmUp; round < rounds; round++) {
            for (Competitor competitor : competitors) {
                if (round < 0 && competitor instanceof Competitor.Program) {
                    continue;
                }
                Optional<Measurement> measurement = competitor.measure(work, seconds);
                if (round >= 0 && measurement.isPresent()) {
                    measured.computeIfAbsent(competitor.name(), _ -> new ArrayList<>())
                            .add(measurement.get());
                }
            }
        }
        print(work, measured);
    }

    private static void print(Work work, SequencedMap<String, List<Measurement>> measured) {
        List<Measurement> yardstick = measured.firstEntry().getValue();
        double rate = Measurement.median(yardstick, Measurement::perSecond);
        double cpu = Measurement.median(yardstick, Measurement::cpuMicros);
        measured.forEach((name, rounds) -> {
            long failures = rounds.stream().mapToLong(Measurement::failures).sum();
            double bytes = Measurement.median(rounds, Measurement::bytes);
            System.out.printf(
                    "%-6s %7d  %-11s %,12.0f %11.2f %9s %8.2f %8.2f%s%n",
                    work.name(),
                    work.callers(),
                    name,
                    Measurement.median(rounds, Measurement::perSecond),
                    Measurement.median(rounds, Measurement::cpuMicros),
                    bytes == 0 ? "" : "%,.0f".formatted(bytes),
                    Measurement.median(rounds, Measurement::perSecond) / rate,
                    Measurement.median(rounds, Measurement::cpuMicros) / cpu,
                    failures == 0 ? "" : "  " + failures + " failures");
        });
    }
}

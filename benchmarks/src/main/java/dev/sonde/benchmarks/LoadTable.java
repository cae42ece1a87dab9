package dev.sonde.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints how many GETs and walked varbinds per second each client does, at what cost, side by
/// side.
///
/// The machine's speed drifts, so the contenders take turns, round by round, each in a process of
/// its own that stays warm; medians are printed, and the ratio to the last contender.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Compares SNMP clients under load against one agent on 127.0.0.1.")
final class LoadTable implements Runnable {

    static final String OBJECT = "1.3.6.1.2.1.2.2.1.3.5";
    static final String TABLE = "1.3.6.1.2.1.2.2.1";
    static final String SYS_DESCR = "1.3.6.1.2.1.1.1.0";
    static final int MAX_REPETITIONS = 50;

    static final String USER = "bench";
    static final String AUTH_PASSWORD = "authpass12";
    static final String PRIV_PASSWORD = "privpass12";

    private record Work(String name, String unit, int callers) {}

    private record Row(Work work, String contender) {}

    @Option(
            names = "--agent",
            paramLabel = "PORT",
            description =
                    "Port of an agent on 127.0.0.1 that serves 1.3.6.1.2.1.2.2.1.C.R for community"
                            + " public; default: our own simulator in a process of its own.")
    private int agentPort;

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
            names = "--contenders",
            split = ",",
            defaultValue = "sonde,snmp4j",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<String> contenders = List.of();

    public static void main(String[] args) {
        System.exit(new CommandLine(new LoadTable()).execute(args));
    }

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
            throw new IllegalStateException(e);
        }
    }

    private void compare(int port) throws IOException {
        SequencedMap<String, WorkerProcess> workers = new LinkedHashMap<>();
        try {
            for (String contender : contenders) {
                workers.put(
                        contender,
                        WorkerProcess.start(LoadWorker.class, contender, Integer.toString(port)));
            }
            List<Work> works =
                    List.of(
                            new Work("get", "GETs", 100),
                            new Work("get", "GETs", 1000),
                            new Work("walk", "varbinds", 100));
            System.out.printf(
                    "%-6s %8s  %-10s %12s %12s %10s %10s %9s%n",
                    "work",
                    "callers",
                    "client",
                    "per second",
                    "CPU µs each",
                    "bytes each",
                    "× rate",
                    "× CPU");
            for (Work work : works) {
                print(work, measure(work, workers));
            }
        } finally {
            workers.values().forEach(WorkerProcess::close);
        }
    }

    private SequencedMap<Row, List<Measurement>> measure(
            Work work, Map<String, WorkerProcess> workers) throws IOException {
        SequencedMap<Row, List<Measurement>> measured = new LinkedHashMap<>();
        for (int round = -warmUp; round < rounds; round++) {
            System.err.printf(
                    "\r%s, %d callers: round %d of %d ",
                    work.name(), work.callers(), Math.max(round + 1, 0), rounds);
            for (Map.Entry<String, WorkerProcess> worker : workers.entrySet()) {
                String answer =
                        worker.getValue().ask(work.name() + " " + work.callers() + " " + seconds);
                if (round >= 0) {
                    measured.computeIfAbsent(new Row(work, worker.getKey()), _ -> new ArrayList<>())
                            .add(Measurement.parse(answer));
                }
            }
        }
        System.err.print("\r" + " ".repeat(50) + "\r");
        return measured;
    }

    private static void print(Work work, SequencedMap<Row, List<Measurement>> measured) {
        List<Measurement> yardstick = measured.lastEntry().getValue();
        double rate = Measurement.median(yardstick, Measurement::perSecond);
        double cpu = Measurement.median(yardstick, Measurement::cpuMicros);
        measured.forEach((row, rounds) -> {
            long failures = rounds.stream().mapToLong(Measurement::failures).sum();
            System.out.printf(
                    "%-6s %8d  %-10s %,12.0f %12.2f %,10.0f %10.2f %9.2f%s%n",
                    work.name(),
                    work.callers(),
                    row.contender(),
                    Measurement.median(rounds, Measurement::perSecond),
                    Measurement.median(rounds, Measurement::cpuMicros),
                    Measurement.median(rounds, Measurement::bytes),
                    Measurement.median(rounds, Measurement::perSecond) / rate,
                    Measurement.median(rounds, Measurement::cpuMicros) / cpu,
                    failures == 0 ? "" : "  " + failures + " failures");
        });
    }
}

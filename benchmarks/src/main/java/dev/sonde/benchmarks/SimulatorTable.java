package dev.sonde.benchmarks;

import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.StoreWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints how many GETs and walked varbinds per second the simulator answers, from memory and from
/// a database, beside net-snmp's snmpd and snmpsim where they are installed.
///
/// The agents take turns, round by round, each in a process of its own that stays warm.
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        description = "Compares simulators and agents under load on 127.0.0.1.")
final class SimulatorTable implements Runnable {

    private static final Path SNMPD = Path.of("/usr/sbin/snmpd");
    private static final Path SNMPSIM = Path.of("/usr/bin/snmpsimd");

    @Option(names = "--rounds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "2",
            description = "Length of a round. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "4",
            description = "Rounds not counted. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--callers",
            defaultValue = "100",
            description = "GETs in flight. Default: ${DEFAULT-VALUE}.")
    private int callers;

    @Option(
            names = "--floor",
            paramLabel = "PROGRAM",
            description =
                    "A load generator to ask GETs with, called with CALLERS SECONDS PORT 1, that"
                            + " prints \"… OPERATIONS ops/s …\". Default: our own sessions.")
    private @Nullable Path floor;

    @Override
    public void run() {
        List<ServerProcess> agents = new ArrayList<>();
        try {
            Path folder = Files.createTempDirectory("sonde-benchmark");
            // snmpsim does not run as root; as whom it runs must read here and write its index.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            start(agents, folder);
            try (AgentLoad load = new AgentLoad(callers, floor)) {
                print(measure(agents, load));
            }
        } catch (IOException | InterruptedException e) {
            throw new CommandLine.ExecutionException(
                    new CommandLine(this), "the comparison failed: " + e.getMessage(), e);
        } finally {
            agents.forEach(ServerProcess::close);
        }
    }

    private static void start(List<ServerProcess> agents, Path folder) throws IOException {
        Path recordings = Files.createDirectory(folder.resolve("recordings"));
        Recording table = TableAgent.recording();
        Path recording = recordings.resolve(Workload.COMMUNITY + ".snmprec");
        try (StoreWriter writer = SnmprecFormat.writer(recording, List.of())) {
            List<VarBind> objects = new ArrayList<>();
            table.forEach(objects::add);
            writer.write(objects);
            writer.complete();
        }
        Path file = folder.resolve("table.mv.db");
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            database.write(Workload.COMMUNITY, table, _ -> false);
        }
        agents.add(sonde("sonde", recordings, folder));
        agents.add(sonde("sonde, H2", file, folder));
        if (Files.isExecutable(SNMPD)) {
            agents.add(snmpd(folder));
        }
        if (Files.isExecutable(SNMPSIM)) {
            agents.add(snmpsim(recordings, folder));
        }
    }

    static ServerProcess sonde(String name, Path devices, Path folder) throws IOException {
        int port = ServerProcess.freePort();
        return ServerProcess.start(
                name,
                port,
                folder.resolve(name.replace(", ", "-") + ".log"),
                List.of(
                        "./sonde",
                        "simulate",
                        devices.toString(),
                        "--listen",
                        "127.0.0.1:" + port));
    }

    private static ServerProcess snmpd(Path folder) throws IOException {
        int port = ServerProcess.freePort();
        Path configuration = folder.resolve("snmpd.conf");
        Files.writeString(configuration, "rocommunity public 127.0.0.1\n");
        return ServerProcess.start(
                "snmpd",
                port,
                folder.resolve("snmpd.log"),
                List.of(
                        SNMPD.toString(),
                        "-f",
                        "-C",
                        "-c",
                        configuration.toString(),
                        "udp:127.0.0.1:" + port));
    }

    private static ServerProcess snmpsim(Path recordings, Path folder) throws IOException {
        int port = ServerProcess.freePort();
        return ServerProcess.start(
                "snmpsim",
                port,
                folder.resolve("snmpsim.log"),
                List.of(
                        SNMPSIM.toString(),
                        "--data-dir=" + recordings,
                        "--cache-dir=" + folder,
                        "--logging-method=null",
                        "--process-user=nobody",
                        "--process-group=nogroup",
                        "--agent-udpv4-endpoint=127.0.0.1:" + port));
    }

    private SequencedMap<String, List<Measurement>> measure(
            List<ServerProcess> agents, AgentLoad load) throws IOException, InterruptedException {
        SequencedMap<String, List<Measurement>> measured = new LinkedHashMap<>();
        for (ServerProcess agent : agents) {
            load.awaitAnswer(agent);
        }
        for (int round = -warmUp; round < rounds; round++) {
            for (ServerProcess agent : agents) {
                Measurement gets = load.gets(agent, seconds);
                Measurement walks = load.walks(agent, seconds);
                if (round >= 0) {
                    record(measured, "get   " + agent.name(), gets);
                    record(measured, "walk  " + agent.name(), walks);
                }
            }
        }
        return measured;
    }

    private static void record(
            SequencedMap<String, List<Measurement>> measured, String row, Measurement figure) {
        measured.computeIfAbsent(row, _ -> new ArrayList<>()).add(figure);
    }

    private static void print(SequencedMap<String, List<Measurement>> measured) {
        System.out.printf("%-18s %12s %11s %8s%n", "work", "per second", "CPU µs", "× rate");
        for (String work : List.of("get", "walk")) {
            double yardstick =
                    Measurement.median(
                            measured.getOrDefault("%-5s sonde".formatted(work), List.of()),
                            Measurement::perSecond);
            measured.forEach((row, figures) -> {
                if (row.startsWith(work)) {
                    double rate = Measurement.median(figures, Measurement::perSecond);
                    long failures = figures.stream().mapToLong(Measurement::failures).sum();
                    System.out.printf(
                            "%-18s %,12.0f %11.2f %8.3f%s%n",
                            row,
                            rate,
                            Measurement.median(figures, Measurement::cpuMicros),
                            rate / yardstick,
                            failures == 0 ? "" : "  " + failures + " failures");
                }
            });
        }
    }
}

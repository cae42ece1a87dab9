package dev.sonde.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sonde.client.Community;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The same load for any agent, with the agent's processor time taken: GETs of one object by our
/// own sessions, and walks by net-snmp's snmpbulkwalk.
final class AgentLoad implements AutoCloseable {

    private static final Oid OBJECT = Oid.of(Workload.SYS_DESCR);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SnmpEngine engine;
    private final int callers;

    private final @Nullable Path program;

    /// @param program asks the GETs if there is one, else our own sessions do.
    AgentLoad(int callers, @Nullable Path program) {
        this.callers = callers;
        this.program = program;
        this.engine = SnmpEngine.builder().maxInFlightPerAgent(callers).open();
    }

    private Session session(ServerProcess agent) {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), agent.port());
        return engine.session(
                Target.of(address, new Community(Workload.COMMUNITY))
                        .withTimeout(Duration.ofSeconds(1))
                        .withRetries(1));
    }

    /// Returns when the agent answers for the first time.
    void awaitAnswer(ServerProcess agent) throws IOException {
        Session session = session(agent).clone(t -> t.withTimeout(Duration.ofMillis(20)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && agent.isAlive()) {
            try {
                session.get(OBJECT);
                return;
            } catch (SnmpException e) {
                // not yet
            }
        }
        throw new IOException(agent.name() + " does not answer");
    }

    Measurement gets(ServerProcess agent, double seconds) throws IOException, InterruptedException {
        return program == null ? getsBySessions(agent, seconds) : gets(program, agent, seconds);
    }

    private Measurement gets(Path program, ServerProcess agent, double seconds)
            throws IOException, InterruptedException {
        double cpu = agent.cpuSeconds();
        long started = System.nanoTime();
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                Integer.toString(callers),
                                Long.toString(Math.max(1, Math.round(seconds))),
                                Integer.toString(agent.port()),
                                "1")
                        .start();
        String printed = new String(process.getInputStream().readAllBytes(), US_ASCII);
        Matcher rate = Pattern.compile("(\\d+) ops/s").matcher(printed);
        if (process.waitFor() != 0 || !rate.find()) {
            throw new IOException(program + " printed no rate: " + printed.strip());
        }
        double elapsed = (System.nanoTime() - started) / 1e9;
        long answered = Math.round(Long.parseLong(rate.group(1)) * elapsed);
        return new Measurement(answered, elapsed, agent.cpuSeconds() - cpu, 0, 0);
    }

    private Measurement getsBySessions(ServerProcess agent, double seconds) throws IOException {
        Session session = session(agent);
        LongAdder answered = new LongAdder();
        LongAdder failed = new LongAdder();
        double cpu = agent.cpuSeconds();
        long started = System.nanoTime();
        long end = started + (long) (seconds * 1e9);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                executor.execute(() -> {
                    while (System.nanoTime() < end) {
                        (get(session) ? answered : failed).increment();
                    }
                });
            }
        }
        double elapsed = (System.nanoTime() - started) / 1e9;
        return new Measurement(answered.sum(), elapsed, agent.cpuSeconds() - cpu, 0, failed.sum());
    }

    private static boolean get(Session session) {
        try {
            return session.get(OBJECT).value().isPresent();
        } catch (SnmpException e) {
            return false;
        }
    }

    /// Walks again and again until the time is up, once at least.
    Measurement walks(ServerProcess agent, double seconds)
            throws IOException, InterruptedException {
        double cpu = agent.cpuSeconds();
        long started = System.nanoTime();
        long end = started + (long) (seconds * 1e9);
        long varBinds = 0;
        do {
            varBinds += walk(agent);
        } while (System.nanoTime() < end);
        double elapsed = (System.nanoTime() - started) / 1e9;
        return new Measurement(varBinds, elapsed, agent.cpuSeconds() - cpu, 0, 0);
    }

    private static long walk(ServerProcess agent) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        "snmpbulkwalk",
                                        "-v2c",
                                        "-c",
                                        Workload.COMMUNITY,
                                        "-Cr" + Workload.MAX_REPETITIONS,
                                        "-On",
                                        "-t10",
                                        "127.0.0.1:" + agent.port(),
                                        "1.3.6.1.2.1"))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var lines = process.inputReader().lines()) {
            long count = lines.count();
            if (process.waitFor() != 0) {
                throw new IOException("snmpbulkwalk failed at " + agent.name());
            }
            return count;
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}

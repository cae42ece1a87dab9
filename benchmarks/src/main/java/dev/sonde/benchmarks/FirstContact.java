package dev.sonde.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.sonde.client.AuthProtocol;
import dev.sonde.client.Oid;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints the processor time of the first v3 GET from many agents with one password: discovery,
/// keys and all, in a JVM that is cold. The agents are ports that relay to one real agent.
@Command(
        name = "first-contact",
        mixinStandardHelpOptions = true,
        description = "Measures the first contact with many SNMPv3 engines.")
final class FirstContact implements Runnable {

    @Option(
            names = "--v3-agent",
            paramLabel = "PORT",
            required = true,
            description =
                    "Port of an agent on 127.0.0.1 with the user bench, SHA authpass12, AES"
                            + " privpass12.")
    private int v3Port;

    @Option(names = "--engines", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
    private int engines;

    @Override
    public void run() {
        try (WorkerProcess relay =
                        WorkerProcess.start(
                                Relay.class, Integer.toString(v3Port), Integer.toString(engines));
                SnmpEngine engine = SnmpEngine.builder().open()) {
            List<Session> sessions = new ArrayList<>();
            for (String port : relay.readLine().split(" ", -1)) {
                sessions.add(session(engine, Integer.parseInt(port)));
            }
            measure(sessions);
            System.out.println(engine.statistics());
        } catch (IOException e) {
            throw new CommandLine.ExecutionException(
                    new CommandLine(this), "the relay failed: " + e.getMessage(), e);
        }
    }

    private static Session session(SnmpEngine engine, int port) {
        return engine.session(
                Target.of(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                                new UsmUser(Workload.USER)
                                        .withAuth(AuthProtocol.SHA_1, Workload.AUTH_PASSWORD)
                                        .withPriv(PrivProtocol.AES_128, Workload.PRIV_PASSWORD))
                        .withTimeout(Duration.ofSeconds(5)));
    }

    private static void measure(List<Session> sessions) {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Oid oid = Oid.of(Workload.SYS_DESCR);
        long cpu = system.getProcessCpuTime();
        long started = System.nanoTime();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> answers = new ArrayList<>();
            sessions.forEach(session -> answers.add(executor.submit(() -> session.get(oid))));
            for (Future<?> answer : answers) {
                answer.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a first contact failed: " + e.getMessage(), e);
        }
        System.out.printf(
                "first contact with %,d v3 engines: %.2f CPU-s, %.2f s%n",
                sessions.size(),
                (system.getProcessCpuTime() - cpu) / 1e9,
                (System.nanoTime() - started) / 1e9);
    }
}

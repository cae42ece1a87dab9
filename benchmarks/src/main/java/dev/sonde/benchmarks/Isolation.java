package dev.sonde.benchmarks;

import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpException;
import dev.sonde.simulator.Device;
import dev.sonde.simulator.Fault;
import dev.sonde.simulator.Simulator;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints how long the GETs of one device take, while another on the same socket answers at once
/// and while it is half a second late, in turn.
@Command(
        name = "isolation",
        mixinStandardHelpOptions = true,
        description = "Measures whether a slow device delays another.")
final class Isolation implements Runnable {

    private static final Oid OBJECT = Oid.of(Workload.SYS_DESCR);
    private static final int CALLERS = 50;

    @Option(names = "--rounds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--gets", defaultValue = "20000", description = "Default: ${DEFAULT-VALUE}.")
    private int gets;

    @Override
    public void run() {
        try (Simulator simulator =
                        Simulator.builder()
                                .device("fast", TableAgent.recording())
                                .device("slow", TableAgent.recording())
                                .requestLog(0)
                                .start();
                SnmpEngine engine = SnmpEngine.builder().maxInFlightPerAgent(1000).open()) {
            Device slow = simulator.device("slow");
            measure("warm-up", simulator, engine);
            for (int round = 0; round < rounds; round++) {
                slow.fault();
                measure("the other at once", simulator, engine);
                slow.fault(Fault.latency(Duration.ofMillis(500)));
                measure("the other 500 ms late", simulator, engine);
            }
        } catch (IOException | InterruptedException e) {
            throw new CommandLine.ExecutionException(
                    new CommandLine(this), "the measurement failed: " + e.getMessage(), e);
        }
    }

    private void measure(String name, Simulator simulator, SnmpEngine engine)
            throws InterruptedException {
        AtomicBoolean running = new AtomicBoolean(true);
        Session slow = engine.session(simulator.device("slow").target());
        Session fast = engine.session(simulator.device("fast").target());
        long[] nanos = new long[gets];
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                executor.execute(() -> askSlowly(slow, running));
            }
            for (int i = 0; i < gets; i++) {
                long started = System.nanoTime();
                fast.get(OBJECT);
                nanos[i] = System.nanoTime() - started;
            }
            running.set(false);
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-22s p50 %6.1f µs   p99 %6.1f µs%n",
                name, nanos[gets / 2] / 1e3, nanos[gets - gets / 100] / 1e3);
    }

    /// A GET every half second from each caller, whatever the device does.
    private static void askSlowly(Session session, AtomicBoolean running) {
        while (running.get()) {
            try {
                long started = System.nanoTime();
                session.get(OBJECT);
                long left = 500_000_000 - (System.nanoTime() - started);
                Thread.sleep(Duration.ofNanos(Math.max(left, 0)));
            } catch (SnmpException | InterruptedException e) {
                return;
            }
        }
    }
}

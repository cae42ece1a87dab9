package dev.sonde.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/// A process of its own for one contender, so that CPU and allocation are counted for it alone and
/// each is measured warm, in turn with the others.
///
/// Arguments: contender and port of the agent. Then a line on stdin per measurement, `get|walk
/// CALLERS SECONDS`, is answered with a line on stdout: operations, seconds, CPU seconds, bytes
/// allocated, failures.
final class LoadWorker {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Contender contender;
    private final LongAdder operations = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile boolean running;

    private LoadWorker(Contender contender) {
        this.contender = contender;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int v3Port = Integer.parseInt(args[2]);
        try (Contender contender =
                        Contender.open(args[0], local(Integer.parseInt(args[1])), local(v3Port));
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            LoadWorker worker = new LoadWorker(contender);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", -1);
                System.out.println(
                        worker.measure(
                                switch (words[0]) {
                                    case "walk" -> worker::walkOn;
                                    case "v3get" -> () -> worker.getOn(contender::v3get);
                                    default -> () -> worker.getOn(contender::get);
                                },
                                Integer.parseInt(words[1]),
                                Double.parseDouble(words[2])));
            }
        }
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private Measurement measure(Runnable caller, int callers, double seconds)
            throws InterruptedException {
        operations.reset();
        failures.reset();
        running = true;
        long cpu = SYSTEM.getProcessCpuTime();
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        long started = System.nanoTime();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                executor.execute(caller);
            }
            Thread.sleep((long) (seconds * 1000));
            running = false;
        }
        double elapsed = (System.nanoTime() - started) / 1e9;
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        return new Measurement(
                operations.sum(),
                elapsed,
                cpuSeconds,
                THREADS.getTotalThreadAllocatedBytes() - allocated,
                failures.sum());
    }

    private void getOn(BooleanSupplier get) {
        while (running) {
            (get.getAsBoolean() ? operations : failures).increment();
        }
    }

    private void walkOn() {
        while (running) {
            int varBinds = contender.walk();
            if (varBinds < 0) {
                failures.increment();
            } else {
                operations.add(varBinds);
            }
        }
    }
}

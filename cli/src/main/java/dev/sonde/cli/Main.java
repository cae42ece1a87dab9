package dev.sonde.cli;

import dev.sonde.cli.output.LineOutput;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ExitCode;

/// Where the process starts and ends.
///
/// A signal that ends the process interrupts the command first, so that it can say what it has and
/// close what it holds.
public final class Main {

    private static final int SECONDS_TO_END = 5;

    private Main() {}

    public static void main(String[] args) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread command = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(command, ended), "sonde-end"));
        int exitCode = run(args);
        ended.countDown();
        System.exit(exitCode);
    }

    private static int run(String... args) {
        try {
            return SondeCommand.execute(
                    LineOutput.standard(), writer(System.out), writer(System.err), args);
        } catch (Error e) {
            System.err.println("sonde: " + Failures.fault(e));
            return ExitCode.SOFTWARE;
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static void end(Thread command, CountDownLatch ended) {
        if (ended.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            if (!ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                System.err.println("sonde: did not end in " + SECONDS_TO_END + " s, stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.sonde.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A client in a process of its own that takes its turn in a comparison.
interface Competitor extends AutoCloseable {

    String name();

    /// Does `work` for `seconds`; empty if it cannot do that kind.
    Optional<Measurement> measure(Work work, double seconds) throws IOException;

    @Override
    void close();

    /// One of this room's contenders, kept warm in a JVM.
    record Worker(String name, WorkerProcess process) implements Competitor {

        static Worker start(String name, int port, int v3Port) throws IOException {
            return new Worker(
                    name,
                    WorkerProcess.start(
                            LoadWorker.class,
                            name,
                            Integer.toString(port),
                            Integer.toString(v3Port)));
        }

        @Override
        public Optional<Measurement> measure(Work work, double seconds) throws IOException {
            String answer = process.ask(work.name() + " " + work.callers() + " " + seconds);
            return answer.isEmpty() ? Optional.empty() : Optional.of(Measurement.parse(answer));
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /// Another project's client: a program that is run anew each time and prints lines with `N
    /// ops/s cpu N us/op`, of which the median counts.
    record Program(String name, Path file, Path v3File, boolean takesKind, int port, int v3Port)
            implements Competitor {

        private static final Pattern RESULT =
                Pattern.compile("([0-9.]+) ops/s\\s+cpu ([0-9.]+) us/op(?:\\s+fails (\\d+))?");

        @Override
        public Optional<Measurement> measure(Work work, double seconds) throws IOException {
            boolean v3 = work.name().startsWith("v3");
            if (work.name().equals("walk") && !takesKind) {
                return Optional.empty();
            }
            List<String> command = new ArrayList<>();
            command.add((v3 ? v3File : file).toString());
            if (takesKind) {
                command.add(v3 ? "get" : work.name());
            }
            command.add(Integer.toString(work.callers()));
            command.add(Integer.toString((int) Math.ceil(seconds)));
            command.add(Integer.toString(v3 ? v3Port : port));
            if (v3 && takesKind) {
                command.add("v3");
            }
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            List<Measurement> rounds = new ArrayList<>();
            process.inputReader().lines().forEach(line -> parse(line).ifPresent(rounds::add));
            rounds.sort((a, b) -> Double.compare(a.perSecond(), b.perSecond()));
            return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() / 2));
        }

        private static Optional<Measurement> parse(String line) {
            Matcher matcher = RESULT.matcher(line);
            if (!matcher.find()) {
                return Optional.empty();
            }
            double perSecond = Double.parseDouble(matcher.group(1));
            double cpuMicros = Double.parseDouble(matcher.group(2));
            long failures = matcher.group(3) == null ? 0 : Long.parseLong(matcher.group(3));
            return Optional.of(
                    new Measurement((long) perSecond, 1, cpuMicros * perSecond / 1e6, 0, failures));
        }

        @Override
        public void close() {
            // Each run has ended by itself.
        }
    }
}

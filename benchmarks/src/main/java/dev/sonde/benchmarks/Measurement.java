package dev.sonde.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What one contender did in one round.
///
/// @param operations GETs answered, or varbinds walked.
/// @param seconds wall time.
/// @param cpuSeconds processor time of the contender's process, all threads.
/// @param allocatedBytes what its threads allocated.
/// @param failures calls that failed; more than a few make the round worthless.
record Measurement(
        long operations, double seconds, double cpuSeconds, long allocatedBytes, long failures) {

    static Measurement parse(String line) {
        String[] words = line.split(" ", -1);
        return new Measurement(
                Long.parseLong(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]));
    }

    @Override
    public String toString() {
        return "%d %.6f %.6f %d %d"
                .formatted(operations, seconds, cpuSeconds, allocatedBytes, failures);
    }

    double perSecond() {
        return operations / seconds;
    }

    double cpuMicros() {
        return cpuSeconds * 1e6 / operations;
    }

    double bytes() {
        return (double) allocatedBytes / operations;
    }

    static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
    }
}

package dev.sonde.simulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Numbers that are allowed, as an SMI module writes them: `0..255`, `1..10|20`, `-5..5`.
public final class Ranges {

    /// Every number.
    public static final Ranges ANY = new Ranges(List.of());

    private static final Pattern RANGE =
            Pattern.compile("\\s*(-?\\d{1,18})\\s*(?:\\.\\.\\s*(-?\\d{1,18})\\s*)?");

    private record Range(long from, long to) {}

    /// None allows everything.
    private final List<Range> ranges;

    private Ranges(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /// The ranges that `text` lists between bars.
    ///
    /// @throws IllegalArgumentException if it lists none.
    public static Ranges parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split("\\|", -1)) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                throw new IllegalArgumentException(
                        "'%s' is no range: write 0..255, or 1..10|20".formatted(text));
            }
            long from = Long.parseLong(range.group(1));
            long to = range.group(2) == null ? from : Long.parseLong(range.group(2));
            if (to < from) {
                throw new IllegalArgumentException(
                        "'%s' is no range: %d is below %d".formatted(text, to, from));
            }
            ranges.add(new Range(from, to));
        }
        return new Ranges(ranges);
    }

    /// `from` to `to`, both included.
    public static Ranges of(long from, long to) {
        return parse(from + ".." + to);
    }

    /// Exactly these numbers.
    ///
    /// @throws IllegalArgumentException if there is none.
    public static Ranges ofNumbers(long... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("a list of values needs one at least");
        }
        return new Ranges(LongStream.of(numbers).mapToObj(n -> new Range(n, n)).toList());
    }

    /// Whether `number` is allowed.
    public boolean contains(long number) {
        return ranges.isEmpty()
                || ranges.stream().anyMatch(r -> r.from <= number && number <= r.to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ranges that && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /// As [#parse(String)] reads it; empty where everything is allowed.
    @Override
    public String toString() {
        return ranges.stream()
                .map(r -> r.from == r.to ? r.from + "" : r.from + ".." + r.to)
                .collect(Collectors.joining("|"));
    }
}

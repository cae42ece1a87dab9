package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How fast a device answered for one subtree.
///
/// @param subtree about the size of a table.
/// @param requests how many requests were answered.
/// @param objects how many objects they brought.
/// @param median the response time that half of them did not exceed.
/// @param p95 the response time that 95 of 100 did not exceed.
public record SubtreeTiming(
        Oid subtree, long requests, long objects, Duration median, Duration p95) {

    private static final String SUBJECT = "Timing of ";
    private static final String MILLIS = "(\\d{1,9}(?:\\.\\d{1,6})?) ms";
    private static final Pattern REMARK =
            Pattern.compile(
                    "Timing of (\\d+(?:\\.\\d+)*): median %s, p95 %s, (\\d{1,15}) requests, (\\d{1,15}) objects"
                            .formatted(MILLIS, MILLIS));

    /// Whether `remark` is about a timing, as [#of(String)] reads it or not.
    static boolean isMeant(String remark) {
        return remark.startsWith(SUBJECT);
    }

    /// The timing that [#remark()] wrote; empty if that is no such remark.
    public static Optional<SubtreeTiming> of(String remark) {
        Matcher words = REMARK.matcher(remark);
        if (!words.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SubtreeTiming(
                            Oid.of(words.group(1)),
                            Long.parseLong(words.group(4)),
                            Long.parseLong(words.group(5)),
                            millis(words.group(2)),
                            millis(words.group(3))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Duration millis(String text) {
        return Duration.ofNanos(Math.round(Double.parseDouble(text) * 1e6));
    }

    /// The same of another subtree.
    public SubtreeTiming withSubtree(Oid subtree) {
        return new SubtreeTiming(subtree, requests, objects, median, p95);
    }

    /// What a recording says of it in a comment, for people and for [#of(String)].
    public String remark() {
        return SUBJECT + this;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: median %.3f ms, p95 %.3f ms, %d requests, %d objects",
                subtree,
                median.toNanos() / 1e6,
                p95.toNanos() / 1e6,
                requests,
                objects);
    }
}

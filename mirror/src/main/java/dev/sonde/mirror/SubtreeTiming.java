package dev.sonde.mirror;

import dev.sonde.client.Oid;
import java.time.Duration;

/// How fast a device answered for one subtree.
///
/// @param subtree about the size of a table.
/// @param requests how many requests were answered.
/// @param objects how many objects they brought.
/// @param median the response time that half of them did not exceed.
/// @param p95 the response time that 95 of 100 did not exceed.
public record SubtreeTiming(
        Oid subtree, long requests, long objects, Duration median, Duration p95) {

    /// As in the comments of a recording.
    @Override
    public String toString() {
        return "%s: median %.1f ms, p95 %.1f ms, %d requests, %d objects"
                .formatted(subtree, median.toNanos() / 1e6, p95.toNanos() / 1e6, requests, objects);
    }
}

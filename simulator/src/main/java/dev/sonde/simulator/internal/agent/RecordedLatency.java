package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Oid;
import dev.sonde.simulator.recording.SubtreeTiming;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How late a device answered when it was recorded, subtree by subtree; not at all as long as that
/// is not known. Thread-safe.
final class RecordedLatency {

    private volatile NavigableMap<Oid, SubtreeTiming> timings = Collections.emptyNavigableMap();

    /// Takes what a recording, now that it is read, says of it.
    void learn(List<SubtreeTiming> recorded) {
        NavigableMap<Oid, SubtreeTiming> bySubtree = new TreeMap<>();
        recorded.forEach(timing -> bySubtree.put(timing.subtree(), timing));
        timings = bySubtree;
    }

    /// How late an answer about `oid` came.
    ///
    /// @param share where it is among all answers, from 0 for the fastest to 1: in twenty there is
    ///   a slow one.
    Duration of(Oid oid, double share) {
        NavigableMap<Oid, SubtreeTiming> known = timings;
        if (known.isEmpty()) {
            return Duration.ZERO;
        }
        // What has no timing of its own came with answers about what is before it.
        var timing = known.floorEntry(oid);
        SubtreeTiming taken = (timing == null ? known.firstEntry() : timing).getValue();
        return share < 0.95 ? taken.median() : taken.p95();
    }
}

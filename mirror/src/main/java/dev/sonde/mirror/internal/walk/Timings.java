package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Oid;
import dev.sonde.simulator.recording.SubtreeTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How long the agent has taken, subtree by subtree. Thread-safe.
public final class Timings {

    /// Response times of one subtree, from two microseconds up to an hour, in buckets that grow by
    /// a sixteenth of a power of two.
    private static final class Timing {

        private static final int LEAST_BITS = 11;
        private static final int FINE = 4;
        private final int[] buckets = new int[(42 - LEAST_BITS) << FINE];
        private long requests;
        private long objects;
        private long nanos;

        synchronized void add(long nanos, int objects) {
            long counted = Math.max(1L << LEAST_BITS, nanos);
            int bits = 63 - Long.numberOfLeadingZeros(counted);
            int within = (int) (counted >>> (bits - FINE)) & ((1 << FINE) - 1);
            buckets[Math.min(buckets.length - 1, ((bits - LEAST_BITS) << FINE) + within)]++;
            this.requests++;
            this.objects += objects;
            this.nanos += nanos;
        }

        /// Whether this is more than it may be.
        synchronized boolean exceeds(long mostNanos, long mostObjects) {
            return nanos > mostNanos || objects > mostObjects;
        }

        synchronized SubtreeTiming timing(Oid subtree) {
            return new SubtreeTiming(subtree, requests, objects, quantile(0.5), quantile(0.95));
        }

        private Duration quantile(double share) {
            long left = (long) Math.ceil(share * requests);
            int bucket = -1;
            while (left > 0) {
                bucket++;
                left -= buckets[bucket];
            }
            long sixteenths = (1L << FINE) + (bucket & ((1 << FINE) - 1)) + 1;
            long upper = sixteenths << ((bucket >>> FINE) + LEAST_BITS - FINE);
            return Duration.ofNanos(upper);
        }
    }

    private final Map<Oid, Timing> timings = new ConcurrentHashMap<>();

    void add(Oid subtree, long nanos, int objects) {
        timings.computeIfAbsent(subtree, _ -> new Timing()).add(nanos, objects);
    }

    boolean exceeds(Oid subtree, Duration mostTime, long mostObjects) {
        Timing timing = timings.get(subtree);
        return timing != null && timing.exceeds(mostTime.toNanos(), mostObjects);
    }

    /// All of them in the order of the subtrees.
    public List<SubtreeTiming> all() {
        List<SubtreeTiming> all = new ArrayList<>();
        timings.forEach((subtree, timing) -> all.add(timing.timing(subtree)));
        all.sort(Comparator.comparing(SubtreeTiming::subtree));
        return all;
    }
}

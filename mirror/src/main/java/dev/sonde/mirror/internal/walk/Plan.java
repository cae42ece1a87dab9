package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Oid;
import dev.sonde.mirror.internal.archive.Archive;
import dev.sonde.mirror.internal.archive.Span;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which parts of the tree are being read, and which wait for a walker. A walker without work takes
/// the far part of another's range.
///
/// Where two ranges meet, what the one found behind its end must be what the other found first. If
/// it is not, the agent's order cannot be trusted there, or rows have come and gone: then one
/// walker reads across the seam.
///
/// Thread-safe. The lock is held while the archive buffers a line, never across a request.
final class Plan {

    /// So many attempts to part a range may find nothing before they become rare.
    private static final int FREE_SPLITS = 8;

    private final Archive archive;
    private final Queue<Range> waiting = new ArrayDeque<>();
    private final Set<Range> active = new LinkedHashSet<>();
    private int nextId;
    private int idle;
    private boolean stopped;

    Plan(Archive archive) {
        this.archive = archive;
        this.nextId = archive.lastId() + 1;
    }

    /// Goes on with a range that an earlier run has left.
    synchronized void resume(Span span) {
        waiting.add(new Range(span.id(), span.root(), span.after(), span.upTo(), false));
    }

    /// Has what lies below `root` and after `after` read, too.
    synchronized Range add(Oid root, Oid after) throws IOException {
        return add(root, after, null, false);
    }

    /// Has `root` read again, and what was read of it taken away.
    ///
    /// @param isRetracting whether that is known by the names that it has in the archive.
    synchronized void reread(Oid root, boolean isRetracting) throws IOException {
        Range range = add(root, root);
        if (isRetracting) {
            archive.retract(range.span());
        }
    }

    private Range add(Oid root, Oid after, @Nullable Oid upTo, boolean isBridge)
            throws IOException {
        Range range = new Range(nextId++, root, after, upTo, isBridge);
        archive.add(range.span(), List.of());
        waiting.add(range);
        notifyAll();
        return range;
    }

    /// The next range to be read, after a wait if need be; null when all is read, or stopped.
    synchronized @Nullable Range take() throws IOException, InterruptedException {
        while (!stopped) {
            Range range = waiting.poll();
            if (range == null) {
                range = split();
            }
            if (range != null) {
                active.add(range);
                return range;
            }
            if (active.isEmpty()) {
                break;
            }
            idle++;
            wait();
            idle--;
        }
        notifyAll();
        return null;
    }

    private @Nullable Range split() throws IOException {
        Range victim = null;
        SplitPoint point = null;
        for (Range range : active) {
            if (range.isSplittable && !range.isBridge && range.requests >= range.splitAfter) {
                SplitPoint candidate = SplitPoint.of(range);
                if (candidate != null && (point == null || candidate.level() < point.level())) {
                    victim = range;
                    point = candidate;
                }
            }
        }
        return victim == null || point == null ? null : split(victim, point.oid());
    }

    private Range split(Range victim, Oid point) throws IOException {
        Range far = new Range(nextId++, victim.root, point, victim.upTo, false);
        // In the archive before the end of the other one moves: no crash can lose it.
        archive.add(far.span(), List.of());
        far.left = victim;
        far.right = victim.right;
        if (victim.right != null) {
            victim.right.left = far;
        }
        victim.right = far;
        victim.upTo = point;
        victim.splitAfter = victim.requests + 1;
        return far;
    }

    /// The end of `range` as it is now.
    synchronized @Nullable Oid upTo(Range range) {
        return range.upTo;
    }

    /// What `range` is, read up to `after`.
    synchronized Span span(Range range, Oid after) {
        return new Span(range.id, range.root, after, range.upTo, false);
    }

    /// The first that the agent answered for `range`; null if there is nothing.
    synchronized void began(Range range, @Nullable Oid first) throws IOException {
        range.first = new Range.Answer(first);
        if (range.left != null) {
            compareSeam(range.left, range);
        }
    }

    /// `range` is read up to `after`.
    ///
    /// @param splittable whether another walker may take a part of what is left.
    synchronized void moved(Range range, Oid after, int objects, boolean splittable) {
        range.after = after;
        range.requests++;
        range.objects += objects;
        range.isSplittable = splittable;
        if (idle > 0) {
            notifyAll();
        }
    }

    /// All of `range` is read.
    ///
    /// @param beyond what the agent showed behind its end; null if that was not asked.
    synchronized void ended(Range range, Range.@Nullable Answer beyond) throws IOException {
        archive.add(range.done(), List.of());
        active.remove(range);
        range.beyond = beyond;
        Range left = range.left;
        if (left != null && range.objects == 0) {
            left.emptySplits++;
            int excess = left.emptySplits - FREE_SPLITS;
            left.splitAfter = excess <= 0 ? 0 : left.requests + (1L << Math.min(excess, 10));
        } else if (left != null) {
            left.emptySplits = 0;
        }
        if (range.right != null) {
            compareSeam(range, range.right);
        }
        notifyAll();
    }

    private void compareSeam(Range left, Range right) throws IOException {
        Range.Answer beyond = left.beyond;
        Range.Answer first = right.first;
        if (beyond == null || first == null || beyond.oid() == null || beyond.equals(first)) {
            return;
        }
        Oid root = left.root;
        if (first.oid() != null) {
            Oid behind = Subtrees.common(left.after, beyond.oid());
            Oid between = Subtrees.common(beyond.oid(), first.oid());
            root = behind.length() > between.length() ? behind : between;
        }
        left.right = null;
        right.left = null;
        add(root, left.after, first.oid() == null ? right.upTo : null, true);
    }

    /// Has all walkers end as soon as they can.
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}

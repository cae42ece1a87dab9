package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Oid;
import org.jspecify.annotations.Nullable;

/// Where a range could be cut in two.
///
/// @param oid the last OID of the part that comes first.
/// @param level at which arc it differs from where the walker is; the lower, the larger the part
///   that comes second may be.
record SplitPoint(Oid oid, int level) {

    private static final long SHORTEST_STEP = 200;
    private static final long MAX_ARC = 0xFFFF_FFFFL;

    /// The point as high in the tree as there is one: before the next group, the next table, the
    /// next column, or in the middle of the rows. What turns out to hold nothing behind it has
    /// moved the end of the range, so that the next attempt is made further down.
    static @Nullable SplitPoint of(Range range) {
        Oid at = range.after;
        for (int level = range.root.length(); level < at.length(); level++) {
            long arc = arc(range, at, level);
            Oid oid = arc < 0 ? null : Subtrees.withArc(at, level, arc);
            if (oid != null && (range.upTo == null || oid.compareTo(range.upTo) < 0)) {
                return new SplitPoint(oid, level);
            }
        }
        return null;
    }

    private static long arc(Range range, Oid at, int level) {
        long lower = at.arc(level);
        Oid end = range.upTo;
        if (end != null && end.length() > level && Subtrees.prefix(at, level).isPrefixOf(end)) {
            long upper = end.arc(level);
            return upper - lower < 2 ? -1 : lower + (upper - lower) / 2;
        }
        if (level < at.length() - 1) {
            return lower + 1;
        }
        // Among the rows: as many again as there were.
        return Math.min(MAX_ARC, lower + Math.max(SHORTEST_STEP, range.objects));
    }
}

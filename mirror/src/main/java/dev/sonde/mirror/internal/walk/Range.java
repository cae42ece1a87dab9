package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Oid;
import dev.sonde.mirror.internal.archive.Span;
import org.jspecify.annotations.Nullable;

/// A part of the tree that one walker reads: below `root`, after the cursor, up to an end that
/// moves closer when another walker takes the part behind. All of it is guarded by its [Plan].
final class Range {

    /// What the agent answered first, or where it led in the end: an OID, or nothing more.
    record Answer(@Nullable Oid oid) {}

    final int id;
    final Oid root;

    /// Whether it closes a seam, and is not to be parted again.
    final boolean isBridge;

    Oid after;
    @Nullable Oid upTo;
    long requests;
    long objects;

    /// Whether a part of it may be given to another walker now.
    boolean isSplittable;

    int emptySplits;
    long splitAfter;
    @Nullable Range left;
    @Nullable Range right;
    @Nullable Answer first;
    @Nullable Answer beyond;

    Range(int id, Oid root, Oid after, @Nullable Oid upTo, boolean isBridge) {
        this.id = id;
        this.root = root;
        this.after = after;
        this.upTo = upTo;
        this.isBridge = isBridge;
    }

    Span span() {
        return new Span(id, root, after, upTo, false);
    }

    Span done() {
        return new Span(id, root, after, upTo, true);
    }
}

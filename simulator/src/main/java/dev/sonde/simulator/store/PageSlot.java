package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import org.jspecify.annotations.Nullable;

/// A page as it was between two changes, in memory or not. What a change writes gets slots of its
/// own, so that whoever began to read before goes on with what was there before.
final class PageSlot {

    private static final int UNKNOWN = -1;

    private final Oid first;
    private final int size;
    private final @Nullable Oid last;

    /// Set and taken away by the [PageCache].
    private volatile @Nullable Page cached;

    /// Set before the row is written over or deleted, when it cannot be read again.
    private volatile @Nullable Page kept;

    private volatile boolean isUsed;

    private PageSlot(Oid first, int size, @Nullable Oid last) {
        this.first = first;
        this.size = size;
        this.last = last;
    }

    /// Of a row of which only that is known.
    static PageSlot ofRow(Oid first) {
        return new PageSlot(first, UNKNOWN, null);
    }

    static PageSlot of(Page page) {
        return new PageSlot(page.first(), page.size(), page.last());
    }

    Oid first() {
        return first;
    }

    /// How many objects it has, or a negative number if that is not known.
    int size() {
        return size;
    }

    /// Whether it is known that `oid` is behind all of a page that has enough objects.
    boolean isFullBefore(Oid oid) {
        return last != null && isFull(size) && last.compareTo(oid) < 0;
    }

    static boolean isFull(int size) {
        return size >= Page.MOST_OBJECTS / 2;
    }

    /// The page, if it is in memory.
    @Nullable Page page() {
        Page page = cached;
        if (page == null) {
            return kept;
        }
        // Written only where it changes something, because all readers share it.
        if (!isUsed) {
            isUsed = true;
        }
        return page;
    }

    /// What was kept of it, which counts before what was read of its row.
    @Nullable Page kept() {
        return kept;
    }

    void keep(Page page) {
        kept = page;
    }

    void cache(@Nullable Page page) {
        cached = page;
    }

    /// Whether it was read since this was last asked.
    boolean wasUsed() {
        boolean was = isUsed;
        isUsed = false;
        return was;
    }
}

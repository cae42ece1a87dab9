package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// Which pages a change of a snapshot takes away, and which it writes.
final class PagePlan {

    /// Reads a page, in the transaction of the change.
    interface Loading {
        Page page(PageSlot slot) throws SQLException;
    }

    private final Directory before;
    private final BinaryOperator<StoredObject> onto;
    private final Loading loading;
    private final @Nullable Instant seen;
    private final List<PageSlot> slots = new ArrayList<>();
    private final List<PageSlot> replaced = new ArrayList<>();
    private final List<Page> written = new ArrayList<>();
    private final List<PageSlot> writtenSlots = new ArrayList<>();

    private PagePlan(
            Directory before,
            BinaryOperator<StoredObject> onto,
            Loading loading,
            @Nullable Instant seen) {
        this.before = before;
        this.onto = onto;
        this.loading = loading;
        this.seen = seen;
    }

    /// The change that these objects make.
    ///
    /// @param onto what becomes of an object that was there and one that comes.
    /// @param seen when these objects were read, about; null if they were when the others of their
    ///   pages were.
    static PagePlan of(
            Directory before,
            NavigableMap<Oid, StoredObject> objects,
            BinaryOperator<StoredObject> onto,
            Loading loading,
            @Nullable Instant seen)
            throws SQLException {
        PagePlan plan = new PagePlan(before, onto, loading, seen);
        int at = 0;
        Oid from = objects.isEmpty() ? Oid.of("") : objects.firstKey();
        NavigableMap<Oid, StoredObject> left = objects;
        while (!left.isEmpty()) {
            // What comes before all pages may have room in the first.
            int index = Math.max(0, before.find(from));
            plan.slots.addAll(
                    before.slots()
                            .subList(Math.min(at, before.size()), Math.min(index, before.size())));
            boolean isLast = index + 1 >= before.size();
            Oid end = isLast ? from : before.slots().get(index + 1).first();
            plan.change(index, isLast ? left : left.headMap(end, false));
            at = index + 1;
            left = isLast ? new TreeMap<>() : left.tailMap(end, true);
            from = left.isEmpty() ? from : left.firstKey();
        }
        plan.slots.addAll(before.slots().subList(Math.min(at, before.size()), before.size()));
        return plan;
    }

    /// The change that takes away all objects below `root`.
    static PagePlan without(Directory before, Oid root, Loading loading) throws SQLException {
        PagePlan plan = new PagePlan(before, (there, _) -> there, loading, null);
        List<PageSlot> slots = before.slots();
        for (int i = 0; i < slots.size(); i++) {
            PageSlot slot = slots.get(i);
            Oid first = slot.first();
            Oid next = i + 1 < slots.size() ? slots.get(i + 1).first() : null;
            boolean isBefore = next != null && next.compareTo(root) <= 0;
            boolean isBehind = first.compareTo(root) > 0 && !root.isPrefixOf(first);
            if (isBefore || isBehind) {
                plan.slots.add(slot);
            } else if (next != null && root.isPrefixOf(first) && root.isPrefixOf(next)) {
                // Nothing of it stays, so nobody has to know what is in it.
                plan.replaced.add(slot);
            } else {
                plan.cut(slot, root);
            }
        }
        return plan;
    }

    private void cut(PageSlot slot, Oid root) throws SQLException {
        Page page = loading.page(slot);
        List<StoredObject> left =
                page.objects().stream().filter(object -> !root.isPrefixOf(object.oid())).toList();
        if (left.size() == page.size()) {
            slots.add(slot);
        } else {
            slot.keep(page);
            replaced.add(slot);
            write(left, page.seen());
        }
    }

    /// Adds to the page at `index`, or behind it.
    private void change(int index, NavigableMap<Oid, StoredObject> objects) throws SQLException {
        if (index >= before.size()) {
            write(new ArrayList<>(objects.values()), seenNow());
            return;
        }
        PageSlot slot = before.slots().get(index);
        Oid first = objects.firstKey();
        Page page = slot.isFullBefore(first) ? null : loading.page(slot);
        boolean isBehind =
                page == null || (PageSlot.isFull(page.size()) && page.last().compareTo(first) < 0);
        if (page == null || isBehind) {
            slots.add(slot);
            write(new ArrayList<>(objects.values()), seenNow());
            return;
        }
        // Whoever reads meanwhile must not need the row.
        slot.keep(page);
        replaced.add(slot);
        NavigableMap<Oid, StoredObject> merged = new TreeMap<>();
        page.objects().forEach(object -> merged.put(object.oid(), object));
        objects.forEach((oid, object) -> merged.merge(oid, object, onto));
        write(new ArrayList<>(merged.values()), seen == null ? page.seen() : seen);
    }

    private Instant seenNow() {
        return Objects.requireNonNullElseGet(seen, Instant::now);
    }

    private void write(List<StoredObject> objects, Instant when) {
        for (Page page : Page.of(objects, when)) {
            PageSlot slot = PageSlot.of(page);
            written.add(page);
            writtenSlots.add(slot);
            slots.add(slot);
        }
    }

    /// The pages whose rows go.
    List<PageSlot> replaced() {
        return replaced;
    }

    /// The pages whose rows come.
    List<Page> written() {
        return written;
    }

    /// The slots of [#written()].
    List<PageSlot> writtenSlots() {
        return writtenSlots;
    }

    /// The pages of the snapshot from now on.
    Directory after() {
        return new Directory(slots);
    }
}

package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// Which pages a change of a snapshot takes away, and which it writes.
final class PagePlan {

    /// Reads a page, in the transaction of the change.
    interface Loading {
        Page page(PageSlot slot) throws SQLException;
    }

    private final Directory before;
    private final BinaryOperator<StoredObject> onto;
    private final Loading loading;
    private final List<PageSlot> slots = new ArrayList<>();
    private final List<PageSlot> replaced = new ArrayList<>();
    private final List<Page> written = new ArrayList<>();
    private final List<PageSlot> writtenSlots = new ArrayList<>();

    private PagePlan(Directory before, BinaryOperator<StoredObject> onto, Loading loading) {
        this.before = before;
        this.onto = onto;
        this.loading = loading;
    }

    /// The change that these objects make.
    ///
    /// @param onto what becomes of an object that was there and one that comes.
    static PagePlan of(
            Directory before,
            NavigableMap<Oid, StoredObject> objects,
            BinaryOperator<StoredObject> onto,
            Loading loading)
            throws SQLException {
        PagePlan plan = new PagePlan(before, onto, loading);
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

    /// Adds to the page at `index`, or behind it.
    private void change(int index, NavigableMap<Oid, StoredObject> objects) throws SQLException {
        if (index >= before.size()) {
            write(new ArrayList<>(objects.values()));
            return;
        }
        PageSlot slot = before.slots().get(index);
        Oid first = objects.firstKey();
        Page page = slot.isFullBefore(first) ? null : loading.page(slot);
        boolean isBehind =
                page == null || (PageSlot.isFull(page.size()) && page.last().compareTo(first) < 0);
        if (page == null || isBehind) {
            slots.add(slot);
            write(new ArrayList<>(objects.values()));
            return;
        }
        // Whoever reads meanwhile must not need the row.
        slot.keep(page);
        replaced.add(slot);
        NavigableMap<Oid, StoredObject> merged = new TreeMap<>();
        page.objects().forEach(object -> merged.put(object.oid(), object));
        objects.forEach((oid, object) -> merged.merge(oid, object, onto));
        write(new ArrayList<>(merged.values()));
    }

    private void write(List<StoredObject> objects) {
        for (Page page : Page.of(objects)) {
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

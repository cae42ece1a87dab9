package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One snapshot as all see it who read and write it. Which pages it has is in memory once it is
/// needed; the pages are as long as there is room.
///
/// Readers take no lock and see what one change left: the [Directory] that they begin with, whose
/// pages stay readable when they are written over.
final class Pages {

    /// Reads the first OIDs of the pages.
    interface Listing {
        Directory directory(int snapshot) throws SQLException;
    }

    private final DeviceDatabase database;
    private final int snapshot;
    private final PageCache cache;
    private volatile @Nullable Directory directory;

    Pages(DeviceDatabase database, int snapshot, PageCache cache) {
        this.database = database;
        this.snapshot = snapshot;
        this.cache = cache;
    }

    int snapshot() {
        return snapshot;
    }

    @Nullable StoredObject object(Oid oid) throws IOException {
        Page page = page(oid);
        return page == null ? null : page.get(oid);
    }

    /// The page that has the object of `oid`, if there is one; null before all pages.
    @Nullable Page page(Oid oid) throws IOException {
        Directory directory = directory();
        int index = directory.find(oid);
        return index < 0 ? null : page(directory.slots().get(index));
    }

    /// The first page with an object behind `oid`; null if there is none.
    @Nullable Page pageBehind(Oid oid) throws IOException {
        Directory directory = directory();
        for (int at = Math.max(0, directory.find(oid)); at < directory.size(); at++) {
            Page page = page(directory.slots().get(at));
            if (page.after(oid) < page.size()) {
                return page;
            }
        }
        return null;
    }

    @Nullable Value get(Oid oid) throws IOException {
        StoredObject object = object(oid);
        return object == null ? null : object.value();
    }

    /// The objects after `oid`, at most `limit`, without holes.
    List<VarBind> next(Oid oid, int limit) throws IOException {
        Directory directory = directory();
        List<VarBind> following = new ArrayList<>(Math.clamp(limit, 0, 64));
        for (int at = Math.max(0, directory.find(oid));
                at < directory.size() && following.size() < limit;
                at++) {
            Page page = page(directory.slots().get(at));
            for (int i = page.after(oid); i < page.size() && following.size() < limit; i++) {
                StoredObject object = page.objects().get(i);
                if (object.isPresent()) {
                    following.add(object.varBind());
                }
            }
        }
        return following;
    }

    /// Gives all objects in order, holes among them.
    void forEach(Consumer<List<VarBind>> batches) throws IOException {
        for (PageSlot slot : directory().slots()) {
            batches.accept(
                    page(slot).objects().stream()
                            .filter(object -> object.value() != null)
                            .map(StoredObject::varBind)
                            .toList());
        }
    }

    /// The pages it has; for readers.
    Directory directory() throws IOException {
        database.requireOpen();
        Directory present = directory;
        return present == null
                ? database.read(connection -> directory(connection::directory))
                : present;
    }

    /// The pages it has; whoever asks first reads which, by `listing`.
    synchronized Directory directory(Listing listing) throws SQLException {
        Directory present = directory;
        if (present == null) {
            present = listing.directory(snapshot);
            directory = present;
        }
        return present;
    }

    /// How many objects there are, holes included.
    long objects() throws IOException {
        long known = directory().objects();
        return known >= 0 ? known : database.read(connection -> connection.objects(snapshot));
    }

    private Page page(PageSlot slot) throws IOException {
        Page page = slot.page();
        return page == null ? load(slot) : page;
    }

    private Page load(PageSlot slot) throws IOException {
        Page read = database.read(connection -> connection.page(snapshot, slot.first()));
        // If the row was written over meanwhile, this was set before.
        Page kept = slot.kept();
        if (kept != null) {
            return kept;
        }
        // The snapshot may be deleted.
        Page page = read == null ? new Page(List.of(), Instant.EPOCH) : read;
        cache.add(slot, page);
        return page;
    }

    /// What a change has made of it, now that it is on disk.
    ///
    /// @param isRead whether what was written is likely to be read soon.
    synchronized void publish(PagePlan plan, boolean isRead) {
        directory = plan.after();
        plan.replaced().forEach(cache::remove);
        for (int i = 0; isRead && i < plan.written().size(); i++) {
            cache.add(plan.writtenSlots().get(i), plan.written().get(i));
        }
    }

    /// It has just begun, or it is deleted.
    synchronized void empty() {
        directory = Directory.EMPTY;
    }
}

package dev.sonde.simulator.store;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some objects of a snapshot that follow each other, in order, as one row of the database keeps
/// them. Immutable.
final class Page {

    /// Enough that a row costs little for each object, few enough that a SET, which writes a page,
    /// is quick.
    static final int MOST_OBJECTS = 256;

    private static final int MOST_OCTETS = 128 * 1024;

    /// Of a small object in memory.
    private static final int OCTETS_OF_OBJECT = 150;

    private final List<StoredObject> objects;
    private final Instant seen;

    /// @param objects in order, one at least.
    /// @param seen when they were read from the device, about.
    Page(List<StoredObject> objects, Instant seen) {
        this.objects = objects;
        this.seen = seen;
    }

    /// As many pages as these objects need, filled evenly.
    static List<Page> of(List<StoredObject> sorted, Instant seen) {
        List<Page> pages = new ArrayList<>();
        int number = Math.ceilDiv(sorted.size(), MOST_OBJECTS);
        int each = Math.ceilDiv(sorted.size(), Math.max(1, number));
        int from = 0;
        int octets = 0;
        for (int i = 0; i < sorted.size(); i++) {
            int more = octets(sorted.get(i));
            if (i > from && (i - from == each || octets + more > MOST_OCTETS)) {
                pages.add(new Page(List.copyOf(sorted.subList(from, i)), seen));
                from = i;
                octets = 0;
            }
            octets += more;
        }
        if (from < sorted.size()) {
            pages.add(new Page(List.copyOf(sorted.subList(from, sorted.size())), seen));
        }
        return pages;
    }

    private static int octets(StoredObject object) {
        int variation = object.variation() == null ? 0 : object.variation().length();
        int value =
                switch (object.value()) {
                    case OctetString string -> string.length();
                    case Opaque opaque -> opaque.bytes().length;
                    case null, default -> 0;
                };
        return OCTETS_OF_OBJECT + value + variation;
    }

    List<StoredObject> objects() {
        return objects;
    }

    /// When its objects were read from the device, or set, about.
    Instant seen() {
        return seen;
    }

    int size() {
        return objects.size();
    }

    Oid first() {
        return objects.getFirst().oid();
    }

    Oid last() {
        return objects.getLast().oid();
    }

    /// About how much memory it takes.
    int octets() {
        return objects.stream().mapToInt(Page::octets).sum();
    }

    boolean hasVariations() {
        return objects.stream().anyMatch(object -> object.variation() != null);
    }

    @Nullable StoredObject get(Oid oid) {
        int index = find(oid);
        return index < 0 ? null : objects.get(index);
    }

    /// The index of the first object behind `oid`.
    int after(Oid oid) {
        int index = find(oid);
        return index < 0 ? -1 - index : index + 1;
    }

    private int find(Oid oid) {
        int low = 0;
        int high = objects.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = objects.get(middle).oid().compareTo(oid);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }
}

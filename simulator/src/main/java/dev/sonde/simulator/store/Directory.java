package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import java.util.List;

/// The pages of a snapshot between two changes, in order. A page holds what lies between its first
/// OID and the first of the next page. Immutable.
final class Directory {

    static final Directory EMPTY = new Directory(List.of());

    private final List<PageSlot> slots;

    Directory(List<PageSlot> slots) {
        this.slots = List.copyOf(slots);
    }

    List<PageSlot> slots() {
        return slots;
    }

    int size() {
        return slots.size();
    }

    /// The index of the page that `oid` belongs to; −1 before the first page.
    int find(Oid oid) {
        int low = 0;
        int high = slots.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (slots.get(middle).first().compareTo(oid) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /// How many objects there are, or a negative number if that is not known.
    long objects() {
        long objects = 0;
        for (PageSlot slot : slots) {
            if (slot.size() < 0) {
                return -1;
            }
            objects += slot.size();
        }
        return objects;
    }
}

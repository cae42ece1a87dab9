package dev.sonde.simulator.store;

import java.util.LinkedHashMap;
import java.util.Map;

/// The pages of a database that are in memory: those read lately, of all snapshots together.
///
/// Readers take no lock, but for a page that is not in memory. A page that was read since it was
/// last looked at gets a second chance when another needs its place.
final class PageCache {

    private static final int SHARE_OF_MEMORY = 8;

    private final long mostOctets;
    private final Map<PageSlot, Integer> octets = new LinkedHashMap<>();
    private long total;

    PageCache() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    }

    PageCache(long mostOctets) {
        this.mostOctets = mostOctets;
    }

    /// Keeps `page` in its slot for some time.
    synchronized void add(PageSlot slot, Page page) {
        drop(slot);
        slot.cache(page);
        put(slot, page.octets());
        while (total > mostOctets) {
            Map.Entry<PageSlot, Integer> oldest = octets.entrySet().iterator().next();
            PageSlot other = oldest.getKey();
            int size = oldest.getValue();
            drop(other);
            if (other.wasUsed() && other != slot) {
                put(other, size);
            } else {
                other.cache(null);
            }
        }
    }

    private void put(PageSlot slot, int size) {
        octets.put(slot, size);
        total += size;
    }

    private void drop(PageSlot slot) {
        Integer size = octets.remove(slot);
        total -= size == null ? 0 : size;
    }

    /// Forgets a slot that is no longer part of its snapshot.
    synchronized void remove(PageSlot slot) {
        drop(slot);
        slot.cache(null);
    }
}

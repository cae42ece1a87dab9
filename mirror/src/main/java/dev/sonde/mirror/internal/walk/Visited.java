package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Oid;

/// Which OIDs of a region were read already: 64 bits of each. Not thread-safe.
final class Visited {

    private static final int MOST = 1 << 21;

    private final Oid region;
    private long[] table = new long[1 << 10];
    private int size;
    private Oid greatest;

    Visited(Oid region) {
        this.region = region;
        this.greatest = region;
    }

    Oid region() {
        return region;
    }

    /// The last of them in the order of OIDs.
    Oid greatest() {
        return greatest;
    }

    /// Whether no more can be remembered.
    boolean isFull() {
        return size >= MOST;
    }

    /// Remembers `oid`, whatever it is called where it is written.
    void add(Oid written) {
        if (region.isPrefixOf(written)) {
            add(written, written);
        } else {
            add(written, region);
        }
    }

    /// Remembers `oid`, called `written` where it is written; false if it was there already.
    boolean add(Oid written, Oid oid) {
        greatest = oid.compareTo(greatest) > 0 ? oid : greatest;
        if (isFull()) {
            return true;
        }
        long hash = hash(written);
        int slot = slot(table, hash);
        if (table[slot] != 0) {
            return false;
        }
        table[slot] = hash;
        size++;
        if (2 * size > table.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[2 * table.length];
        for (long hash : table) {
            if (hash != 0) {
                larger[slot(larger, hash)] = hash;
            }
        }
        table = larger;
    }

    private static int slot(long[] table, long hash) {
        int slot = (int) hash & (table.length - 1);
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private static long hash(Oid oid) {
        long hash = 0x9E37_79B9_7F4A_7C15L;
        for (int i = 0; i < oid.length(); i++) {
            hash = (hash ^ oid.arc(i)) * 0xBF58_476D_1CE4_E5B9L;
            hash ^= hash >>> 32;
        }
        return hash == 0 ? 1 : hash;
    }
}

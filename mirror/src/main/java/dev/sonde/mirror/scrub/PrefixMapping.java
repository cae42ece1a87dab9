package dev.sonde.mirror.scrub;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Replaces octets one after the other, each in a way that depends on the octets before it: what
/// began alike still does, and no two strings become the same one.
final class PrefixMapping {

    /// Which octets may take each other's place.
    interface Groups {

        /// The octet stays.
        int FIXED = -1;

        /// The group of `octet` behind the first `length` octets of `prefix`: 0 or more, or
        /// [#FIXED]. Only octets of one group replace each other.
        int of(byte[] prefix, int length, int octet);
    }

    private static final int OCTETS = 256;

    /// About 20 MB.
    private static final int MOST_TABLES = 65_536;

    private final KeyedHash hash;
    private final String purpose;
    private final Groups groups;
    private final Map<ByteBuffer, byte[]> tables = new HashMap<>();

    PrefixMapping(KeyedHash hash, String purpose, Groups groups) {
        this.hash = hash;
        this.purpose = purpose;
        this.groups = groups;
    }

    /// Replaces the first `count` of `octets` in place.
    void replace(byte[] octets, int count) {
        byte[] original = octets.clone();
        for (int i = 0; i < count; i++) {
            octets[i] = table(original, i)[original[i] & 0xFF];
        }
    }

    private byte[] table(byte[] original, int length) {
        byte[] table = tables.get(ByteBuffer.wrap(original, 0, length));
        if (table == null) {
            if (tables.size() == MOST_TABLES) {
                tables.clear();
            }
            byte[] prefix = Arrays.copyOf(original, length);
            table = newTable(prefix, length);
            tables.put(ByteBuffer.wrap(prefix), table);
        }
        return table;
    }

    private byte[] newTable(byte[] prefix, int length) {
        int[] group = new int[OCTETS];
        boolean free = true;
        for (int octet = 0; octet < OCTETS; octet++) {
            group[octet] = groups.of(prefix, length, octet);
            free &= group[octet] == 0;
        }
        return free ? bitwise(prefix, length) : shuffled(prefix, length, group);
    }

    /// Each bit is turned or not, as the bits before it say: networks of any length stay together.
    private byte[] bitwise(byte[] prefix, int length) {
        byte[] turns = hash.octets(purpose + "/bits", length, prefix, length);
        byte[] table = new byte[OCTETS];
        for (int octet = 0; octet < OCTETS; octet++) {
            int node = 1;
            int replaced = 0;
            for (int bit = 7; bit >= 0; bit--) {
                int original = (octet >> bit) & 1;
                int turn = (turns[node / 8] >> (node % 8)) & 1;
                replaced = (replaced << 1) | (original ^ turn);
                node = (node << 1) | original;
            }
            table[octet] = (byte) replaced;
        }
        return table;
    }

    /// Fisher and Yates's shuffle, within each group.
    private byte[] shuffled(byte[] prefix, int length, int[] group) {
        byte[] table = new byte[OCTETS];
        for (int octet = 0; octet < OCTETS; octet++) {
            table[octet] = (byte) octet;
        }
        ByteBuffer draws = ByteBuffer.allocate(0);
        int block = 0;
        for (int last = OCTETS - 1; last > 0; last--) {
            int candidates = count(group, last);
            if (candidates > 1) {
                if (!draws.hasRemaining()) {
                    int number = (length << 8) | block++;
                    draws = ByteBuffer.wrap(hash.octets(purpose, number, prefix, length));
                }
                int draw = Integer.remainderUnsigned(draws.getInt(), candidates);
                int other = nth(group, group[last], draw);
                byte kept = table[last];
                table[last] = table[other];
                table[other] = kept;
            }
        }
        return table;
    }

    /// How many octets up to `last` are in its group.
    private static int count(int[] group, int last) {
        int count = 0;
        for (int octet = 0; group[last] != Groups.FIXED && octet <= last; octet++) {
            count += group[octet] == group[last] ? 1 : 0;
        }
        return count;
    }

    private static int nth(int[] group, int wanted, int n) {
        int left = n;
        int octet = 0;
        while (group[octet] != wanted || left-- > 0) {
            octet++;
        }
        return octet;
    }
}

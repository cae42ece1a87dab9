package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import java.util.Arrays;

/// An OID in few octets that compare, unsigned and from left to right, as the OID does.
///
/// An arc takes 1 to 5 octets. As in UTF-8 the leading ones of the first octet tell how many
/// follow, so that a longer arc is always the greater one: `0xxxxxxx`, `10xxxxxx` and one more,
/// `110xxxxx` and two, `1110xxxx` and three, `11110000` and four.
final class PackedOid {

    private static final int LONGEST_ARC = 5;

    private PackedOid() {}

    static byte[] of(Oid oid) {
        byte[] packed = new byte[LONGEST_ARC * oid.length()];
        int length = 0;
        for (int i = 0; i < oid.length(); i++) {
            length = put(oid.arc(i), packed, length);
        }
        return Arrays.copyOf(packed, length);
    }

    private static int put(long arc, byte[] packed, int at) {
        int significant = 64 - Long.numberOfLeadingZeros(arc);
        int more = (significant - 1) / 7;
        int ones = 0xF0 << (4 - more);
        packed[at] = (byte) (ones | (more == 4 ? 0 : (int) (arc >> (8 * more))));
        for (int i = 1; i <= more; i++) {
            packed[at + i] = (byte) (arc >> (8 * (more - i)));
        }
        return at + more + 1;
    }

    static Oid oid(byte[] packed, int from, int to) {
        int[] arcs = new int[to - from];
        int count = 0;
        int at = from;
        while (at < to) {
            int first = packed[at++];
            int more = Integer.numberOfLeadingZeros(~(first << 24));
            int arc = first & (0x7F >> more);
            for (int i = 0; i < more; i++) {
                arc = (arc << 8) | (packed[at++] & 0xFF);
            }
            arcs[count++] = arc;
        }
        return Oid.ofUnsigned(Arrays.copyOf(arcs, count));
    }
}

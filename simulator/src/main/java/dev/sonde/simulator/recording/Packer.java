package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.simulator.internal.octets.ValueOctets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Collects objects in any order for one [PackedObjects]. Where an OID is given more than once, the
/// last one counts.
final class Packer {

    /// A third of the heap: while objects are sorted or packed tightly there are two copies of
    /// them.
    private static final int MOST_OCTETS =
            (int) Math.min(Integer.MAX_VALUE - 64, Runtime.getRuntime().maxMemory() / 3);

    private final int mostOctets;
    private byte[] octets = new byte[4096];
    private int[] offsets = new int[256];
    private int count;
    private int disordered;
    private int duplicates;

    Packer() {
        this(MOST_OCTETS);
    }

    Packer(int mostOctets) {
        this.mostOctets = mostOctets;
    }

    /// @throws IllegalStateException if there are more objects than memory can hold in one piece.
    void add(Oid oid, Value value, boolean writable) {
        byte[] key = PackedOid.of(oid);
        byte[] content = ValueOctets.of(value);
        int from = offsets[count];
        int tag = from + 2 + key.length;
        int to = reserve(from, 3L + key.length + content.length);
        octets[from] = (byte) (key.length >> 8);
        octets[from + 1] = (byte) key.length;
        System.arraycopy(key, 0, octets, from + 2, key.length);
        octets[tag] = (byte) (value.syntax().tag() | (writable ? PackedObjects.WRITABLE : 0));
        System.arraycopy(content, 0, octets, tag + 1, content.length);
        count++;
        offsets[count] = to;
        if (count > 1) {
            int order = compareKeys(offsets[count - 2], from);
            disordered += order > 0 ? 1 : 0;
            duplicates += order == 0 ? 1 : 0;
        }
    }

    private int reserve(int from, long more) {
        long to = from + more;
        if (to > mostOctets) {
            throw new IllegalStateException(
                    "%,d objects fill the memory that one recording can have".formatted(count));
        }
        if (to > octets.length) {
            octets = Arrays.copyOf(octets, (int) Math.min(mostOctets, Math.max(to, 2L * from)));
        }
        if (count + 2 > offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * offsets.length);
        }
        return (int) to;
    }

    private int compareKeys(int left, int right) {
        int leftEnd = left + 2 + PackedObjects.keyLength(octets, left);
        int rightEnd = right + 2 + PackedObjects.keyLength(octets, right);
        return Arrays.compareUnsigned(octets, left + 2, leftEnd, octets, right + 2, rightEnd);
    }

    /// How many objects came after one with a greater OID.
    int disordered() {
        return disordered;
    }

    /// How many objects another one with the same OID replaced; known once [packed][#pack()].
    int duplicates() {
        return duplicates;
    }

    /// The objects in order, each OID once. Nothing can be added afterwards.
    PackedObjects pack() {
        return disordered + duplicates == 0 ? trimmed() : sorted();
    }

    private PackedObjects trimmed() {
        return new PackedObjects(
                Arrays.copyOf(octets, offsets[count]), Arrays.copyOf(offsets, count + 1));
    }

    private PackedObjects sorted() {
        Integer[] order = IntStream.range(0, count).boxed().toArray(Integer[]::new);
        Comparator<Integer> byOid = (left, right) -> compareKeys(offsets[left], offsets[right]);
        Arrays.sort(order, byOid); // stable: of equal OIDs the last given comes last
        byte[] sorted = new byte[offsets[count]];
        int[] sortedOffsets = new int[count + 1];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (i + 1 == count || byOid.compare(order[i], order[i + 1]) != 0) {
                int from = offsets[order[i]];
                int length = offsets[order[i] + 1] - from;
                System.arraycopy(octets, from, sorted, sortedOffsets[size], length);
                sortedOffsets[size + 1] = sortedOffsets[size] + length;
                size++;
            }
        }
        duplicates = count - size;
        return new PackedObjects(
                Arrays.copyOf(sorted, sortedOffsets[size]), Arrays.copyOf(sortedOffsets, size + 1));
    }
}

package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import dev.sonde.client.Syntax;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.internal.octets.ValueOctets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Objects in one run of octets and one of offsets: some 25 octets for each instead of some 150 for
/// Java objects, and nothing for a garbage collector to follow. Immutable once packed.
///
/// An object is the length of its [packed OID][PackedOid] (2 octets), that OID, the BER tag of its
/// type with [#WRITABLE] in it, and the [octets of its value][ValueOctets].
final class PackedObjects {

    /// A bit that no tag of [Syntax] has.
    static final int WRITABLE = 0x10;

    private static final int HOLE = 0x80;
    private static final @Nullable Syntax[] BY_TAG = byTag();

    private final byte[] octets;
    private final int[] offsets;

    /// @param offsets where each object begins, and where the last one ends; in the order of the
    ///   OIDs.
    PackedObjects(byte[] octets, int[] offsets) {
        this.octets = octets;
        this.offsets = offsets;
    }

    private static @Nullable Syntax[] byTag() {
        @Nullable Syntax[] byTag = new Syntax[256];
        for (Syntax syntax : Syntax.values()) {
            byTag[syntax.tag()] = syntax;
        }
        return byTag;
    }

    int size() {
        return offsets.length - 1;
    }

    /// Where `oid` is; if it is nowhere, −1 − where it would be.
    int find(Oid oid) {
        byte[] key = PackedOid.of(oid);
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int offset = offsets[middle];
            int order =
                    Arrays.compareUnsigned(octets, offset + 2, tagAt(offset), key, 0, key.length);
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

    private int tagAt(int offset) {
        return offset + 2 + keyLength(octets, offset);
    }

    /// How long the packed OID of the object at `offset` is.
    static int keyLength(byte[] octets, int offset) {
        return ((octets[offset] & 0xFF) << 8) | (octets[offset + 1] & 0xFF);
    }

    private int tag(int index) {
        return octets[tagAt(offsets[index])] & 0xFF;
    }

    boolean isHole(int index) {
        return (tag(index) & HOLE) != 0;
    }

    boolean isWritable(int index) {
        return (tag(index) & WRITABLE) != 0;
    }

    Value value(int index) {
        Syntax syntax = BY_TAG[tag(index) & ~WRITABLE];
        if (syntax == null) {
            throw new AssertionError("only tags of types are packed, not " + tag(index));
        }
        return ValueOctets.value(syntax, octets, tagAt(offsets[index]) + 1, offsets[index + 1]);
    }

    VarBind varBind(int index) {
        int offset = offsets[index];
        return new VarBind(PackedOid.oid(octets, offset + 2, tagAt(offset)), value(index));
    }
}

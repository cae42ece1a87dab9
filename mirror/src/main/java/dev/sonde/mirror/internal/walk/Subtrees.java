package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Oid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How the tree of OIDs is parted, as far as that can be known without MIBs.
final class Subtrees {

    private static final Oid MIB_2 = Oid.of("1.3.6.1.2.1");
    private static final Oid ENTERPRISES = Oid.of("1.3.6.1.4.1");
    private static final int MIB_ARCS = 8;
    private static final int ENTERPRISE_ARCS = 10;
    private static final long MAX_ARC = 0xFFFF_FFFFL;

    private Subtrees() {}

    /// The subtree that `oid` belongs to, about the size of a table or a group of scalars: what is
    /// timed, limited and distrusted as one.
    static Oid of(Oid oid) {
        int arcs = ENTERPRISES.isPrefixOf(oid) ? ENTERPRISE_ARCS : MIB_ARCS;
        boolean isScalar = oid.length() == MIB_ARCS + 1 && oid.arc(MIB_ARCS) == 0;
        if (MIB_2.isPrefixOf(oid) && (isScalar || oid.length() == MIB_ARCS)) {
            arcs = MIB_ARCS - 1;
        }
        return prefix(oid, arcs);
    }

    static Oid prefix(Oid oid, int arcs) {
        return oid.length() <= arcs
                ? oid
                : Oid.ofUnsigned(Arrays.copyOf(oid.toUnsignedArray(), arcs));
    }

    /// The longest OID that both lie below.
    static Oid common(Oid one, Oid other) {
        int most = Math.min(one.length(), other.length());
        int arcs = 0;
        while (arcs < most && one.arc(arcs) == other.arc(arcs)) {
            arcs++;
        }
        return prefix(one, arcs);
    }

    /// The first OID behind all that lies below `prefix`, or null if nothing can.
    static @Nullable Oid behind(Oid prefix) {
        for (int arc = prefix.length() - 1; arc >= 0; arc--) {
            Oid behind = withArc(prefix, arc, prefix.arc(arc) + 1);
            if (behind != null) {
                return behind;
            }
        }
        return null;
    }

    /// The first arcs of `oid` up to the one at `index`, which becomes `arc`; null if there can be
    /// no such object (X.690 §8.19.4).
    static @Nullable Oid withArc(Oid oid, int index, long arc) {
        boolean isPossible =
                index == 0 ? arc <= 2 : arc <= (index == 1 && oid.arc(0) < 2 ? 39 : MAX_ARC);
        if (!isPossible) {
            return null;
        }
        int[] arcs = Arrays.copyOf(oid.toUnsignedArray(), index + 1);
        arcs[index] = (int) arc;
        return Oid.ofUnsigned(arcs);
    }
}

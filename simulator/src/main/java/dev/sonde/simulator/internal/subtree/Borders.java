package dev.sonde.simulator.internal.subtree;

import dev.sonde.client.Oid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where subtrees begin and end in lexicographic order.
public final class Borders {

    private Borders() {}

    /// The last OID that the subtree at `root` could have.
    public static Oid last(Oid root) {
        int[] arcs = Arrays.copyOf(root.toUnsignedArray(), Oid.MAX_ARCS);
        Arrays.fill(arcs, root.length(), arcs.length, -1);
        return Oid.ofUnsigned(arcs);
    }

    /// The last OID that could come before `oid`, which has arcs.
    public static Oid before(Oid oid) {
        int last = oid.length() - 1;
        Oid parent = prefix(oid, last);
        return oid.arc(last) == 0 ? parent : last(parent.append(oid.arc(last) - 1));
    }

    /// The first OID that could come after `oid`.
    public static @Nullable Oid next(Oid oid) {
        return oid.length() < Oid.MAX_ARCS ? oid.append(0) : after(oid);
    }

    /// The first OID after the subtree at `root`, or null if nothing could come after it.
    public static @Nullable Oid after(Oid root) {
        int last = root.length() - 1;
        while (last >= 0 && root.arc(last) == 0xFFFF_FFFFL) {
            last--;
        }
        return last < 0 ? null : prefix(root, last).append(root.arc(last) + 1);
    }

    private static Oid prefix(Oid oid, int length) {
        return Oid.ofUnsigned(Arrays.copyOf(oid.toUnsignedArray(), length));
    }
}

package dev.sonde.simulator.internal.subtree;

import dev.sonde.client.Oid;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What belongs to subtrees, of which one may lie in another: the deepest counts. Immutable.
public final class Subtrees<T> {

    private final NavigableMap<Oid, T> byRoot;

    public Subtrees(Map<Oid, T> byRoot) {
        this.byRoot = new TreeMap<>(byRoot);
    }

    public boolean isEmpty() {
        return byRoot.isEmpty();
    }

    /// The first root after `oid`, or null.
    public @Nullable Oid rootAfter(Oid oid) {
        return byRoot.higherKey(oid);
    }

    /// What belongs to the deepest subtree that `oid` is in, or null.
    public @Nullable T find(Oid oid) {
        Oid root = root(oid);
        return root == null ? null : byRoot.get(root);
    }

    /// The root of the deepest subtree that `oid` is in, or null.
    public @Nullable Oid root(Oid oid) {
        Oid root = byRoot.floorKey(oid);
        while (root != null && !root.isPrefixOf(oid)) {
            // A root above both is one above what they share.
            root = byRoot.floorKey(shared(root, oid));
        }
        return root;
    }

    private static Oid shared(Oid a, Oid b) {
        int[] arcs = a.toUnsignedArray();
        int length = 0;
        while (length < a.length() && length < b.length() && a.arc(length) == b.arc(length)) {
            length++;
        }
        return Oid.ofUnsigned(Arrays.copyOf(arcs, length));
    }
}

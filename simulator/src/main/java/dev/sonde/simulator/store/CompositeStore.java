package dev.sonde.simulator.store;

import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.internal.subtree.Borders;
import dev.sonde.simulator.internal.subtree.Subtrees;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A store with others mounted in it: each owns the subtree at its mount, where nothing else is
/// seen, and the deepest mount counts. The objects of a mounted store have whole OIDs; those
/// outside of its mounts are not seen.
///
/// ```java
/// OidStore device = CompositeStore.over(recording)
///         .mount(Oid.of("1.3.6.1.4.1.64512"), enterprise)
///         .build();
/// ```
///
/// A SET goes to the stores that own the objects. Where it goes to several and one of them fails,
/// the others are set back; readers may see what was set in between.
public final class CompositeStore implements OidStore {

    private final OidStore base;
    private final Subtrees<OidStore> mounts;
    private final NavigableMap<Oid, OidStore> objects;
    private final Waiting waiting;

    private CompositeStore(Builder builder) {
        this.base = builder.base;
        this.mounts = new Subtrees<>(builder.mounts);
        this.objects = new TreeMap<>(builder.objects);
        this.waiting =
                Stream.of(List.of(base), builder.mounts.values(), builder.objects.values())
                        .flatMap(Collection::stream)
                        .map(OidStore::waiting)
                        .max(Comparator.naturalOrder())
                        .orElse(Waiting.NEVER);
    }

    /// Begins with the store that owns what nothing else does.
    public static Builder over(OidStore base) {
        return new Builder(base);
    }

    OidStore owner(Oid oid) {
        OidStore object = objects.get(oid);
        OidStore mounted = object == null ? mounts.find(oid) : object;
        return mounted == null ? base : mounted;
    }

    @Override
    public @Nullable Value get(Oid oid) {
        return owner(oid).get(oid);
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        return new CompositeRun(this, oid).varBinds(limit);
    }

    @Override
    public @Nullable Oid nextOid(Oid oid) {
        return new CompositeRun(this, oid).nextOid();
    }

    /// The first OID after `oid` that may have another owner; null if there is none.
    @Nullable Oid border(Oid oid) {
        if (objects.containsKey(oid)) {
            return Borders.next(oid);
        }
        Oid root = mounts.root(oid);
        Oid end = root == null ? null : Borders.after(root);
        return first(first(end, mounts.rootAfter(oid)), objects.higherKey(oid));
    }

    private static @Nullable Oid first(@Nullable Oid a, @Nullable Oid b) {
        return a == null || (b != null && b.compareTo(a) < 0) ? b : a;
    }

    /// Whether `oid` is mounted alone.
    boolean isObject(Oid oid) {
        return objects.containsKey(oid);
    }

    @Override
    public boolean isWritable(Oid oid) {
        return owner(oid).isWritable(oid);
    }

    @Override
    public @Nullable Refusal test(List<VarBind> varBinds) {
        Refusal first = null;
        for (Map.Entry<OidStore, List<Integer>> part : parts(varBinds).entrySet()) {
            List<Integer> indices = part.getValue();
            Refusal refusal = part.getKey().test(indices.stream().map(varBinds::get).toList());
            int index = refusal == null ? varBinds.size() : indices.get(refusal.index());
            if (refusal != null && (first == null || index < first.index())) {
                first = new Refusal(index, refusal.status());
            }
        }
        return first;
    }

    @Override
    public void set(List<VarBind> varBinds) {
        Map<OidStore, List<Integer>> parts = parts(varBinds);
        if (parts.size() == 1) {
            parts.keySet().iterator().next().set(varBinds);
            return;
        }
        Undoing undoing = new Undoing();
        parts.forEach((owner, indices) -> {
            List<VarBind> part = indices.stream().map(varBinds::get).toList();
            List<VarBind> before = part.stream().map(v -> present(owner, v.oid())).toList();
            undoing.step(part.getFirst().oid(), () -> owner.set(part), () -> owner.set(before));
        });
    }

    /// The varbinds, by index, that each store owns.
    private Map<OidStore, List<Integer>> parts(List<VarBind> varBinds) {
        Map<OidStore, List<Integer>> parts = new LinkedHashMap<>();
        for (int i = 0; i < varBinds.size(); i++) {
            parts.computeIfAbsent(owner(varBinds.get(i).oid()), _ -> new ArrayList<>()).add(i);
        }
        return parts;
    }

    private static VarBind present(OidStore owner, Oid oid) {
        try {
            Value value = owner.get(oid);
            return new VarBind(oid, value == null ? Missing.NO_SUCH_INSTANCE : value);
        } catch (RuntimeException e) {
            throw RefusedException.about(oid, e);
        }
    }

    @Override
    public Waiting waiting() {
        return waiting;
    }

    /// What is mounted. Not thread-safe.
    public static final class Builder {

        private final OidStore base;
        private final Map<Oid, OidStore> mounts = new HashMap<>();
        private final Map<Oid, OidStore> objects = new HashMap<>();

        private Builder(OidStore base) {
            this.base = base;
        }

        /// Lets `store` own all objects in `subtree`.
        ///
        /// @throws IllegalArgumentException if another store does already.
        public Builder mount(Oid subtree, OidStore store) {
            if (mounts.putIfAbsent(subtree, store) != null) {
                throw new IllegalArgumentException("there is a store mounted at " + subtree);
            }
            return this;
        }

        /// Lets `store` own the one object `oid`, and nothing below it.
        Builder mountObject(Oid oid, OidStore store) {
            objects.put(oid, store);
            return this;
        }

        public CompositeStore build() {
            return new CompositeStore(this);
        }
    }
}

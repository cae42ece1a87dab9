package dev.sonde.simulator.variation;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.Refusal;
import dev.sonde.simulator.store.Waiting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A store in which another one serves a subtree, all of it: what the first has there is hidden,
/// and so is what the other has elsewhere.
final class MountedStore implements OidStore {

    private final OidStore base;
    private final Oid prefix;
    private final OidStore subtree;

    /// The greatest OID of the subtree.
    private final Oid last;

    MountedStore(OidStore base, Oid prefix, OidStore subtree) {
        this.base = base;
        this.prefix = prefix;
        this.subtree = subtree;
        int[] arcs = Arrays.copyOf(prefix.toUnsignedArray(), Oid.MAX_ARCS);
        Arrays.fill(arcs, prefix.length(), Oid.MAX_ARCS, -1);
        this.last = Oid.ofUnsigned(arcs);
    }

    private OidStore at(Oid oid) {
        return prefix.isPrefixOf(oid) ? subtree : base;
    }

    @Override
    public @Nullable Value get(Oid oid) {
        return at(oid).get(oid);
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        boolean inside = prefix.isPrefixOf(oid);
        if (!inside && oid.compareTo(prefix) > 0) {
            return base.next(oid, limit);
        }
        List<VarBind> before = inside ? List.of() : before(oid, limit);
        if (!before.isEmpty()) {
            return before;
        }
        List<VarBind> within = within(inside ? oid : null, limit);
        return within.isEmpty() ? base.next(last, limit) : within;
    }

    private List<VarBind> before(Oid oid, int limit) {
        List<VarBind> run = base.next(oid, limit);
        int count = 0;
        while (count < run.size() && run.get(count).oid().compareTo(prefix) < 0) {
            count++;
        }
        return run.subList(0, count);
    }

    /// @param after null for the beginning of the subtree, which may be an object itself.
    private List<VarBind> within(@Nullable Oid after, int limit) {
        List<VarBind> within = new ArrayList<>();
        Value root = after == null ? subtree.get(prefix) : null;
        if (root != null && root.isPresent()) {
            within.add(new VarBind(prefix, root));
        }
        if (within.size() < limit) {
            for (VarBind varBind :
                    subtree.next(after == null ? prefix : after, limit - within.size())) {
                if (!prefix.isPrefixOf(varBind.oid())) {
                    return within;
                }
                within.add(varBind);
            }
        }
        return within;
    }

    @Override
    public boolean isWritable(Oid oid) {
        return at(oid).isWritable(oid);
    }

    @Override
    public @Nullable Refusal test(List<VarBind> varBinds) {
        Refusal outside = refusal(varBinds, false);
        Refusal inside = refusal(varBinds, true);
        if (outside == null || inside == null) {
            return outside == null ? inside : outside;
        }
        return outside.index() < inside.index() ? outside : inside;
    }

    /// What the store of those inside or outside of the subtree says to them.
    private @Nullable Refusal refusal(List<VarBind> varBinds, boolean inside) {
        List<Integer> indexes =
                IntStream.range(0, varBinds.size())
                        .filter(i -> prefix.isPrefixOf(varBinds.get(i).oid()) == inside)
                        .boxed()
                        .toList();
        if (indexes.isEmpty()) {
            return null;
        }
        OidStore store = inside ? subtree : base;
        Refusal refusal = store.test(indexes.stream().map(varBinds::get).toList());
        return refusal == null ? null : new Refusal(indexes.get(refusal.index()), refusal.status());
    }

    @Override
    public void set(List<VarBind> varBinds) {
        Map<Boolean, List<VarBind>> inside =
                varBinds.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        varBind -> prefix.isPrefixOf(varBind.oid())));
        inside.forEach((in, its) -> {
            if (!its.isEmpty()) {
                (in ? subtree : base).set(its);
            }
        });
    }

    @Override
    public Waiting waiting() {
        return base.waiting().compareTo(subtree.waiting()) >= 0
                ? base.waiting()
                : subtree.waiting();
    }
}

package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What SET changed for one device, in memory, over data that it shares with others and that does
/// not change. Costs next to nothing until the first SET.
///
/// Readers take no lock: they see the changes as one SET left them. A [Missing] that was set hides
/// what lies below.
public final class OverlayStore implements OidStore {

    private final OidStore base;

    /// Never changed in place: each SET puts a changed copy here. Null where nothing was set.
    private volatile @Nullable NavigableMap<Oid, Value> changes;

    /// An overlay over `base`, which must not change.
    public OverlayStore(OidStore base) {
        this.base = base;
    }

    @Override
    public @Nullable Value get(Oid oid) {
        NavigableMap<Oid, Value> changes = this.changes;
        Value changed = changes == null ? null : changes.get(oid);
        return changed == null ? base.get(oid) : changed;
    }

    @Override
    public @Nullable VarBind next(Oid oid) {
        return changes == null ? base.next(oid) : OidStore.super.next(oid);
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        NavigableMap<Oid, Value> changes = this.changes;
        return changes == null ? base.next(oid, limit) : merged(changes, oid, limit);
    }

    /// Both in one order, a run of `base` after the other: as many as are still wanted, again and
    /// again, because a change may hide some of them.
    private List<VarBind> merged(NavigableMap<Oid, Value> changes, Oid oid, int limit) {
        List<VarBind> following = new ArrayList<>();
        Oid from = oid;
        boolean atEnd = false;
        while (!atEnd && following.size() < limit) {
            int wanted = limit - following.size();
            List<VarBind> run = base.next(from, wanted);
            atEnd = run.isEmpty();
            Oid to = atEnd ? from : run.getLast().oid();
            NavigableMap<Oid, Value> changed =
                    atEnd ? changes.tailMap(from, false) : changes.subMap(from, false, to, true);
            following.addAll(changed.isEmpty() ? run : merged(run, changed));
            from = to;
        }
        return following.size() <= limit ? following : following.subList(0, limit);
    }

    private static List<VarBind> merged(List<VarBind> run, NavigableMap<Oid, Value> changed) {
        NavigableMap<Oid, Value> all = new TreeMap<>();
        run.forEach(varBind -> all.put(varBind.oid(), varBind.value()));
        all.putAll(changed);
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .map(entry -> new VarBind(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public boolean isWritable(Oid oid) {
        return base.isWritable(oid);
    }

    @Override
    public synchronized void set(List<VarBind> varBinds) {
        NavigableMap<Oid, Value> before = changes;
        NavigableMap<Oid, Value> after = before == null ? new TreeMap<>() : new TreeMap<>(before);
        varBinds.forEach(varBind -> after.put(varBind.oid(), varBind.value()));
        changes = after;
    }
}

package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was set for one device, in memory, over data that it may share with others. Costs next to
/// nothing until something is set.
///
/// Readers take no lock: they see the changes as one SET left them. Anything can be set anywhere; a
/// [Missing] hides what lies below. What SET may change, the data below declares.
public final class OverlayStore implements OidStore {

    private final OidStore base;

    /// Never changed in place: each SET puts a changed copy here. Null where nothing was set.
    private volatile @Nullable NavigableMap<Oid, Value> changes;

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
        return changes == null
                ? base.next(oid, limit)
                : new OverlayRun(base, changes, oid, limit).varBinds();
    }

    @Override
    public @Nullable Oid nextOid(Oid oid) {
        NavigableMap<Oid, Value> changes = this.changes;
        Oid changed = changes == null ? null : changes.higherKey(oid);
        Oid own = base.nextOid(oid);
        return own == null || (changed != null && changed.compareTo(own) < 0) ? changed : own;
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

    @Override
    public Waiting waiting() {
        // Setting does not reach what lies below.
        return base.waiting() == Waiting.ALWAYS ? Waiting.ALWAYS : Waiting.NEVER;
    }
}

package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.Refusal;
import dev.sonde.simulator.store.Waiting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A store that leaves all to another, which is asked for each time.
abstract class ForwardingStore implements OidStore {

    /// The store that answers now.
    abstract OidStore store();

    @Override
    public final @Nullable Value get(Oid oid) {
        return store().get(oid);
    }

    @Override
    public final @Nullable VarBind next(Oid oid) {
        return store().next(oid);
    }

    @Override
    public final List<VarBind> next(Oid oid, int limit) {
        return store().next(oid, limit);
    }

    @Override
    public final @Nullable Oid nextOid(Oid oid) {
        return store().nextOid(oid);
    }

    @Override
    public final boolean isWritable(Oid oid) {
        return store().isWritable(oid);
    }

    @Override
    public final @Nullable Refusal test(List<VarBind> varBinds) {
        return store().test(varBinds);
    }

    @Override
    public final void set(List<VarBind> varBinds) {
        store().set(varBinds);
    }

    @Override
    public Waiting waiting() {
        return store().waiting();
    }
}

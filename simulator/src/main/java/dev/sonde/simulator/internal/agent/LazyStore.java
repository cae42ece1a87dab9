package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.Refusal;
import dev.sonde.simulator.store.Waiting;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A store that is opened when it is first asked; whoever asks meanwhile waits with the first. An
/// opening that fails is tried again with the next request.
final class LazyStore implements OidStore {

    private final Supplier<OidStore> source;
    private volatile @Nullable OidStore opened;

    LazyStore(Supplier<OidStore> source) {
        this.source = source;
    }

    private OidStore store() {
        OidStore store = opened;
        return store == null ? open() : store;
    }

    private synchronized OidStore open() {
        OidStore store = opened;
        if (store == null) {
            store = source.get();
            opened = store;
        }
        return store;
    }

    @Override
    public Waiting waiting() {
        OidStore store = opened;
        return store == null ? Waiting.ALWAYS : store.waiting();
    }

    @Override
    public @Nullable Value get(Oid oid) {
        return store().get(oid);
    }

    @Override
    public @Nullable VarBind next(Oid oid) {
        return store().next(oid);
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        return store().next(oid, limit);
    }

    @Override
    public boolean isWritable(Oid oid) {
        return store().isWritable(oid);
    }

    @Override
    public @Nullable Refusal test(List<VarBind> varBinds) {
        return store().test(varBinds);
    }

    @Override
    public void set(List<VarBind> varBinds) {
        store().set(varBinds);
    }
}

package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.Waiting;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A store that is opened when it is first asked; whoever asks meanwhile waits with the first. An
/// opening that fails is tried again with the next request.
final class LazyStore extends ForwardingStore {

    private final Supplier<OidStore> source;
    private volatile @Nullable OidStore opened;

    LazyStore(Supplier<OidStore> source) {
        this.source = source;
    }

    @Override
    OidStore store() {
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
}

package dev.sonde.simulator;

import dev.sonde.simulator.store.OidStore;

/// What a simulator serves under one name: a device to whoever asks with that name as community.
///
/// Thread-safe.
public final class Device {

    private final String name;
    private final OidStore store;

    Device(String name, OidStore store) {
        this.name = name;
        this.store = store;
    }

    /// The name, which is the community too, as UTF-8.
    public String name() {
        return name;
    }

    /// The data it answers from.
    public OidStore store() {
        return store;
    }

    @Override
    public String toString() {
        return "device (name hidden)";
    }
}

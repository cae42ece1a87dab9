package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Oid;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.variation.VariedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NavigableMap;
import java.util.function.Function;

/// A device in a database with its modules at work. When the device goes over to a newer snapshot,
/// the modules of that begin anew.
final class SnapshotStore extends ForwardingStore {

    /// What lies over one snapshot.
    private record Stack(int snapshot, OidStore store) {}

    private final DatabaseDevice device;
    private final Function<NavigableMap<Oid, VariedRecord>, OidStore> stacking;
    private volatile Stack stack;

    /// @param stacking puts modules over the device.
    SnapshotStore(
            DatabaseDevice device, Function<NavigableMap<Oid, VariedRecord>, OidStore> stacking) {
        this.device = device;
        this.stacking = stacking;
        this.stack = stacked();
    }

    private Stack stacked() {
        int snapshot = device.snapshot();
        try {
            return new Stack(snapshot, stacking.apply(device.variations()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    OidStore store() {
        Stack present = stack;
        return present.snapshot() == device.snapshot() ? present.store() : restack();
    }

    private synchronized OidStore restack() {
        if (stack.snapshot() != device.snapshot()) {
            stack = stacked();
        }
        return stack.store();
    }
}

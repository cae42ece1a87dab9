package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Oid;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.SubtreeTiming;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.variation.VariedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NavigableMap;

/// A device in a database with its modules at work. When the device goes over to a newer snapshot,
/// the modules of that begin anew.
final class SnapshotStore extends ForwardingStore {

    /// Puts over a device what its snapshot says.
    interface Stacking {
        OidStore stacked(NavigableMap<Oid, VariedRecord> variations, List<SubtreeTiming> timings);
    }

    /// What lies over one snapshot.
    private record Stack(int snapshot, OidStore store) {}

    private final DatabaseDevice device;
    private final Stacking stacking;
    private volatile Stack stack;

    SnapshotStore(DatabaseDevice device, Stacking stacking) {
        this.device = device;
        this.stacking = stacking;
        this.stack = stacked();
    }

    private Stack stacked() {
        int snapshot = device.snapshot();
        try {
            return new Stack(snapshot, stacking.stacked(device.variations(), device.timings()));
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

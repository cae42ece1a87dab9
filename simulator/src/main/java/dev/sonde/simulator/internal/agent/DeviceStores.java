package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.OverlayStore;
import java.util.function.Supplier;

/// What a device answers from: a recording, which others may share, with what is the device's own
/// laid over it; any other store as it is.
final class DeviceStores {

    private DeviceStores() {}

    static OidStore open(Supplier<? extends OidStore> source, boolean lazy) {
        return lazy ? new LazyStore(() -> stacked(source.get())) : stacked(source.get());
    }

    private static OidStore stacked(OidStore store) {
        return store instanceof Recording recording ? new OverlayStore(recording) : store;
    }
}

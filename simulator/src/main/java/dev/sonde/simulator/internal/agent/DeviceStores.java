package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.recording.DerivedRecording;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.OverlayStore;
import dev.sonde.simulator.store.WriteRules;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a device answers from: a recording, which others may share, with what is the device's own
/// laid over it; any other store as it is.
final class DeviceStores {

    private DeviceStores() {}

    static OidStore open(Supplier<? extends OidStore> source, DeviceSpec spec) {
        return spec.isLazy()
                ? new LazyStore(() -> stacked(source.get(), spec.writeRules()))
                : stacked(source.get(), spec.writeRules());
    }

    private static OidStore stacked(OidStore store, @Nullable WriteRules rules) {
        boolean isRecorded = store instanceof Recording || store instanceof DerivedRecording;
        OidStore base = isRecorded ? new OverlayStore(store) : store;
        WriteRules standard = isRecorded ? WriteRules.STANDARD : null;
        WriteRules all = rules == null ? standard : rules;
        return all == null ? base : all.over(base);
    }
}

package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.recording.LazyRecording;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.OverlayStore;
import dev.sonde.simulator.store.WriteRules;
import dev.sonde.simulator.variation.VariationContext;
import dev.sonde.simulator.variation.VariedStore;
import java.util.function.Supplier;

/// What a device answers from: a recording, which others may share, with what is the device's own
/// laid over it, that is what SET changed, its modules at work, and what SET may do; any other
/// store as it is.
final class DeviceStores {

    private DeviceStores() {}

    static OidStore open(
            Supplier<? extends OidStore> source, boolean lazy, VariationContext context) {
        return lazy
                ? new LazyStore(() -> open(source.get(), context))
                : open(source.get(), context);
    }

    private static OidStore open(OidStore store, VariationContext context) {
        return switch (store) {
            case Recording recording -> stacked(recording, context);
            case LazyRecording file -> new LazyStore(() -> stacked(file.recording(), context));
            default -> store;
        };
    }

    private static OidStore stacked(Recording recording, VariationContext context) {
        OidStore changed = new OverlayStore(recording);
        return WriteRules.STANDARD.over(VariedStore.over(changed, recording.variations(), context));
    }
}

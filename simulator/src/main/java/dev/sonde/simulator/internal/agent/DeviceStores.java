package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Oid;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.DerivedRecording;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SubtreeTiming;
import dev.sonde.simulator.store.DatabaseStore;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.OverlayStore;
import dev.sonde.simulator.store.WriteRules;
import dev.sonde.simulator.variation.VariationContext;
import dev.sonde.simulator.variation.VariedRecord;
import dev.sonde.simulator.variation.VariedStore;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.function.Supplier;

/// What a device answers from: a recording, which others may share, with what is the device's own
/// laid over it, that is what SET changed, its modules at work, and what SET may do; a device in a
/// database, which keeps itself what SET changed, with its modules; any other store as it is, but
/// for what SET may do.
final class DeviceStores {

    private final DeviceSpec spec;
    private final VariationContext context;
    private final RecordedLatency latency;

    private DeviceStores(DeviceSpec spec, VariationContext context, RecordedLatency latency) {
        this.spec = spec;
        this.context = context;
        this.latency = latency;
    }

    /// @param latency told what a recording says of it, once that is read.
    static OidStore open(
            Supplier<? extends OidStore> source,
            DeviceSpec spec,
            VariationContext context,
            RecordedLatency latency) {
        DeviceStores stores = new DeviceStores(spec, context, latency);
        return spec.isLazy()
                ? new LazyStore(() -> stores.open(source.get()))
                : stores.open(source.get());
    }

    private OidStore open(OidStore store) {
        return switch (store) {
            case Recording recording ->
                    stacked(recording, recording.variations(), recording.timings());
            case DerivedRecording recording ->
                    stacked(recording, recording.variations(), recording.timings());
            case DatabaseStore device -> open(DatabaseDevice.of(device));
            case DatabaseDevice device ->
                    new SnapshotStore(
                            device,
                            (records, timings) -> {
                                latency.learn(timings);
                                return ruled(VariedStore.over(device, records, context));
                            });
            default -> ruled(store);
        };
    }

    private OidStore ruled(OidStore store) {
        WriteRules rules = spec.writeRules();
        return rules == null ? store : rules.over(store);
    }

    private OidStore stacked(
            OidStore recording,
            NavigableMap<Oid, VariedRecord> variations,
            List<SubtreeTiming> timings) {
        latency.learn(timings);
        OidStore changed = new OverlayStore(recording);
        return Objects.requireNonNullElse(spec.writeRules(), WriteRules.STANDARD)
                .over(VariedStore.over(changed, variations, context));
    }
}

package dev.sonde.simulator.variation;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.CompositeStore;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.Refusal;
import dev.sonde.simulator.store.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A device's data with the modules of its recording at work: over the store that keeps what SET
/// changed, so that an object that misbehaves does so whatever it was set to.
public final class VariedStore implements OidStore {

    private final OidStore lower;
    private final NavigableMap<Oid, VariedRecord> records;
    private final DeviceState state;
    private final Waiting waiting;

    /// Moving objects that were set, and objects that were taken away: no module minds them.
    private final Set<Oid> pinned = ConcurrentHashMap.newKeySet();

    private VariedStore(
            OidStore lower, NavigableMap<Oid, VariedRecord> records, DeviceState state) {
        this.lower = lower;
        this.records = records;
        this.state = state;
        boolean waits =
                records.values().stream()
                        .map(VariedRecord::variation)
                        .anyMatch(variation -> variation != null && variation.waits());
        this.waiting = waits ? Waiting.ALWAYS : lower.waiting();
    }

    /// The data of one device, from `lower` with `records` at work on it; `lower` itself where
    /// there are none.
    ///
    /// @param lower what the device holds and changes: a recording with an
    ///   [overlay][dev.sonde.simulator.store.OverlayStore] of its own, for instance.
    /// @param records those of the recording.
    public static OidStore over(
            OidStore lower, SortedMap<Oid, VariedRecord> records, VariationContext context) {
        return records.isEmpty() ? lower : over(lower, records, new DeviceState(context));
    }

    static OidStore over(OidStore lower, SortedMap<Oid, VariedRecord> records, DeviceState state) {
        NavigableMap<Oid, VariedRecord> objects = new TreeMap<>(records);
        objects.values().removeIf(VariedRecord::isSubtree);
        OidStore store = objects.isEmpty() ? lower : new VariedStore(lower, objects, state);
        if (objects.size() == records.size()) {
            return store;
        }
        CompositeStore.Builder mounted = CompositeStore.over(store);
        records.forEach((oid, record) -> {
            Multiplex multiplex = record.multiplex();
            if (multiplex != null) {
                mounted.mount(oid, new MultiplexStore(multiplex, state));
            }
        });
        return mounted.build();
    }

    @Override
    public @Nullable Value get(Oid oid) {
        VariedRecord record = records.get(oid);
        Value held = lower.get(oid);
        return record == null ? held : answer(oid, oid, record, held);
    }

    private @Nullable Value answer(Oid oid, Oid asked, VariedRecord record, @Nullable Value held) {
        Variation variation = record.variation();
        return variation == null || pinned.contains(oid)
                ? held
                : variation.answer(new Access(oid, asked, held, state));
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        List<VarBind> following = new ArrayList<>(Math.clamp(limit, 0, 64));
        Oid from = oid;
        boolean more = limit > 0;
        while (more && following.isEmpty()) {
            List<VarBind> run = lower.next(from, limit);
            more = !run.isEmpty();
            Oid to = more ? run.getLast().oid() : from;
            NavigableMap<Oid, VariedRecord> varied =
                    more ? records.subMap(from, false, to, true) : records.tailMap(from, false);
            if (varied.isEmpty()) {
                return run;
            }
            merge(run, varied, oid, limit, following);
            from = to;
        }
        return following;
    }

    @Override
    public @Nullable Oid nextOid(Oid oid) {
        Oid own = lower.nextOid(oid);
        Oid varied = records.higherKey(oid);
        while (varied != null && (own == null || varied.compareTo(own) < 0)) {
            if (isThere(varied)) {
                return varied;
            }
            varied = records.higherKey(varied);
        }
        return own;
    }

    /// Whether a walk meets the record, or may.
    private boolean isThere(Oid oid) {
        VariedRecord record = records.get(oid);
        if (record != null && record.isEventful() && !pinned.contains(oid)) {
            return true;
        }
        Value value = get(oid);
        return value != null && value.isPresent();
    }

    /// Adds both in one order to `following`, up to an object that nobody should ask without need.
    private void merge(
            List<VarBind> run,
            NavigableMap<Oid, VariedRecord> varied,
            Oid asked,
            int limit,
            List<VarBind> following) {
        NavigableMap<Oid, Value> all = new TreeMap<>();
        varied.keySet().forEach(oid -> all.put(oid, Missing.NO_SUCH_INSTANCE));
        run.forEach(varBind -> all.put(varBind.oid(), varBind.value()));
        for (Map.Entry<Oid, Value> entry : all.entrySet()) {
            Oid oid = entry.getKey();
            VariedRecord record = varied.get(oid);
            boolean stops = record != null && record.isEventful() && !following.isEmpty();
            if (stops || following.size() == limit) {
                return;
            }
            Value answer =
                    record == null
                            ? entry.getValue()
                            : answer(oid, asked, record, entry.getValue());
            if (answer != null && answer.isPresent()) {
                following.add(new VarBind(oid, answer));
            }
        }
    }

    @Override
    public boolean isWritable(Oid oid) {
        return lower.isWritable(oid);
    }

    @Override
    public @Nullable Refusal test(List<VarBind> varBinds) {
        Refusal below = lower.test(varBinds);
        int end = below == null ? varBinds.size() : below.index() + 1;
        for (int i = 0; i < end; i++) {
            VarBind varBind = varBinds.get(i);
            VariedRecord record = records.get(varBind.oid());
            ErrorStatus status = record == null ? null : record.refusal(varBind.value());
            if (status != null) {
                return new Refusal(i, status);
            }
        }
        if (below == null) {
            varied(varBinds, (variation, oid, value) -> variation.admit(oid, value, state));
        }
        return below;
    }

    @Override
    public void set(List<VarBind> varBinds) {
        varied(varBinds, (variation, oid, value) -> variation.change(oid, value, state));
        lower.set(varBinds);
        varied(
                varBinds,
                (variation, oid, value) -> {
                    if (variation instanceof Numeric || !value.isPresent()) {
                        pinned.add(oid);
                    } else {
                        pinned.remove(oid);
                    }
                    variation.changed(oid, value, state);
                });
    }

    @FunctionalInterface
    private interface Change {
        void at(Variation variation, Oid oid, Value value);
    }

    private void varied(List<VarBind> varBinds, Change change) {
        for (VarBind varBind : varBinds) {
            VariedRecord record = records.get(varBind.oid());
            Variation variation = record == null ? null : record.variation();
            if (variation != null) {
                change.at(variation, varBind.oid(), varBind.value());
            }
        }
    }

    @Override
    public Waiting waiting() {
        return waiting;
    }
}

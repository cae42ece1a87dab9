package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/// Every other object is worked out, the rest lies below; an overlay takes what is set.
final class ComputedStoreContractTest extends OidStoreContract {

    @Override
    OidStore store(List<VarBind> objects, Predicate<Oid> writable) {
        ConcurrentMap<Oid, Value> values = new ConcurrentHashMap<>();
        objects.forEach(object -> values.put(object.oid(), object.value()));
        ComputedStore.Builder computed = ComputedStore.builder();
        for (int i = 0; i < objects.size(); i += 2) {
            Oid oid = objects.get(i).oid();
            if (writable.test(oid)) {
                computed.value(oid, () -> value(values, oid), value -> values.put(oid, value));
            } else {
                computed.value(oid, () -> value(values, oid));
            }
        }
        return new OverlayStore(computed.build().over(Recording.of(objects, writable)));
    }

    private static Value value(ConcurrentMap<Oid, Value> values, Oid oid) {
        return Objects.requireNonNull(values.get(oid));
    }
}

package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/// Objects spread over stores that are mounted in one another, some of them empty.
final class CompositeStoreContractTest extends OidStoreContract {

    @Override
    OidStore store(List<VarBind> objects, Predicate<Oid> writable) {
        // The contract wants each SET seen as a whole, which is one store's to give.
        Random random = new Random(objects.size());
        List<Oid> mounts = new ArrayList<>();
        for (VarBind object : objects) {
            if (objects.size() > 20 && random.nextInt(10) == 0) {
                int length = 1 + random.nextInt(object.oid().length() + 1);
                Oid mount = prefix(object.oid(), Math.min(length, object.oid().length()));
                if (!mounts.contains(mount)) {
                    mounts.add(mount);
                }
            }
        }
        Map<Oid, List<VarBind>> parts = new HashMap<>();
        for (VarBind object : objects) {
            parts.computeIfAbsent(deepest(mounts, object.oid()), _ -> new ArrayList<>())
                    .add(object);
        }
        Oid none = Oid.of("");
        CompositeStore.Builder composite =
                CompositeStore.over(part(parts.getOrDefault(none, List.of()), writable));
        for (Oid mount : mounts) {
            composite.mount(mount, part(parts.getOrDefault(mount, List.of()), writable));
        }
        composite.mount(Oid.of("1.3.6.1.5"), part(List.of(), writable));
        return composite.build();
    }

    private static OidStore part(List<VarBind> objects, Predicate<Oid> writable) {
        return new OverlayStore(Recording.of(objects, writable));
    }

    private static Oid deepest(List<Oid> mounts, Oid oid) {
        Oid deepest = Oid.of("");
        for (Oid mount : mounts) {
            if (mount.isPrefixOf(oid) && mount.length() > deepest.length()) {
                deepest = mount;
            }
        }
        return deepest;
    }

    private static Oid prefix(Oid oid, int length) {
        return Oid.ofUnsigned(Arrays.copyOf(oid.toUnsignedArray(), length));
    }
}

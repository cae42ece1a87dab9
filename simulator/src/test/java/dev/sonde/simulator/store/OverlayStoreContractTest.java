package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.util.List;
import java.util.function.Predicate;

final class OverlayStoreContractTest extends OidStoreContract {

    @Override
    OidStore store(List<VarBind> objects, Predicate<Oid> writable) {
        return new OverlayStore(Recording.of(objects, writable));
    }
}

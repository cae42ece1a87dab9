package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.util.List;
import java.util.function.Predicate;

/// Rules that say nothing about the objects change nothing.
final class RuledStoreContractTest extends OidStoreContract {

    @Override
    OidStore store(List<VarBind> objects, Predicate<Oid> writable) {
        Oid elsewhere = Oid.of("2.999");
        return WriteRules.builder()
                .standard()
                .rule(elsewhere, WriteRule.ANY.withAccess(Access.WRITE_ONLY))
                .table(ConceptualTable.builder(elsewhere, 1).build())
                .build()
                .over(new OverlayStore(Recording.of(objects, writable)));
    }
}

package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What one transaction changes in a snapshot that is being written.
///
/// @param retracted subtrees of which all that was written is taken away, before the objects come.
/// @param objects in any order; of an OID the last counts.
/// @param seen when they were read from the device, about.
public record SnapshotBatch(List<Oid> retracted, List<VarBind> objects, Instant seen) {

    NavigableMap<Oid, StoredObject> stored() {
        NavigableMap<Oid, StoredObject> stored = new TreeMap<>();
        objects.forEach(varBind -> stored.put(varBind.oid(), StoredObject.of(varBind, false)));
        return stored;
    }
}

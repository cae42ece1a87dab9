package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device's data: an ordered map of OID to value. Whatever answers for a device is one of these.
///
/// Thread-safe: any number of requests read while one sets.
public interface OidStore {

    /// The value at exactly `oid`, or null where there is none. [Missing] marks an explicit hole:
    /// an OID that is recorded as answering so.
    @Nullable Value get(Oid oid);

    /// The first object after `oid` in lexicographic order, or null at the end. Explicit holes are
    /// skipped.
    default @Nullable VarBind next(Oid oid) {
        List<VarBind> following = next(oid, 1);
        return following.isEmpty() ? null : following.getFirst();
    }

    /// The objects after `oid` in lexicographic order, at most `limit` of them, fewer only at the
    /// end. Explicit holes are skipped.
    List<VarBind> next(Oid oid, int limit);

    /// Whether [#set(List)] may change the object at `oid`.
    boolean isWritable(Oid oid);

    /// Changes these objects, all or none; every later read sees them. When this returns, the
    /// change is as durable as the store is.
    ///
    /// @throws UnsupportedOperationException if an object is not [writable][#isWritable(Oid)].
    void set(List<VarBind> varBinds);
}

package dev.sonde.simulator.store;

import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a database keeps of one OID.
///
/// @param value null where a variation module serves the subtree and no object has the OID.
/// @param isWritable whether SET may change the object.
/// @param variation tag and settings of the variation module that serves it, as a recording has
///   them: `65:numeric|rate=5`. May hold secrets. Null for none.
record StoredObject(
        Oid oid, @Nullable Value value, boolean isWritable, @Nullable String variation) {

    static StoredObject of(VarBind varBind, boolean isWritable) {
        return new StoredObject(varBind.oid(), varBind.value(), isWritable, null);
    }

    /// Whether a walk meets it.
    boolean isPresent() {
        return value != null && value.isPresent();
    }

    /// The object; only where there is a value.
    VarBind varBind() {
        return new VarBind(oid, Objects.requireNonNullElse(value, Missing.NO_SUCH_OBJECT));
    }

    /// The same with what was set, and what it was declared to be.
    StoredObject withValue(@Nullable Value value) {
        return new StoredObject(oid, value, isWritable, variation);
    }

    /// Without the settings, which may hold secrets.
    @Override
    public String toString() {
        return oid + " = " + value;
    }
}

package dev.sonde.simulator.store;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Null;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device's data: an ordered map of OID to value. Whatever answers for a device is one of these.
///
/// Any call may throw a [RefusedException] or a [SilenceException] where a device is to misbehave.
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

    /// The objects after `oid` in lexicographic order, at most `limit` of them, at least one where
    /// there is one. Explicit holes are skipped. No object is worked out that is not returned.
    List<VarBind> next(Oid oid, int limit);

    /// Whether SET may change the object at `oid`, whatever it is given.
    boolean isWritable(Oid oid);

    /// The first phase of a SET: why these objects may not take these values, or null where they
    /// may. Changes nothing. Where several are refused, the first is to blame.
    default @Nullable Refusal test(List<VarBind> varBinds) {
        for (int i = 0; i < varBinds.size(); i++) {
            ErrorStatus status = test(varBinds.get(i));
            if (status != ErrorStatus.NO_ERROR) {
                return new Refusal(i, status);
            }
        }
        return null;
    }

    private ErrorStatus test(VarBind varBind) {
        if (!isWritable(varBind.oid())) {
            return ErrorStatus.NOT_WRITABLE;
        }
        Value value = varBind.value();
        if (!value.isPresent() || value instanceof Null) {
            return ErrorStatus.WRONG_TYPE;
        }
        Value present = get(varBind.oid());
        // What an object without a value must be, only a MIB would know.
        boolean sameType =
                present == null || !present.isPresent() || present.syntax() == value.syntax();
        return sameType ? ErrorStatus.NO_ERROR : ErrorStatus.WRONG_TYPE;
    }

    /// The second phase of a SET, and the device's own way to change: gives these objects these
    /// values, all or none, without the checks of [#test(List)]; every later read sees them. When
    /// this returns, the change is as durable as the store is.
    ///
    /// @throws UnsupportedOperationException if the store does not change, or not there.
    void set(List<VarBind> varBinds);

    /// Whether a call may take long. Default: never.
    default Waiting waiting() {
        return Waiting.NEVER;
    }
}

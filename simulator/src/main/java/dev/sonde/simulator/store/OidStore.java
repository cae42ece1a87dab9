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

    /// The OID of the first object after `oid`, or of an explicit hole before it, or null at the
    /// end. Stores whose objects refuse, stay silent or take long tell it without working the
    /// object out.
    default @Nullable Oid nextOid(Oid oid) {
        VarBind next = next(oid);
        return next == null ? null : next.oid();
    }

    /// Whether SET may change the object at `oid`, whatever it is given.
    boolean isWritable(Oid oid);

    /// The first phase of a SET: why these objects may not take these values, or null where they
    /// may. Changes nothing. Where several are refused, the first is to blame. Default: what is
    /// [writable][#isWritable(Oid)] takes any value of the type that it has.
    default @Nullable Refusal test(List<VarBind> varBinds) {
        for (int i = 0; i < varBinds.size(); i++) {
            VarBind varBind = varBinds.get(i);
            try {
                ErrorStatus status = test(varBind);
                if (status != ErrorStatus.NO_ERROR) {
                    return new Refusal(i, status);
                }
            } catch (RuntimeException e) {
                throw RefusedException.about(varBind.oid(), e);
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
    /// values, all or none, without the checks of [#test(List)]; every later read sees them. What
    /// is not there is created, [Missing] takes an object away, and of an OID that is named twice
    /// the last value stays. When this returns, the change is as durable as the store is.
    ///
    /// @throws UnsupportedOperationException if the store does not change, or not there.
    /// @throws RefusedException if an object does not take its value after all.
    void set(List<VarBind> varBinds);

    /// Whether a call may take long. Default: never.
    default Waiting waiting() {
        return Waiting.NEVER;
    }
}

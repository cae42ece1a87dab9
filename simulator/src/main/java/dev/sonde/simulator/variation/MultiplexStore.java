package dev.sonde.simulator.variation;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Integer32;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [Multiplex] serves on one device: the recording of the present, or the one that was chosen
/// last. The control object is there for GET and SET alone.
///
/// Deviates from RFC 3416 §4.2.2 because a walk should give the recording and nothing else.
final class MultiplexStore implements OidStore {

    private final Multiplex multiplex;
    private final List<OidStore> inOrder;
    private final DeviceState state;
    private volatile int chosen;

    MultiplexStore(Multiplex multiplex, DeviceState state) {
        this.multiplex = multiplex;
        this.inOrder = List.copyOf(multiplex.snapshots().values());
        this.state = state;
    }

    private OidStore present() {
        return multiplex.control() == null
                ? multiplex.at(state.uptimeNanos())
                : inOrder.get(chosen);
    }

    @Override
    public @Nullable Value get(Oid oid) {
        return isWritable(oid) ? new Integer32(chosen) : present().get(oid);
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        return present().next(oid, limit);
    }

    @Override
    public @Nullable Oid nextOid(Oid oid) {
        return present().nextOid(oid);
    }

    @Override
    public boolean isWritable(Oid oid) {
        Oid control = multiplex.control();
        return control != null && control.equals(oid);
    }

    @Override
    public @Nullable Refusal test(List<VarBind> varBinds) {
        for (int i = 0; i < varBinds.size(); i++) {
            ErrorStatus refusal = refusal(varBinds.get(i));
            if (refusal != null) {
                return new Refusal(i, refusal);
            }
        }
        return null;
    }

    private @Nullable ErrorStatus refusal(VarBind varBind) {
        if (!isWritable(varBind.oid())) {
            return ErrorStatus.NOT_WRITABLE;
        }
        if (!(varBind.value() instanceof Integer32 index)) {
            return ErrorStatus.WRONG_TYPE;
        }
        boolean exists = index.value() >= 0 && index.value() < inOrder.size();
        return exists ? null : ErrorStatus.WRONG_VALUE;
    }

    @Override
    public void set(List<VarBind> varBinds) {
        if (test(varBinds) != null) {
            throw new UnsupportedOperationException(
                    "of a multiplexed subtree only the control object can be set, to 0..%d"
                            .formatted(inOrder.size() - 1));
        }
        for (VarBind varBind : varBinds) {
            chosen = (int) varBind.value().toLong();
        }
    }
}

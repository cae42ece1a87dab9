package dev.sonde.simulator.internal.agent;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.Refusal;
import dev.sonde.simulator.store.RefusedException;
import dev.sonde.simulator.store.SilenceException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;

/// One SET: the two phases of RFC 3416 §4.2.5, each over all of its varbinds.
///
/// > If the same variable name occurs in more than one variable binding, the associated subsequent
/// > assignments are implementation-specific.
///
/// Here every varbind is tested, and of those that name the same variable the last is assigned.
final class Assignment {

    private final StoreRequest request;
    private final OidStore store;
    private final Counters counters;

    Assignment(StoreRequest request, OidStore store, Counters counters) {
        this.request = request;
        this.store = store;
        this.counters = counters;
    }

    /// Does it, all or nothing; tells the request what went wrong.
    void perform() {
        if (request.isDecided()) {
            return;
        }
        List<VarBind> varBinds = List.of();
        int failure = PDU.genErr;
        try {
            varBinds = request.assignments();
            Refusal refusal = refusal(varBinds);
            if (refusal == null) {
                failure = PDU.commitFailed;
                store.set(varBinds);
            } else {
                request.fail(refusal.index(), refusal.status().code());
            }
        } catch (SilenceException e) {
            request.silence(e);
        } catch (RefusedException e) {
            if (e.getCause() != null) {
                counters.storeFailed("SET", e.getCause());
            }
            request.fail(index(varBinds, e.oid()), e.status().code());
        } catch (RuntimeException e) {
            counters.storeFailed("SET", e);
            request.fail(0, failure);
        }
    }

    private @Nullable Refusal refusal(List<VarBind> varBinds) {
        int withoutAccess = request.firstWithoutAccess(varBinds);
        Refusal refusal = withoutAccess == 0 ? null : store.test(varBinds);
        boolean isFirst =
                withoutAccess >= 0 && (refusal == null || withoutAccess <= refusal.index());
        return isFirst ? new Refusal(withoutAccess, ErrorStatus.NO_ACCESS) : refusal;
    }

    /// Where `oid` is assigned last; the first varbind, where it is not.
    private static int index(List<VarBind> varBinds, @Nullable Oid oid) {
        for (int i = varBinds.size() - 1; i > 0; i--) {
            if (oid != null && varBinds.get(i).oid().equals(oid)) {
                return i;
            }
        }
        return 0;
    }
}

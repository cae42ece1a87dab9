package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Counter64;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.RefusedException;
import dev.sonde.simulator.store.SilenceException;
import dev.sonde.simulator.store.Waiting;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.agent.DefaultMOScope;
import org.snmp4j.agent.MOScope;
import org.snmp4j.agent.mo.GenericManagedObject;
import org.snmp4j.agent.request.SubRequest;
import org.snmp4j.smi.OID;

/// Answers for every OID of a device from its store: the reading and writing of one varbind.
///
/// Answers and errors go to the [StoreRequest]; the varbinds of the request stay as they came,
/// because an error response repeats them.
final class StoreObject implements GenericManagedObject {

    private static final MOScope EVERYTHING =
            new DefaultMOScope(new OID(new int[0]), true, null, true);
    private static final int BATCH = 64;

    private final OidStore store;
    private final ObjectTypes types;
    private final Counters counters;

    /// Held from the first phase of a SET to the end of the second, so that what was found in the
    /// one holds in the other. Only other SETs of the device wait for it.
    private final ReentrantLock setting = new ReentrantLock();

    StoreObject(OidStore store, Counters counters) {
        this.store = store;
        this.types = new ObjectTypes(store);
        this.counters = counters;
    }

    OidStore store() {
        return store;
    }

    /// Counts and reports that the store failed.
    void failed(String operation, Throwable failure) {
        counters.storeFailed(operation, failure);
    }

    @Override
    public MOScope getScope() {
        return EVERYTHING;
    }

    @Override
    public OID find(MOScope range) {
        return range.getLowerBound();
    }

    @Override
    public void get(SubRequest<?> part) {
        StoreRequest request = (StoreRequest) part.getRequest();
        if (request.isDecided()) {
            part.completed();
            return;
        }
        try {
            OID name = part.getVariableBinding().getOid();
            Oid oid = Variables.fromSnmp4j(name);
            Value value = store.get(oid);
            if (request.isV1()) {
                // v1 has neither exceptions nor Counter64 (RFC 3584 §4.2.2.1).
                if (value == null || !value.isPresent() || value instanceof Counter64) {
                    fail(part, PDU.noSuchName);
                    return;
                }
            }
            request.answer(
                    part.getIndex(),
                    name,
                    Variables.toSnmp4j(value == null ? types.missing(oid) : value));
            part.completed();
        } catch (RuntimeException e) {
            notAnswered(part, "GET", e);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still demands it
    public boolean next(SubRequest<?> part) {
        return next(part, _ -> true);
    }

    @Override
    public boolean next(SubRequest<?> part, Function<OID, Boolean> filter) {
        StoreRequest request = (StoreRequest) part.getRequest();
        if (request.isDecided()) {
            part.completed();
            return true;
        }
        try {
            OID name = part.getVariableBinding().getOid();
            Oid oid = Variables.fromSnmp4j(name);
            VarBind next = request.isV1() ? nextInV1(oid) : store.next(oid);
            if (next != null) {
                request.answer(
                        part.getIndex(),
                        Variables.toSnmp4j(next.oid()),
                        Variables.toSnmp4j(next.value()));
                part.completed();
            } else if (request.isV1()) {
                fail(part, PDU.noSuchName);
            } else {
                request.answer(part.getIndex(), name, Variables.toSnmp4j(Missing.END_OF_MIB_VIEW));
                part.completed();
            }
        } catch (RuntimeException e) {
            notAnswered(part, "GETNEXT", e);
        }
        return true;
    }

    /// The next object that v1 can express: Counter64 is passed over (RFC 3584 §4.2.2.2).
    private @Nullable VarBind nextInV1(Oid oid) {
        // A batch, where to read in vain costs nothing but time of ours.
        int batch = store.waiting() == Waiting.ALWAYS ? 1 : BATCH;
        VarBind next = store.next(oid);
        while (next != null && next.value() instanceof Counter64) {
            List<VarBind> following = store.next(next.oid(), batch);
            next = following.isEmpty() ? null : following.getLast();
            for (VarBind varBind : following) {
                if (!(varBind.value() instanceof Counter64)) {
                    return varBind;
                }
            }
        }
        return next;
    }

    /// What `e` from reading one varbind answers.
    private void notAnswered(SubRequest<?> part, String operation, RuntimeException e) {
        switch (e) {
            case SilenceException silence -> {
                ((StoreRequest) part.getRequest()).silence(silence);
                part.completed();
            }
            case RefusedException refused -> fail(part, refused.status().code());
            default -> {
                failed(operation, e);
                fail(part, PDU.genErr);
            }
        }
    }

    /// Does a whole SET when its first varbind is prepared: the store knows two phases, too, each
    /// over all varbinds.
    @Override
    public void prepare(SubRequest<?> part) {
        StoreRequest request = (StoreRequest) part.getRequest();
        setting.lock();
        try {
            new Assignment(request, store, counters).perform();
        } finally {
            setting.unlock();
        }
        request.completePhase();
    }

    /// Nothing to do: what can be set was.
    @Override
    public void commit(SubRequest<?> part) {
        part.completed();
    }

    /// Nothing to do: what could not be set as a whole was not set at all.
    @Override
    public void undo(SubRequest<?> part) {
        part.completed();
    }

    @Override
    public void cleanup(SubRequest<?> part) {
        part.completed();
    }

    private static void fail(SubRequest<?> part, int errorStatus) {
        ((StoreRequest) part.getRequest()).fail(part.getIndex(), errorStatus);
        part.getStatus().setErrorStatus(errorStatus);
    }
}

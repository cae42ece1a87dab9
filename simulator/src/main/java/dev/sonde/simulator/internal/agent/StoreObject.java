package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.store.OidStore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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

    /// Tells which object types the device has.
    ObjectTypes types() {
        return types;
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

    /// Not called: [ReadHandler] reads.
    @Override
    public void get(SubRequest<?> part) {
        throw new UnsupportedOperationException("GET is answered from the store");
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still demands it
    public boolean next(SubRequest<?> part) {
        return next(part, _ -> true);
    }

    /// Not called: [ReadHandler] reads.
    @Override
    public boolean next(SubRequest<?> part, Function<OID, Boolean> filter) {
        throw new UnsupportedOperationException("GETNEXT is answered from the store");
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
}

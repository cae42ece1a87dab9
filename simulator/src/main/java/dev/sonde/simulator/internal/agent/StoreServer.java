package dev.sonde.simulator.internal.agent;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snmp4j.agent.ContextListener;
import org.snmp4j.agent.MOQuery;
import org.snmp4j.agent.MOScope;
import org.snmp4j.agent.MOServer;
import org.snmp4j.agent.MOServerLookupEvent;
import org.snmp4j.agent.MOServerLookupListener;
import org.snmp4j.agent.ManagedObject;
import org.snmp4j.agent.mo.MOFilter;
import org.snmp4j.agent.mo.lock.LockRequest;
import org.snmp4j.smi.OctetString;

/// The server of one device: whatever OID is looked up, its one [StoreObject] is responsible.
///
/// Nothing can be registered and nothing is locked: the store is safe to use from any thread and
/// sets all objects of a request at once.
final class StoreServer implements MOServer {

    private final StoreObject object;

    StoreServer(StoreObject object) {
        this.object = object;
    }

    StoreObject object() {
        return object;
    }

    @Override
    public <T extends ManagedObject<?>> T lookup(
            MOQuery query, @Nullable LockRequest lock, MOServerLookupEvent event, Class<T> type) {
        if (lock != null) {
            lock.setLockRequestStatus(LockRequest.LockStatus.notRequired);
        }
        return type.cast(object);
    }

    @Override
    public boolean isContextSupported(OctetString context) {
        return true;
    }

    @Override
    public OctetString[] getContexts() {
        return new OctetString[0];
    }

    @Override
    public boolean lock(Object owner, ManagedObject<?> managedObject) {
        return true;
    }

    @Override
    public boolean lock(Object owner, ManagedObject<?> managedObject, long timeoutMillis) {
        return true;
    }

    @Override
    public boolean unlock(Object owner, ManagedObject<?> managedObject) {
        return true;
    }

    @Override
    public boolean unlockNow(Object owner, ManagedObject<?> managedObject) {
        return true;
    }

    @Override
    public boolean waitForUnlockedState(long waitTimeoutMillis) {
        return true;
    }

    @Override
    public void addContextListener(ContextListener listener) {
        throw fixed();
    }

    @Override
    public void removeContextListener(ContextListener listener) {
        throw fixed();
    }

    @Override
    public void addContext(OctetString context) {
        throw fixed();
    }

    @Override
    public void removeContext(OctetString context) {
        throw fixed();
    }

    @Override
    public void register(ManagedObject<?> mo, OctetString context) {
        throw fixed();
    }

    @Override
    public ManagedObject<?> unregister(ManagedObject<?> mo, OctetString context) {
        throw fixed();
    }

    @Override
    public void addLookupListener(MOServerLookupListener listener, ManagedObject<?> mo) {
        throw fixed();
    }

    @Override
    public boolean removeLookupListener(MOServerLookupListener listener, ManagedObject<?> mo) {
        throw fixed();
    }

    @Override
    public Iterator<Map.Entry<MOScope, ManagedObject<?>>> iterator() {
        throw fixed();
    }

    @Override
    public Iterator<Map.Entry<MOScope, ManagedObject<?>>> iterator(
            Comparator<MOScope> comparator, MOFilter filter) {
        throw fixed();
    }

    @Override
    public OctetString[] getRegisteredContexts(ManagedObject<?> managedObject) {
        throw fixed();
    }

    @Override
    public Map<OctetString, MOScope> getRegisteredScopes(ManagedObject<?> managedObject) {
        throw fixed();
    }

    private static UnsupportedOperationException fixed() {
        return new UnsupportedOperationException("a device's objects are those of its store");
    }
}

package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.store.OidStore;
import org.snmp4j.agent.mo.snmp.CoexistenceInfo;
import org.snmp4j.smi.OctetString;

/// One context of a device as snmp4j-agent sees it: what a community maps to (RFC 3584 §5.2), with
/// the server of its objects.
@SuppressWarnings("serial") // the superclass is serializable; nobody serializes a device
final class DeviceContext extends CoexistenceInfo {

    private static final OctetString NO_NAME = new OctetString();

    private final ServedDevice device;
    private final String name;
    private final OidStore store;
    private final RecordedLatency recordedLatency;
    private final StoreServer server;

    /// @param name of the context, empty for the default one.
    DeviceContext(
            ServedDevice device,
            String name,
            OidStore store,
            RecordedLatency recordedLatency,
            Counters counters) {
        super(NO_NAME, NO_NAME, NO_NAME);
        this.device = device;
        this.name = name;
        this.store = store;
        this.recordedLatency = recordedLatency;
        this.server = new StoreServer(new StoreObject(store, counters));
    }

    ServedDevice device() {
        return device;
    }

    String name() {
        return name;
    }

    OidStore store() {
        return store;
    }

    RecordedLatency recordedLatency() {
        return recordedLatency;
    }

    StoreServer server() {
        return server;
    }
}

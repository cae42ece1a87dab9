package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.Device;
import org.snmp4j.agent.mo.snmp.CoexistenceInfo;
import org.snmp4j.smi.OctetString;

/// A device as snmp4j-agent sees it: what a community maps to (RFC 3584 §5.2), with the server of
/// its objects.
@SuppressWarnings("serial") // the superclass is serializable; nobody serializes a device
final class DeviceContext extends CoexistenceInfo {

    private static final OctetString NO_NAME = new OctetString();

    private final Device device;
    private final StoreServer server;

    DeviceContext(Device device, Counters counters) {
        super(NO_NAME, NO_NAME, NO_NAME);
        this.device = device;
        this.server = new StoreServer(new StoreObject(device.store(), counters));
    }

    Device device() {
        return device;
    }

    StoreServer server() {
        return server;
    }
}

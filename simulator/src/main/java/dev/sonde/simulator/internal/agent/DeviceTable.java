package dev.sonde.simulator.internal.agent;

import dev.sonde.client.OctetString;
import dev.sonde.simulator.Device;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// The devices of a simulator by community. Thread-safe; changes take effect with the next request.
public final class DeviceTable {

    private final ConcurrentMap<OctetString, DeviceContext> byCommunity = new ConcurrentHashMap<>();
    private final Counters counters;

    public DeviceTable(Counters counters) {
        this.counters = counters;
    }

    /// Adds `device`; false if there is one with this name already.
    public boolean add(Device device) {
        DeviceContext context = new DeviceContext(device, counters);
        return byCommunity.putIfAbsent(OctetString.of(device.name()), context) == null;
    }

    /// Removes the device with this name; false if there is none.
    public boolean remove(String name) {
        return byCommunity.remove(OctetString.of(name)) != null;
    }

    /// The device with this name, or null.
    public @Nullable Device named(String name) {
        DeviceContext context = byCommunity.get(OctetString.of(name));
        return context == null ? null : context.device();
    }

    /// The devices in no particular order.
    public List<Device> devices() {
        return byCommunity.values().stream().map(DeviceContext::device).toList();
    }

    /// The device that exactly these octets select, or null.
    @Nullable DeviceContext find(byte[] community) {
        return byCommunity.get(OctetString.of(community));
    }
}

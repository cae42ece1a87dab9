package dev.sonde.simulator;

import dev.sonde.client.Target;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.internal.transport.AgentAddress;
import dev.sonde.simulator.internal.agent.Agent;
import dev.sonde.simulator.internal.agent.Counters;
import dev.sonde.simulator.internal.agent.DeviceTable;
import dev.sonde.simulator.store.OidStore;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/// Devices that answer SNMPv1 and v2c on one UDP address, chosen by community.
///
/// ```java
/// try (Simulator simulator = Simulator.builder().device("switch", store).start()) {
///     Session session = Session.open(Target.of(simulator.address(), new Community("switch")));
///     print(session.get("1.3.6.1.2.1.1.5.0"));
/// }
/// ```
///
/// Thread-safe. One daemon thread reads the socket and answers. The stores stay the caller's: they
/// are not closed with the simulator.
public final class Simulator implements AutoCloseable {

    private final DeviceTable table;
    private final Counters counters;
    private final Agent agent;

    private Simulator(DeviceTable table, Counters counters, Agent agent) {
        this.table = table;
        this.counters = counters;
        this.agent = agent;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// The address it listens on, with the port that was found where 0 was asked for.
    public InetSocketAddress address() {
        return agent.address();
    }

    /// The devices served now, by name.
    public List<Device> devices() {
        return table.devices().stream().sorted(Comparator.comparing(Device::name)).toList();
    }

    /// The device with this name.
    ///
    /// @throws NoSuchElementException if there is none.
    public Device device(String name) {
        Device device = table.named(name);
        if (device == null) {
            throw new NoSuchElementException("the simulator has no device of this name");
        }
        return device;
    }

    /// Serves one more device from now on.
    ///
    /// @throws IllegalArgumentException if there is one with this name.
    public Device add(String name, OidStore store) {
        Device device = new Device(name, store);
        if (!table.add(device)) {
            throw nameTaken();
        }
        return device;
    }

    /// Serves the device with this name no more; its community meets silence from now on.
    ///
    /// @throws NoSuchElementException if there is none.
    public void remove(String name) {
        if (!table.remove(name)) {
            throw new NoSuchElementException("the simulator has no device of this name");
        }
    }

    // Names are communities, so no message repeats them.
    private static IllegalArgumentException nameTaken() {
        return new IllegalArgumentException("the simulator has a device of this name already");
    }

    /// What it has done so far.
    public SimulatorStatistics statistics() {
        return counters.statistics();
    }

    /// Frees the address. Idempotent; the request being answered, if any, is the last.
    @Override
    public void close() {
        agent.close();
    }

    /// The options of a simulator. Not thread-safe.
    public static final class Builder {

        private InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        private int maxMessageSize = Agent.MAX_MESSAGE_SIZE;
        private final Map<String, OidStore> stores = new LinkedHashMap<>();

        private Builder() {}

        /// The address to listen on: `HOST:PORT` or `[IPv6]:PORT`, port 161 if none is given, a
        /// free one for port 0. Default: a free port of the loopback address.
        ///
        /// @throws IllegalArgumentException if `address` is none.
        /// @throws UnreachableException if the host name is unknown.
        public Builder listen(String address) {
            // To ask port 0 makes no sense, to listen on it does.
            return address.matches("[^:]+:0|\\[.*]:0")
                    ? listen(AgentAddress.resolve(address.substring(0, address.length() - 2), 0))
                    : listen(AgentAddress.resolve(address, Target.DEFAULT_PORT));
        }

        /// The address to listen on, a free port for port 0.
        ///
        /// @throws IllegalArgumentException if `address` is unresolved.
        public Builder listen(InetSocketAddress address) {
            if (address.isUnresolved()) {
                throw new IllegalArgumentException(
                        "unknown host '" + address.getHostString() + "'");
            }
            this.address = address;
            return this;
        }

        /// Serves `store` to the community `name`.
        ///
        /// @throws IllegalArgumentException if there is a device with this name.
        public Builder device(String name, OidStore store) {
            if (stores.putIfAbsent(name, store) != null) {
                throw nameTaken();
            }
            return this;
        }

        /// The largest response in octets, 484 to 65507. A GETBULK is answered with what fits, any
        /// other request with tooBig. Default: 65507, all that UDP carries.
        public Builder maxMessageSize(int octets) {
            if (octets < Agent.MIN_MESSAGE_SIZE || octets > Agent.MAX_MESSAGE_SIZE) {
                throw new IllegalArgumentException(
                        "maxMessageSize must be %d to %d, not %d"
                                .formatted(Agent.MIN_MESSAGE_SIZE, Agent.MAX_MESSAGE_SIZE, octets));
            }
            this.maxMessageSize = octets;
            return this;
        }

        /// Binds the address and starts to answer.
        ///
        /// @throws BindException if the port is in use or the address is not this machine's.
        public Simulator start() throws IOException {
            Counters counters = new Counters();
            DeviceTable table = new DeviceTable(counters);
            stores.forEach((name, store) -> table.add(new Device(name, store)));
            return new Simulator(
                    table, counters, Agent.start(address, table, counters, maxMessageSize));
        }
    }
}

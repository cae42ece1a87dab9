package dev.sonde.simulator;

import dev.sonde.client.OctetString;
import dev.sonde.client.Target;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.transport.AgentAddress;
import dev.sonde.simulator.internal.agent.Agent;
import dev.sonde.simulator.internal.agent.Counters;
import dev.sonde.simulator.internal.agent.Engines;
import dev.sonde.simulator.internal.agent.ServedDevice;
import dev.sonde.simulator.internal.usm.EngineIds;
import dev.sonde.simulator.internal.usm.LocalEngine;
import dev.sonde.simulator.store.OidStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// Devices that answer SNMP over UDP, chosen by address, community, v3 context and manager.
///
/// ```java
/// try (Simulator simulator = Simulator.builder().device("switch", recording).start()) {
///     Session session = Session.open(simulator.device("switch").target());
///     print(session.get("1.3.6.1.2.1.1.5.0"));
/// }
/// ```
///
/// Thread-safe. One daemon thread reads all sockets and answers; what may take long is answered on
/// virtual threads, so that no device delays another. The stores stay the caller's: they are not
/// closed with the simulator.
public final class Simulator implements AutoCloseable {

    private final Map<String, Device> devices = new ConcurrentSkipListMap<>();
    private final Counters counters;
    private final Agent agent;
    private final int requestLog;

    private Simulator(Counters counters, Agent agent, int requestLog) {
        this.counters = counters;
        this.agent = agent;
        this.requestLog = requestLog;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// The first of its [#addresses()].
    public InetSocketAddress address() {
        return addresses().getFirst();
    }

    /// The addresses it listens on for all devices that have none of their own, with the ports that
    /// were found where 0 was asked for.
    public List<InetSocketAddress> addresses() {
        return agent.addresses();
    }

    /// The devices served now, by name.
    public List<Device> devices() {
        return List.copyOf(devices.values());
    }

    /// The device with this name.
    ///
    /// @throws NoSuchElementException if there is none.
    public Device device(String name) {
        Device device = devices.get(name);
        if (device == null) {
            throw unknownName();
        }
        return device;
    }

    /// Serves one more device from now on, to the community `name`.
    ///
    /// @throws IllegalArgumentException if there is one with this name.
    public Device add(String name, OidStore store) {
        try {
            return add(DeviceSpec.of(name, store));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Serves one more device from now on.
    ///
    /// @throws IllegalArgumentException if there is one with this name.
    /// @throws IllegalStateException after [#close()].
    /// @throws BindException if an address of its own cannot be opened.
    public synchronized Device add(DeviceSpec spec) throws IOException {
        Device device = new Device(new ServedDevice(spec, counters, requestLog));
        if (devices.putIfAbsent(spec.name(), device) != null) {
            throw nameTaken();
        }
        try {
            agent.add(device.served());
            device.served().notifier().started();
            return device;
        } catch (IOException | RuntimeException e) {
            devices.remove(spec.name(), device);
            throw e;
        }
    }

    /// Serves a device in place of the one with its name, which lives on in the same time unless
    /// `spec` has a clock. What SET changed is gone.
    ///
    /// @throws NoSuchElementException if there is none with its name.
    /// @throws BindException if an address of its own cannot be opened; the device from before is
    ///   served on.
    public synchronized Device replace(DeviceSpec spec) throws IOException {
        Device before = device(spec.name());
        DeviceSpec timed = spec.clock() == null ? spec.withClock(before.clock()) : spec;
        Device after = new Device(new ServedDevice(timed, counters, requestLog));
        agent.add(after.served());
        devices.put(spec.name(), after);
        agent.remove(before.served());
        return after;
    }

    /// Serves the device with this name no more; who asks for it meets silence from now on.
    ///
    /// @throws NoSuchElementException if there is none.
    public synchronized void remove(String name) {
        Device device = devices.remove(name);
        if (device == null) {
            throw unknownName();
        }
        agent.remove(device.served());
    }

    // Names are communities, so no message repeats them.
    private static IllegalArgumentException nameTaken() {
        return new IllegalArgumentException("the simulator has a device of this name already");
    }

    private static NoSuchElementException unknownName() {
        return new NoSuchElementException("the simulator has no device of this name");
    }

    /// What it has done so far.
    public SimulatorStatistics statistics() {
        return counters.statistics();
    }

    /// Frees the addresses. Idempotent; the request being answered, if any, is the last.
    @Override
    public void close() {
        devices.values().forEach(device -> device.served().silence());
        agent.close();
    }

    /// The options of a simulator. Not thread-safe.
    public static final class Builder {

        private static final InetSocketAddress FREE_PORT =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

        private final List<InetSocketAddress> addresses = new ArrayList<>();
        private final Map<String, DeviceSpec> specs = new LinkedHashMap<>();
        private final List<UsmUser> users = new ArrayList<>();
        private @Nullable OctetString engineId;
        private @Nullable Path bootsFile;
        private boolean answersEmptyContextEngineId;
        private int maxMessageSize = Agent.MAX_MESSAGE_SIZE;
        private int requestLog = 1_000;

        private Builder() {}

        /// One more address to listen on: `HOST:PORT` or `[IPv6]:PORT`, port 161 if none is given,
        /// a free one for port 0. Default: a free port of the loopback address.
        ///
        /// @throws IllegalArgumentException if `address` is none.
        /// @throws UnreachableException if the host name is unknown.
        public Builder listen(String address) {
            // To ask port 0 makes no sense, to listen on it does.
            return address.matches("[^:]+:0|\\[.*]:0")
                    ? listen(AgentAddress.resolve(address.substring(0, address.length() - 2), 0))
                    : listen(AgentAddress.resolve(address, Target.DEFAULT_PORT));
        }

        /// One more address to listen on, a free port for port 0.
        ///
        /// @throws IllegalArgumentException if `address` is unresolved.
        public Builder listen(InetSocketAddress address) {
            if (address.isUnresolved()) {
                throw new IllegalArgumentException(
                        "unknown host '" + address.getHostString() + "'");
            }
            addresses.add(address);
            return this;
        }

        /// Serves `store` to the community `name`.
        ///
        /// @throws IllegalArgumentException if there is a device with this name.
        public Builder device(String name, OidStore store) {
            return device(DeviceSpec.of(name, store));
        }

        /// Serves a device.
        ///
        /// @throws IllegalArgumentException if there is a device with its name.
        public Builder device(DeviceSpec spec) {
            if (specs.putIfAbsent(spec.name(), spec) != null) {
                throw nameTaken();
            }
            return this;
        }

        /// One more user of v3 who may ask every device that has no users of its own, at the level
        /// of the keys given: at a lower one the answer is authorizationError.
        public Builder user(UsmUser user) {
            users.add(user);
            return this;
        }

        /// The snmpEngineID that its devices share where they have none of their own; then the
        /// contextName selects the device by its name. Default: one that no other simulator has, or
        /// with a [#bootsFile(Path)] always the same.
        ///
        /// @param engineId 5 to 32 octets (RFC 3411 §5).
        public Builder engineId(OctetString engineId) {
            LocalEngine.requireEngineId(engineId);
            this.engineId = engineId;
            return this;
        }

        /// Where the starts of its engines are counted, so that snmpEngineBoots never goes back
        /// (RFC 3414 §2.2.2); created where there is no such file. Default: none, snmpEngineBoots
        /// is taken from the clock.
        public Builder bootsFile(Path file) {
            this.bootsFile = file;
            return this;
        }

        /// Takes an empty contextEngineID for that of the engine asked, as many agents do. Default:
        /// it is reported as unknown (RFC 3412 §7.2.1).
        public Builder answerEmptyContextEngineId(boolean answer) {
            this.answersEmptyContextEngineId = answer;
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

        /// How many of its last requests each device keeps for [Device#requests()], none for 0.
        /// Default: 1000.
        public Builder requestLog(int requests) {
            if (requests < 0) {
                throw new IllegalArgumentException("requestLog must not be negative: " + requests);
            }
            this.requestLog = requests;
            return this;
        }

        /// Binds the addresses and starts to answer.
        ///
        /// @throws BindException if a port is in use or an address is not this machine's.
        public Simulator start() throws IOException {
            Counters counters = new Counters();
            List<InetSocketAddress> all = addresses.isEmpty() ? List.of(FREE_PORT) : addresses;
            Agent agent =
                    Agent.start(
                            all, engines(), counters, maxMessageSize, answersEmptyContextEngineId);
            Simulator simulator = new Simulator(counters, agent, requestLog);
            try {
                for (DeviceSpec spec : specs.values()) {
                    simulator.add(spec);
                }
                return simulator;
            } catch (IOException | RuntimeException e) {
                simulator.close();
                throw e;
            }
        }

        private Engines engines() throws IOException {
            List<OctetString> own =
                    specs.values().stream()
                            .map(DeviceSpec::engineId)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList();
            OctetString shared = engineId == null ? EngineIds.of(bootsFile) : engineId;
            return new Engines(shared, users, bootsFile, own);
        }
    }
}

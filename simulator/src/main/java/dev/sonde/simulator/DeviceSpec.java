package dev.sonde.simulator;

import dev.sonde.client.OctetString;
import dev.sonde.client.UsmUser;
import dev.sonde.client.Version;
import dev.sonde.simulator.internal.agent.AddressRange;
import dev.sonde.simulator.internal.usm.LocalEngine;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.WriteRules;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a device is before it is served: its data, who reaches it and how, and what is wrong with
/// it.
///
/// ```java
/// DeviceSpec.of("core", recording).withCommunities("public").withAddresses(new InetSocketAddress("127.0.0.1", 0))
/// ```
///
/// Immutable; each `with` method returns a changed copy.
public final class DeviceSpec {

    private final String name;
    private final Map<String, Supplier<? extends OidStore>> contexts = new LinkedHashMap<>();
    private final boolean lazy;
    private List<String> communities;
    private List<String> readOnlyCommunities = List.of();
    private boolean anyCommunity;
    private List<InetSocketAddress> addresses = List.of();
    private List<AddressRange> sources = List.of();
    private Set<Version> versions = EnumSet.allOf(Version.class);
    private @Nullable OctetString engineId;
    private List<UsmUser> users = List.of();
    private List<Fault> faults = List.of();
    private @Nullable DeviceClock clock;
    private @Nullable WriteRules writeRules;
    private Notifications notifications = Notifications.NONE;

    private DeviceSpec(String name, Supplier<? extends OidStore> store, boolean lazy) {
        this.name = name;
        this.lazy = lazy;
        this.communities = List.of(name);
        contexts.put("", store);
    }

    private DeviceSpec(DeviceSpec other) {
        this.name = other.name;
        this.lazy = other.lazy;
        this.contexts.putAll(other.contexts);
        this.communities = other.communities;
        this.readOnlyCommunities = other.readOnlyCommunities;
        this.anyCommunity = other.anyCommunity;
        this.addresses = other.addresses;
        this.sources = other.sources;
        this.versions = other.versions;
        this.engineId = other.engineId;
        this.users = other.users;
        this.faults = other.faults;
        this.clock = other.clock;
        this.writeRules = other.writeRules;
        this.notifications = other.notifications;
    }

    private DeviceSpec with(Consumer<DeviceSpec> change) {
        DeviceSpec copy = new DeviceSpec(this);
        change.accept(copy);
        return copy;
    }

    /// A device that answers from `store` to the community, and in v3 to the contextName, `name`.
    ///
    /// A [recording][dev.sonde.simulator.recording.Recording] is served with what SET changes [laid
    /// over it][dev.sonde.simulator.store.OverlayStore]; any other store as it is.
    public static DeviceSpec of(String name, OidStore store) {
        return new DeviceSpec(name, () -> store, false);
    }

    /// As [#of(String, OidStore)], with a store that is read when the device is first asked.
    public static DeviceSpec lazy(String name, Supplier<? extends OidStore> store) {
        return new DeviceSpec(name, store, true);
    }

    /// Serves `store` in the context `contextName` of the device: to the v3 contextName, and to
    /// each of its communities with `@` and that name behind it, as in `public@10` (RFC 3584 §5.2.1
    /// leaves the form to the agent; this one is that of switches with a context for each VLAN).
    public DeviceSpec withContext(String contextName, OidStore store) {
        return withContext(contextName, () -> store);
    }

    /// As [#withContext(String, OidStore)], with a store that is read when [the device's
    /// is][#lazy(String, Supplier)].
    public DeviceSpec withContext(String contextName, Supplier<? extends OidStore> store) {
        return with(copy -> copy.contexts.put(contextName, store));
    }

    /// The communities that reach it, as UTF-8. Default: its name.
    public DeviceSpec withCommunities(String... communities) {
        return with(copy -> {
            copy.communities = List.of(communities);
            copy.anyCommunity = false;
        });
    }

    /// More communities that reach it, whose SET is refused with noAccess. Default: none.
    public DeviceSpec withReadOnlyCommunities(String... communities) {
        return with(copy -> copy.readOnlyCommunities = List.of(communities));
    }

    /// Answers to whatever community no other device answers to, to this manager in this version.
    public DeviceSpec withAnyCommunity() {
        return with(copy -> copy.anyCommunity = true);
    }

    /// The addresses that it is asked at, instead of those of the simulator; each is opened where
    /// it is not yet, with a free port for port 0. Several devices may share one.
    ///
    /// @throws IllegalArgumentException if one is unresolved.
    public DeviceSpec withAddresses(InetSocketAddress... addresses) {
        for (InetSocketAddress address : addresses) {
            if (address.isUnresolved()) {
                throw new IllegalArgumentException(
                        "unknown host '" + address.getHostString() + "'");
            }
        }
        return with(copy -> copy.addresses = List.of(addresses));
    }

    /// Answers only to managers in these ranges, as `192.0.2.7` or `192.0.2.0/24`. Where several
    /// devices have one community, the narrowest range around the manager counts. Default: to all.
    ///
    /// @throws IllegalArgumentException if one is no range.
    public DeviceSpec withSources(String... ranges) {
        List<AddressRange> parsed = new ArrayList<>();
        for (String range : ranges) {
            parsed.add(AddressRange.of(range));
        }
        return with(copy -> copy.sources = List.copyOf(parsed));
    }

    /// The versions it speaks. Default: all.
    ///
    /// @throws IllegalArgumentException if `versions` is empty.
    public DeviceSpec withVersions(Set<Version> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a device speaks one version at least");
        }
        return with(copy -> copy.versions = Set.copyOf(versions));
    }

    /// Gives it an SNMP engine of its own. Default: that of the simulator, where the contextName
    /// tells its devices apart.
    ///
    /// @param engineId its snmpEngineID, 5 to 32 octets (RFC 3411 §5).
    /// @throws IllegalArgumentException if it is shorter or longer, all zeros or all ones.
    public DeviceSpec withEngineId(OctetString engineId) {
        LocalEngine.requireEngineId(engineId);
        return with(copy -> copy.engineId = engineId);
    }

    /// Who may ask it in v3, at the level of the keys given: at a lower one the answer is
    /// authorizationError. Default: the users of the simulator. Of two users of one name on one
    /// engine, the one added last counts.
    public DeviceSpec withUsers(UsmUser... users) {
        return with(copy -> copy.users = List.of(users));
    }

    /// What is wrong with it from the start. Default: nothing.
    public DeviceSpec withFaults(Fault... faults) {
        return with(copy -> copy.faults = List.of(faults));
    }

    /// The time it lives in. Default: a clock that starts when the device is first served.
    public DeviceSpec withClock(DeviceClock clock) {
        return with(copy -> copy.clock = clock);
    }

    /// What SET may do, beside what its data declares. Default: [WriteRules#STANDARD] over
    /// recordings, and what other stores say of themselves.
    public DeviceSpec withWriteRules(WriteRules rules) {
        return with(copy -> copy.writeRules = rules);
    }

    /// What it tells of its own accord, and to whom. Default: nothing.
    public DeviceSpec withNotifications(Notifications notifications) {
        return with(copy -> copy.notifications = notifications);
    }

    public String name() {
        return name;
    }

    /// Its stores by contextName, the default context under the empty name.
    public Map<String, Supplier<? extends OidStore>> contexts() {
        return Map.copyOf(contexts);
    }

    /// Whether its data is read only when it is first asked.
    public boolean isLazy() {
        return lazy;
    }

    public List<String> communities() {
        return communities;
    }

    public List<String> readOnlyCommunities() {
        return readOnlyCommunities;
    }

    public boolean answersToAnyCommunity() {
        return anyCommunity;
    }

    public List<InetSocketAddress> addresses() {
        return addresses;
    }

    /// The ranges of managers that it answers to, all if there is none.
    public List<String> sources() {
        return sources.stream().map(AddressRange::text).toList();
    }

    public Set<Version> versions() {
        return versions;
    }

    public @Nullable OctetString engineId() {
        return engineId;
    }

    public List<UsmUser> users() {
        return users;
    }

    public List<Fault> faults() {
        return faults;
    }

    public @Nullable DeviceClock clock() {
        return clock;
    }

    public @Nullable WriteRules writeRules() {
        return writeRules;
    }

    public Notifications notifications() {
        return notifications;
    }

    @Override
    public String toString() {
        return "device (name hidden)";
    }
}

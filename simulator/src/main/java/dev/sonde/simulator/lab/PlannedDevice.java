package dev.sonde.simulator.lab;

import dev.sonde.client.OctetString;
import dev.sonde.client.UsmUser;
import dev.sonde.client.Version;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.Fault;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.WriteRules;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A device as the files describe it. Two that are equal are the same device, which need not be
/// touched when the files are read again.
///
/// @param communities null for its name.
/// @param shown a community that may be shown to whoever started the lab; null where all are
///   secrets, or there is none.
/// @param row what makes it one of a template.
record PlannedDevice(
        String name,
        Source source,
        Map<String, Source> contexts,
        @Nullable List<String> communities,
        List<String> readOnlyCommunities,
        @Nullable String shown,
        boolean anyCommunity,
        List<InetSocketAddress> addresses,
        List<String> sources,
        Set<Version> versions,
        @Nullable OctetString engineId,
        List<PlannedUser> users,
        List<Fault> faults,
        @Nullable PlannedClock clock,
        PlannedRules rules,
        PlannedNotifications notifications,
        Substitution substitution,
        Row row) {

    static final Row NO_ROW = new Row(0, Map.of());

    /// One of which nothing is said but its data.
    static PlannedDevice of(String name, Source source, Map<String, Source> contexts) {
        return new PlannedDevice(
                name,
                source,
                contexts,
                null,
                List.of(),
                name,
                false,
                List.of(),
                List.of(),
                Set.of(Version.values()),
                null,
                List.of(),
                List.of(),
                null,
                PlannedRules.NONE,
                PlannedNotifications.NONE,
                Substitution.NONE,
                NO_ROW);
    }

    /// All of its sources.
    List<Source> allSources() {
        List<Source> all = new ArrayList<>(List.of(source));
        all.addAll(contexts.values());
        return all;
    }

    PlannedDevice withSources(UnaryOperator<Source> change) {
        Map<String, Source> changed = new LinkedHashMap<>();
        contexts.forEach((name, each) -> changed.put(name, change.apply(each)));
        return with(change.apply(source), changed, faults);
    }

    PlannedDevice withFaults(List<Fault> faults) {
        return with(source, contexts, faults);
    }

    private PlannedDevice with(Source source, Map<String, Source> contexts, List<Fault> faults) {
        return new PlannedDevice(
                name,
                source,
                contexts,
                communities,
                readOnlyCommunities,
                shown,
                anyCommunity,
                addresses,
                sources,
                versions,
                engineId,
                users,
                faults,
                clock,
                rules,
                notifications,
                substitution,
                row);
    }

    /// Ready to be served.
    ///
    /// @param stores opens the store of a source.
    DeviceSpec spec(Function<Source, OidStore> stores, List<UsmUser> users) {
        DeviceSpec spec =
                DeviceSpec.lazy(name, () -> stores.apply(source))
                        .withAddresses(addresses.toArray(InetSocketAddress[]::new))
                        .withSources(sources.toArray(String[]::new))
                        .withVersions(versions)
                        .withUsers(users.toArray(UsmUser[]::new))
                        .withFaults(faults.toArray(Fault[]::new))
                        .withNotifications(notifications.notifications());
        if (communities != null) {
            spec = spec.withCommunities(communities.toArray(String[]::new));
        }
        spec = spec.withReadOnlyCommunities(readOnlyCommunities.toArray(String[]::new));
        WriteRules writeRules = rules.rules();
        spec = writeRules == null ? spec : spec.withWriteRules(writeRules);
        spec = anyCommunity ? spec.withAnyCommunity() : spec;
        spec = engineId == null ? spec : spec.withEngineId(engineId);
        for (Map.Entry<String, Source> context : contexts.entrySet()) {
            spec = spec.withContext(context.getKey(), () -> stores.apply(context.getValue()));
        }
        return spec;
    }

    @Override
    public String toString() {
        return "device (name hidden)";
    }
}

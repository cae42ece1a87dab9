package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Version;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/// The way to one context of a device, and who may take it.
///
/// @param context where it leads.
/// @param versions in which one may ask.
/// @param sources the managers who may, all if there is none.
/// @param readOnly whether nothing may be set on it.
record Route(
        DeviceContext context,
        Set<Version> versions,
        List<AddressRange> sources,
        boolean readOnly) {

    boolean admits(Version version, InetAddress manager) {
        return versions.contains(version)
                && (sources.isEmpty()
                        || sources.stream().anyMatch(range -> range.contains(manager)));
    }

    /// Whether this one is asked before `other` where both admit.
    boolean isNarrowerThan(Route other) {
        int difference = prefixLength() - other.prefixLength();
        return difference != 0 ? difference > 0 : versions.size() < other.versions.size();
    }

    /// The length of its widest range of managers.
    private int prefixLength() {
        return sources.stream().mapToInt(AddressRange::prefixLength).min().orElse(-1);
    }
}

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

    /// What [#narrowness] is of a route that does not admit.
    static final int CLOSED = -1;

    private static final int ALL_VERSIONS = Version.values().length;

    boolean admits(Version version, InetAddress manager) {
        return narrowness(version, manager) != CLOSED;
    }

    /// How closely this route is meant for `manager`: the more, the narrower its range around the
    /// manager, then the fewer its versions; [#CLOSED] where it does not admit.
    int narrowness(Version version, InetAddress manager) {
        int prefixLength = versions.contains(version) ? prefixLength(manager) : CLOSED;
        return prefixLength == CLOSED
                ? CLOSED
                : prefixLength * ALL_VERSIONS + ALL_VERSIONS - versions.size();
    }

    /// The length of the narrowest range that `manager` is in, from 1; 0 where all managers are
    /// admitted.
    private int prefixLength(InetAddress manager) {
        return sources.isEmpty()
                ? 0
                : sources.stream()
                        .filter(range -> range.contains(manager))
                        .mapToInt(range -> range.prefixLength() + 1)
                        .max()
                        .orElse(CLOSED);
    }
}

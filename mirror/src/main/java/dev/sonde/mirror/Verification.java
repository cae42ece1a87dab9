package dev.sonde.mirror;

import dev.sonde.client.Community;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Target;
import dev.sonde.mirror.compare.Difference;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.DatabaseStore;
import dev.sonde.simulator.store.OidStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;

/// How a mirror, served by a simulator in this process, compares with its device: every object of
/// the mirror is asked of both, by GETNEXT, so that what has come and gone shows, too.
///
/// @param compared how many objects of the mirror were compared.
/// @param moved how many numbers differ: they move.
/// @param differences what differs otherwise, the first thousand; the mirror is before, the device
///   after.
/// @param furtherDifferences how many more there are.
/// @param unanswered how many objects the device could not be asked for.
public record Verification(
        long compared,
        long moved,
        List<Difference> differences,
        long furtherDifferences,
        long unanswered) {

    public Verification {
        differences = List.copyOf(differences);
    }

    /// Whether nothing differs but numbers.
    public boolean agrees() {
        return differences.isEmpty() && unanswered == 0;
    }

    /// Compares `mirrored`, which was taken of the device behind `device`, with it.
    ///
    /// @param options what was taken of the device.
    /// @throws IOException if the simulator cannot be started.
    /// @throws SnmpException if the simulator fails.
    public static Verification of(OidStore mirrored, Session device, MirrorOptions options)
            throws IOException {
        String community = "verified";
        try (Simulator simulator = Simulator.builder().device(community, mirrored).start();
                SnmpEngine engine = SnmpEngine.builder().sockets(1).open()) {
            Session replay =
                    engine.session(
                            Target.of(simulator.address(), new Community(community))
                                    .withTimeout(Duration.ofSeconds(10)));
            NavigableMap<Oid, ErrorStatus> errors =
                    switch (mirrored) {
                        case Recording recording -> recording.errors();
                        case DatabaseStore store -> DatabaseDevice.of(store).errors();
                        default -> Collections.emptyNavigableMap();
                    };
            ReplayComparison comparison = new ReplayComparison(device, options, errors);
            for (Oid root : options.roots()) {
                comparison.compare(replay, root);
            }
            return comparison.result();
        }
    }
}

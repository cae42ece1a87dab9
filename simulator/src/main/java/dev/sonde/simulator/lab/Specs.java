package dev.sonde.simulator.lab;

import dev.sonde.client.UsmUser;
import dev.sonde.client.Version;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.Fault;
import dev.sonde.simulator.store.OidStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Makes what a simulator serves of what files describe, and of what all devices of the lab have.
final class Specs {

    private final Sources sources;
    private final List<UsmUser> users;
    private final List<Fault> faults;

    /// @param users who may ask every device.
    /// @param faults what is wrong with every device.
    Specs(Sources sources, List<UsmUser> users, List<Fault> faults) {
        this.sources = sources;
        this.users = List.copyOf(users);
        this.faults = List.copyOf(faults);
    }

    /// A device that begins in the time that is said of it.
    DeviceSpec started(PlannedDevice device) {
        PlannedClock clock = device.clock();
        return clock == null ? spec(device) : spec(device).withClock(clock.start());
    }

    /// A device that goes on in the time it lives in.
    DeviceSpec spec(PlannedDevice device) {
        List<UsmUser> all = new ArrayList<>(users);
        device.users().forEach(user -> all.add(user.user()));
        return device.withFaults(faults(device)).spec(source -> store(device, source), all);
    }

    /// The versions that somebody gets an answer in.
    Set<Version> versions(PlannedDevice device) {
        Set<Version> versions = new TreeSet<>(device.versions());
        if (users.isEmpty() && device.users().isEmpty()) {
            versions.remove(Version.V3);
        }
        return Collections.unmodifiableSet(versions);
    }

    List<Fault> faults(PlannedDevice device) {
        List<Fault> all = new ArrayList<>(device.faults());
        all.addAll(faults);
        return all;
    }

    private OidStore store(PlannedDevice device, Source source) {
        Substitution substitution = device.substitution();
        boolean isContext = !source.equals(device.source());
        return sources.store(
                source,
                isContext ? new Substitution(Map.of(), substitution.replacements()) : substitution,
                device.row());
    }
}

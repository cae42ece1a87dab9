package dev.sonde.simulator.lab;

import dev.sonde.client.Oid;
import java.util.List;
import java.util.Map;

/// How a device differs from its recording: the same for all devices of a template, which fill in
/// what is their own. Immutable.
record Substitution(Map<Oid, Assignment> set, List<Replacement> replacements) {

    static final Substitution NONE = new Substitution(Map.of(), List.of());

    Substitution {
        set = Map.copyOf(set);
        replacements = List.copyOf(replacements);
    }

    boolean isEmpty() {
        return set.isEmpty() && replacements.isEmpty();
    }
}

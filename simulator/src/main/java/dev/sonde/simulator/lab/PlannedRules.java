package dev.sonde.simulator.lab;

import dev.sonde.simulator.store.WriteRules;
import org.jspecify.annotations.Nullable;

/// What SET may do with a device as a lab describes it. Equal where the description is.
final class PlannedRules {

    static final PlannedRules NONE = new PlannedRules("", null);

    private final String description;
    private final @Nullable WriteRules rules;

    /// @param description all that the rules were read from.
    PlannedRules(String description, @Nullable WriteRules rules) {
        this.description = description;
        this.rules = rules;
    }

    /// Null where the lab says nothing.
    @Nullable WriteRules rules() {
        return rules;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlannedRules that && description.equals(that.description);
    }

    @Override
    public int hashCode() {
        return description.hashCode();
    }
}

package dev.sonde.simulator.variation;

import dev.sonde.client.Null;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import java.util.function.Function;

/// The module `notification`: an object that sends a notification when it is read or set.
///
/// @param filter the values of a SET that do; all where there is none.
record Notifying(NotificationSpec notification, Operations operations, Comparisons<Boolean> filter)
        implements Variation {

    static Notifying of(Settings settings, Function<String, Value> constant) {
        return new Notifying(
                NotificationSpec.of(settings),
                Operations.of(settings, Operations.SET),
                Comparisons.of(settings, "vlist", constant, _ -> true, 2));
    }

    /// As snmpsim does, NULL where the record has no value.
    @Override
    public Value answer(Access access) {
        if (operations.includeGet()) {
            access.state().trigger(notification);
        }
        Value held = access.held();
        return held == null || !held.isPresent() ? Null.NULL : held;
    }

    @Override
    public void changed(Oid oid, Value value, DeviceState state) {
        if (operations.includeSet() && (filter.isEmpty() || filter.of(value) != null)) {
            state.trigger(notification);
        }
    }

    @Override
    public boolean isEventful() {
        return operations.includeGet();
    }
}

package dev.sonde.simulator.variation;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import org.jspecify.annotations.Nullable;

/// What a module does with one object. Immutable, and the same for all devices of a recording: what
/// is a device's own comes with each call.
sealed interface Variation permits Numeric, Delay, Refusing, Notifying, Subprocess {

    /// What is answered; null for nothing.
    @Nullable Value answer(Access access);

    /// Whether an answer may take long, tell somebody or be refused, so that nobody should ask who
    /// does not need it.
    boolean isEventful();

    /// Whether an answer or a SET may take long.
    default boolean waits() {
        return false;
    }

    /// Why a SET may not give the object this value, which is of its type; null where it may.
    default @Nullable ErrorStatus refusal(Value value) {
        return null;
    }

    /// A SET of this value will be tried: time to keep it waiting.
    default void admit(Oid oid, Value value, DeviceState state) {}

    /// The object is about to be given this value.
    default void change(Oid oid, Value value, DeviceState state) {}

    /// The object was given this value.
    default void changed(Oid oid, Value value, DeviceState state) {}
}

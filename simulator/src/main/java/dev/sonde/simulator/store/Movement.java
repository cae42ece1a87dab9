package dev.sonde.simulator.store;

import dev.sonde.client.VarBind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is made of an object that two snapshots of a device have.
@FunctionalInterface
public interface Movement {

    /// Tag and settings of the variation module that serves the object from now on, as a recording
    /// has them, `65:numeric|rate=5`; null for none.
    ///
    /// @param between how long after the one the other was read, about.
    @Nullable String variation(VarBind before, VarBind after, Duration between);
}

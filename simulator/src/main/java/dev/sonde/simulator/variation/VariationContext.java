package dev.sonde.simulator.variation;

import dev.sonde.simulator.DeviceClock;
import java.util.function.Consumer;

/// What a device gives to the modules of its recording.
///
/// @param clock the time that its values move with.
/// @param seed what makes its deviations its own: devices of one recording and one seed move alike.
/// @param notifications takes what is to be sent; called by the thread that answers the request,
///   which should not be kept.
public record VariationContext(
        DeviceClock clock, long seed, Consumer<NotificationSpec> notifications) {

    /// The context of the device of this name, which gives the seed.
    public static VariationContext of(
            String deviceName, DeviceClock clock, Consumer<NotificationSpec> notifications) {
        return new VariationContext(clock, Noise.seed(deviceName), notifications);
    }

    /// Not the seed: it comes from a name that may be a community.
    @Override
    public String toString() {
        return "the variation context of a device that is up for " + clock.uptime();
    }
}

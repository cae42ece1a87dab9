package dev.sonde.simulator.variation;

import dev.sonde.client.Oid;
import dev.sonde.simulator.store.SilenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// What the modules know of one device.
final class DeviceState {

    private static final long NANOS = 1_000_000_000;

    private final VariationContext context;
    private final Consumer<Duration> pause;
    private final Instant started;
    private final Map<Oid, RunningSum> sums = new ConcurrentHashMap<>();

    DeviceState(VariationContext context) {
        this(context, DeviceState::sleep);
    }

    /// @param pause keeps the calling thread waiting.
    DeviceState(VariationContext context, Consumer<Duration> pause) {
        this.context = context;
        this.pause = pause;
        Instant now = context.clock().instant();
        this.started = now.minusNanos(context.clock().uptimeNanos());
    }

    /// The device's time: nanoseconds since it started.
    long uptimeNanos() {
        return context.clock().uptimeNanos();
    }

    /// When the device started: seconds since 1970, and the nanoseconds beyond them.
    Instant started() {
        return started;
    }

    /// The second of the device's present, since 1970.
    long epochSecond() {
        return started.plusNanos(uptimeNanos()).getEpochSecond();
    }

    /// What chance says of `oid` at the present: a number from −1 to 1.
    double noise(Oid oid) {
        return Noise.at(noiseKey(oid), uptimeNanos());
    }

    long noiseKey(Oid oid) {
        return Noise.key(context.seed(), oid);
    }

    RunningSum sum(Oid oid) {
        return sums.computeIfAbsent(oid, _ -> new RunningSum());
    }

    /// Keeps the request waiting, in real time.
    void pause(Duration duration) {
        if (duration.isPositive()) {
            pause.accept(duration);
        }
    }

    void trigger(NotificationSpec notification) {
        context.notifications().accept(notification);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            // The simulator is being closed, or the device removed.
            Thread.currentThread().interrupt();
            throw new SilenceException();
        }
    }

    static double seconds(long nanos) {
        return (double) nanos / NANOS;
    }
}

package dev.sonde.simulator.variation;

import dev.sonde.client.Counter64;
import dev.sonde.client.Null;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.simulator.store.SilenceException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The module `delay`: an object that keeps the request waiting, or for ever.
///
/// @param millis the wait.
/// @param deviation how far a wait may be from that, either way.
/// @param byValue waits of a SET, by its value.
/// @param byTime waits by the device's time, in seconds since 1970.
record Delay(
        double millis, double deviation, Comparisons<Double> byValue, Comparisons<Double> byTime)
        implements Variation {

    static final Set<String> KEYS =
            Set.of("value", "hexvalue", "wait", "deviation", "vlist", "tlist");

    private static final double LONGEST = 99_999;

    static Delay of(Settings settings, Function<String, Value> constant) {
        return new Delay(
                settings.number("wait", BigDecimal.valueOf(500)).doubleValue(),
                settings.number("deviation", BigDecimal.ZERO).doubleValue(),
                Comparisons.of(
                        settings, "vlist", constant, text -> millis(settings, "vlist", text), 3),
                Comparisons.of(
                        settings,
                        "tlist",
                        text -> new Counter64((long) millis(settings, "tlist", text)),
                        text -> millis(settings, "tlist", text),
                        3));
    }

    private static double millis(Settings settings, String key, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw settings.fault(key, "no list of comparisons that end in milliseconds");
        }
    }

    /// How long to wait.
    ///
    /// @param value what a SET sets; null otherwise.
    /// @throws SilenceException if for ever.
    Duration duration(@Nullable Value value, long epochSecond, double noise) {
        Double listed = null;
        if (value != null && !byValue.isEmpty()) {
            listed = byValue.of(value);
        } else if (!byTime.isEmpty()) {
            listed = byTime.of(new Counter64(epochSecond));
        }
        double wait = (listed == null ? millis : listed) + deviation * noise;
        if (wait > LONGEST) {
            throw new SilenceException();
        }
        return Duration.ofNanos(Math.round(Math.max(0, wait) * 1e6));
    }

    private void pause(@Nullable Value value, Oid oid, DeviceState state) {
        double noise = deviation == 0 ? 0 : state.noise(oid);
        state.pause(duration(value, state.epochSecond(), noise));
    }

    /// As snmpsim does, NULL where the record has no value.
    @Override
    public Value answer(Access access) {
        pause(null, access.oid(), access.state());
        Value held = access.held();
        return held == null || !held.isPresent() ? Null.NULL : held;
    }

    @Override
    public void admit(Oid oid, Value value, DeviceState state) {
        pause(value, oid, state);
    }

    @Override
    public boolean isEventful() {
        return true;
    }

    @Override
    public boolean waits() {
        return true;
    }
}

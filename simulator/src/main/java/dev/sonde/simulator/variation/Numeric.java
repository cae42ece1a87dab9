package dev.sonde.simulator.variation;

import dev.sonde.client.Syntax;
import dev.sonde.client.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The module `numeric`: a number that moves with the device's time.
///
/// `initial + function(time · rate) · scale + offset ± deviation`, within `min` and `max`. It is a
/// function of the device, the OID and the device's time, so that everybody who asks sees the same.
///
/// @param function null for the time itself.
/// @param sinceEpoch whether time is that of the calendar, and not the uptime.
/// @param cumulative whether it adds up: each second what the formula says at its end.
record Numeric(
        NumberRange range,
        BigDecimal initial,
        @Nullable MathFunction function,
        BigDecimal rate,
        BigDecimal scale,
        BigDecimal offset,
        double deviation,
        boolean sinceEpoch,
        boolean cumulative)
        implements Variation {

    static final Set<String> KEYS =
            Set.of(
                    "min",
                    "max",
                    "initial",
                    "atime",
                    "wrap",
                    "function",
                    "rate",
                    "scale",
                    "offset",
                    "deviation",
                    "cumulative");

    /// @throws IllegalArgumentException if a setting is wrong, or the type has no numbers.
    static Numeric of(Settings settings, Syntax syntax) {
        NumberRange range = NumberRange.of(settings, syntax);
        return new Numeric(
                range,
                settings.number("initial", new BigDecimal(range.least())),
                settings.get("function") == null ? null : MathFunction.of(settings, "function"),
                settings.number("rate", BigDecimal.ONE),
                settings.number("scale", BigDecimal.ONE),
                settings.number("offset", BigDecimal.ZERO),
                settings.number("deviation", BigDecimal.ZERO).abs().doubleValue(),
                settings.isOn("atime"),
                settings.isOn("cumulative"));
    }

    /// The value at an uptime of zero, on a clock that starts with 1970, without deviation.
    Value atStart() {
        return value(cumulative ? BigDecimal.ZERO : moved(BigDecimal.ZERO));
    }

    @Override
    public Value answer(Access access) {
        DeviceState state = access.state();
        long uptime = state.uptimeNanos();
        long key = deviation == 0 ? 0 : state.noiseKey(access.oid());
        if (cumulative) {
            RunningSum.Rate each = second -> each(second, state.started(), key);
            return value(new BigDecimal(state.sum(access.oid()).at(uptime, each)));
        }
        BigDecimal time = BigDecimal.valueOf(uptime, 9);
        if (sinceEpoch) {
            time = time.add(seconds(state.started()));
        }
        BigDecimal moved = moved(time);
        return value(
                deviation == 0
                        ? moved
                        : moved.add(new BigDecimal(deviation(key, time.longValue()))));
    }

    private Value value(BigDecimal moved) {
        return range.value(initial.add(moved));
    }

    private BigDecimal moved(BigDecimal time) {
        BigDecimal argument = time.multiply(rate);
        BigDecimal value =
                function == null ? argument : new BigDecimal(function.at(argument.doubleValue()));
        return value.multiply(scale).add(offset);
    }

    /// What a second adds to a sum: never less than nothing.
    private double each(long second, Instant started, long key) {
        double time = sinceEpoch ? seconds(started).doubleValue() + second : second;
        double argument = time * rate.doubleValue();
        double value = function == null ? argument : function.at(argument);
        double moved = value * scale.doubleValue() + offset.doubleValue() * rate.doubleValue();
        return Math.max(0, moved + (deviation == 0 ? 0 : deviation(key, second)));
    }

    private double deviation(long key, long second) {
        return deviation * Noise.at(key, second);
    }

    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond())
                .add(BigDecimal.valueOf(instant.getNano(), 9));
    }

    @Override
    public boolean isEventful() {
        return false;
    }
}

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
            double start = sinceEpoch ? seconds(state.started()).doubleValue() : 0;
            double sum = state.sum(access.oid()).at(uptime, each(start, key));
            return value(new BigDecimal(sum));
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

    /// What each second adds to a sum: never less than nothing.
    private RunningSum.Rate each(double start, long key) {
        double rate = this.rate.doubleValue();
        double scale = this.scale.doubleValue();
        double offset = this.offset.doubleValue() * rate;
        return second -> {
            double argument = (start + second) * rate;
            double value = function == null ? argument : function.at(argument);
            double deviation = this.deviation == 0 ? 0 : deviation(key, second);
            return Math.max(0, value * scale + offset + deviation);
        };
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

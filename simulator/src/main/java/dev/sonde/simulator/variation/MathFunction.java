package dev.sonde.simulator.variation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/// A function of Python's module `math`, as snmpsim names it: `NAME`, or `NAME%ARGUMENT%…` where
/// the arguments are numbers and `<time>`.
final class MathFunction {

    private static final String TIME = "<time>";

    private static final Map<String, DoubleUnaryOperator> UNARY =
            Map.ofEntries(
                    Map.entry("acos", Math::acos),
                    Map.entry("acosh", x -> Math.log(x + Math.sqrt(x * x - 1))),
                    Map.entry("asin", Math::asin),
                    Map.entry("asinh", x -> Math.log(x + Math.sqrt(x * x + 1))),
                    Map.entry("atan", Math::atan),
                    Map.entry("atanh", x -> Math.log((1 + x) / (1 - x)) / 2),
                    Map.entry("cbrt", Math::cbrt),
                    Map.entry("ceil", Math::ceil),
                    Map.entry("cos", Math::cos),
                    Map.entry("cosh", Math::cosh),
                    Map.entry("degrees", Math::toDegrees),
                    Map.entry("exp", Math::exp),
                    Map.entry("exp2", x -> Math.pow(2, x)),
                    Map.entry("expm1", Math::expm1),
                    Map.entry("fabs", Math::abs),
                    Map.entry("floor", Math::floor),
                    Map.entry("log", Math::log),
                    Map.entry("log10", Math::log10),
                    Map.entry("log1p", Math::log1p),
                    Map.entry("log2", x -> Math.log(x) / Math.log(2)),
                    Map.entry("radians", Math::toRadians),
                    Map.entry("sin", Math::sin),
                    Map.entry("sinh", Math::sinh),
                    Map.entry("sqrt", Math::sqrt),
                    Map.entry("tan", Math::tan),
                    Map.entry("tanh", Math::tanh),
                    Map.entry("trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x)));

    private static final Map<String, DoubleBinaryOperator> BINARY =
            Map.of(
                    "atan2", Math::atan2,
                    "copysign", Math::copySign,
                    "fmod", (x, y) -> x % y,
                    "hypot", Math::hypot,
                    "ldexp", (x, y) -> x * Math.pow(2, y),
                    "log", (x, base) -> Math.log(x) / Math.log(base),
                    "pow", Math::pow,
                    "remainder", Math::IEEEremainder);

    private final DoubleUnaryOperator ofTime;

    private MathFunction(DoubleUnaryOperator ofTime) {
        this.ofTime = ofTime;
    }

    /// @throws IllegalArgumentException if there is no such function.
    static MathFunction of(Settings settings, String key) {
        List<String> parts = Separators.split(settings.get(key, ""), '%');
        List<ToDoubleFunction<Double>> arguments = new ArrayList<>();
        for (String word : parts.subList(1, parts.size())) {
            arguments.add(argument(settings, key, word.strip()));
        }
        if (arguments.isEmpty()) {
            arguments.add(time -> time);
        }
        String name = parts.getFirst().strip();
        DoubleUnaryOperator unary = UNARY.get(name);
        DoubleBinaryOperator binary = BINARY.get(name);
        ToDoubleFunction<Double> first = arguments.getFirst();
        ToDoubleFunction<Double> last = arguments.getLast();
        if (unary != null && arguments.size() == 1) {
            return new MathFunction(x -> unary.applyAsDouble(first.applyAsDouble(x)));
        }
        if (binary != null && arguments.size() == 2) {
            return new MathFunction(
                    x -> binary.applyAsDouble(first.applyAsDouble(x), last.applyAsDouble(x)));
        }
        boolean known = unary != null || binary != null;
        throw settings.fault(
                key, known ? "a function of another number of arguments" : "no function");
    }

    private static ToDoubleFunction<Double> argument(Settings settings, String key, String word) {
        if (word.equals(TIME)) {
            return time -> time;
        }
        try {
            double number = Double.parseDouble(word);
            return _ -> number;
        } catch (NumberFormatException e) {
            throw settings.fault(key, "no function of numbers and <time>");
        }
    }

    /// The function's value; 0 where it has none, as log at 0.
    double at(double time) {
        double value = ofTime.applyAsDouble(time);
        return Double.isFinite(value) ? value : 0;
    }
}

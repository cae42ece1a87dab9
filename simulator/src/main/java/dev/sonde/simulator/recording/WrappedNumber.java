package dev.sonde.simulator.recording;

import dev.sonde.client.Opaque;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/// The numbers in Opaque values, as net-snmp prints them.
final class WrappedNumber {

    private static final int COUNTER_64 = 0x76;
    private static final float NEGATIVE_NAN = Float.intBitsToFloat(0xFFC00000);
    private static final Pattern NUMBER =
            Pattern.compile("-?\\d{1,400}(?:\\.\\d{1,400})?(?:[eE][-+]?\\d{1,4})?");

    private WrappedNumber() {}

    /// The number with its type, or empty if `opaque` wraps none.
    static Optional<String> text(Opaque opaque) {
        return opaque.number()
                .map(number ->
                        switch (number) {
                            case Float f -> "Float: " + fixed(f);
                            case Double d -> "Float: " + fixed(d);
                            case Long signed -> "Int64: " + signed;
                            default -> unsignedType(opaque) + number;
                        });
    }

    /// The float that is printed like this, or if there is none the double: both are `Float:` to
    /// net-snmp.
    static Opaque of(String text) throws LineFault {
        double number = parsed(text);
        if (Double.isNaN(number)) {
            return Opaque.ofFloat(text.startsWith("-") ? NEGATIVE_NAN : Float.NaN);
        }
        float near = (float) number;
        boolean isFloat =
                fixed(near).equals(text) || (!fixed(number).equals(text) && Float.isFinite(near));
        return isFloat ? Opaque.ofFloat(near) : Opaque.ofDouble(number);
    }

    private static double parsed(String text) throws LineFault {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> {
                if (!NUMBER.matcher(text).matches()) {
                    throw new LineFault("'" + text + "' is no Float");
                }
                yield Double.parseDouble(text);
            }
        };
    }

    private static String unsignedType(Opaque opaque) {
        return opaque.bytes()[1] == COUNTER_64 ? "Counter64: " : "UInt64: ";
    }

    /// C's `%f`: six decimals of the exact binary value, half to even. Java's own `%f` rounds the
    /// shortest decimal that reads back instead.
    private static String fixed(double number) {
        boolean negative = Double.doubleToRawLongBits(number) < 0;
        String sign = negative ? "-" : "";
        if (Double.isNaN(number)) {
            return sign + "nan";
        }
        if (Double.isInfinite(number)) {
            return sign + "inf";
        }
        BigDecimal exact = new BigDecimal(Math.abs(number));
        return sign + exact.setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    }
}

package dev.sonde.simulator.variation;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.Syntax;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// The numbers that an object can be.
///
/// @param wraps whether it goes on at the least beyond the greatest, as a counter does, or stays
///   there.
record NumberRange(Syntax syntax, BigInteger least, BigInteger greatest, boolean wraps) {

    /// The range that `min`, `max` and `wrap` say, no further than the type goes. A type that
    /// counts wraps unless it has a `max`.
    ///
    /// @throws IllegalArgumentException if the type is none of numbers, or nothing is in range.
    static NumberRange of(Settings settings, Syntax syntax) {
        BigInteger mostOfType = most(syntax);
        BigInteger leastOfType =
                syntax == Syntax.INTEGER ? BigInteger.valueOf(Integer.MIN_VALUE) : BigInteger.ZERO;
        BigInteger least =
                settings.number("min", BigDecimal.ZERO)
                        .setScale(0, RoundingMode.CEILING)
                        .toBigInteger()
                        .max(leastOfType);
        BigInteger most =
                settings.number("max", new BigDecimal(mostOfType))
                        .setScale(0, RoundingMode.FLOOR)
                        .toBigInteger()
                        .min(mostOfType);
        if (least.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "numeric has no room: its min is %s and its max %s".formatted(least, most));
        }
        boolean counts = syntax != Syntax.INTEGER && syntax != Syntax.GAUGE32;
        boolean wraps = settings.isOn("wrap") || (counts && settings.get("max") == null);
        return new NumberRange(syntax, least, most, wraps);
    }

    private static BigInteger most(Syntax syntax) {
        return switch (syntax) {
            case INTEGER -> BigInteger.valueOf(Integer.MAX_VALUE);
            case COUNTER32, GAUGE32, TIME_TICKS -> BigInteger.valueOf(0xFFFF_FFFFL);
            case COUNTER64 -> new BigInteger("18446744073709551615");
            case OCTET_STRING,
                    NULL,
                    OBJECT_IDENTIFIER,
                    IP_ADDRESS,
                    OPAQUE,
                    NO_SUCH_OBJECT,
                    NO_SUCH_INSTANCE,
                    END_OF_MIB_VIEW ->
                    throw new IllegalArgumentException(
                            "numeric serves numbers (2, 65, 66, 67, 70), and no " + syntax);
        };
    }

    /// The value for `number`, brought into range; decimals are cut off.
    Value value(BigDecimal number) {
        BigInteger integer = number.setScale(0, RoundingMode.DOWN).toBigInteger();
        if (integer.compareTo(least) < 0) {
            return value(least);
        }
        if (integer.compareTo(greatest) <= 0) {
            return value(integer);
        }
        BigInteger count = greatest.subtract(least).add(BigInteger.ONE);
        return value(wraps ? least.add(integer.subtract(least).mod(count)) : greatest);
    }

    private Value value(BigInteger integer) {
        long bits = integer.longValue();
        return switch (syntax) {
            case INTEGER -> new Integer32((int) bits);
            case COUNTER32 -> new Counter32(bits);
            case GAUGE32 -> new Gauge32(bits);
            case TIME_TICKS -> new TimeTicks(bits);
            default -> new Counter64(bits);
        };
    }
}

package dev.sonde.simulator.variation;

import dev.sonde.client.Counter64;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A `vlist` or a `tlist`: `eq:1:RESULT:lt:5:RESULT:gt:9:RESULT`. What is equal to a constant comes
/// before what is less than one, and that before what is greater than one; of several that hold,
/// the first counts.
///
/// @param <R> what a comparison that holds leads to.
record Comparisons<R>(List<Comparison<R>> inOrder) {

    private enum Operator {
        EQ,
        LT,
        GT;

        boolean holds(int order) {
            return switch (this) {
                case EQ -> order == 0;
                case LT -> order < 0;
                case GT -> order > 0;
            };
        }
    }

    private record Comparison<R>(Operator operator, Value constant, R result) {

        boolean holds(Value value) {
            return value.syntax() == constant.syntax() && operator.holds(compare(value, constant));
        }
    }

    /// Reads the setting `key`; no comparisons where there is none.
    ///
    /// @param result reads what follows a constant; null where nothing follows, in pairs.
    static <R> Comparisons<R> of(
            Settings settings,
            String key,
            Function<String, Value> constant,
            Function<String, R> result,
            int width) {
        String text = settings.get(key);
        if (text == null || text.isBlank()) {
            return new Comparisons<>(List.of());
        }
        List<String> parts = Separators.split(text.strip(), ':');
        if (parts.size() % width != 0) {
            throw settings.fault(key, "no list of comparisons, as eq:1:… is one");
        }
        List<Comparison<R>> inOrder = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            for (int i = 0; i < parts.size(); i += width) {
                if (operator(settings, key, parts.get(i)) == operator) {
                    Value value = constant.apply(parts.get(i + 1));
                    R leadsTo = result.apply(width > 2 ? parts.get(i + 2) : "");
                    inOrder.add(new Comparison<>(operator, value, leadsTo));
                }
            }
        }
        return new Comparisons<>(List.copyOf(inOrder));
    }

    private static Operator operator(Settings settings, String key, String word) {
        return switch (word.strip()) {
            case "eq" -> Operator.EQ;
            case "lt" -> Operator.LT;
            case "gt" -> Operator.GT;
            default -> throw settings.fault(key, "no list of eq, lt and gt with their constants");
        };
    }

    boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /// What the first comparison that holds for `value` leads to; null where none does.
    @Nullable R of(Value value) {
        for (Comparison<R> comparison : inOrder) {
            if (comparison.holds(value)) {
                return comparison.result();
            }
        }
        return null;
    }

    /// Numbers by size, octets and OIDs lexicographically; both of one type.
    private static int compare(Value left, Value right) {
        return switch (left) {
            case OctetString string ->
                    Arrays.compareUnsigned(string.bytes(), ((OctetString) right).bytes());
            case Opaque opaque -> Arrays.compareUnsigned(opaque.bytes(), ((Opaque) right).bytes());
            case Oid oid -> oid.compareTo((Oid) right);
            case IpAddress address ->
                    Integer.compareUnsigned(address.bits(), ((IpAddress) right).bits());
            case Counter64 counter -> Long.compareUnsigned(counter.toLong(), right.toLong());
            case Null _, Missing _ -> 0;
            default -> Long.compare(left.toLong(), right.toLong());
        };
    }
}

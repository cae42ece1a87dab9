package dev.sonde.simulator.store;

import dev.sonde.client.Counter32;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Opaque;
import dev.sonde.client.Syntax;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a SET may do with an object: what a MIB would say of it.
///
/// ```java
/// WriteRule.ANY.withAccess(Access.READ_WRITE).withType(Syntax.INTEGER).withRange(Ranges.of(1, 10))
/// ```
///
/// @param access what may be done; null for what the data below declares.
/// @param type the type that a value must have; null for that of the present value.
/// @param size how many octets an OCTET STRING or Opaque may have.
/// @param range the numbers allowed, of the types of 32 bits that are numbers.
public record WriteRule(@Nullable Access access, @Nullable Syntax type, Ranges size, Ranges range) {

    /// The rule that adds nothing to what the data below declares.
    public static final WriteRule ANY = new WriteRule(null, null, Ranges.ANY, Ranges.ANY);

    /// The names that people find in MIBs, beside those of [Syntax].
    private static final Map<String, WriteRule> TEXTUAL_CONVENTIONS =
            Map.of(
                    "Integer32", ANY.withType(Syntax.INTEGER),
                    "Unsigned32", ANY.withType(Syntax.GAUGE32),
                    "BITS", ANY.withType(Syntax.OCTET_STRING),
                    "DisplayString", ANY.withType(Syntax.OCTET_STRING).withSize(Ranges.of(0, 255)),
                    "MacAddress", ANY.withType(Syntax.OCTET_STRING).withSize(Ranges.of(6, 6)),
                    "TruthValue", ANY.withType(Syntax.INTEGER).withRange(Ranges.of(1, 2)));

    /// The rule that these words describe, as they stand in a file; null for what is not said.
    ///
    /// @param type a type as the RFCs write it, or one of `Integer32`, `Unsigned32`, `BITS`,
    ///   `DisplayString`, `MacAddress`, `TruthValue`.
    /// @param values an enumeration, in place of `range`; may be empty.
    /// @throws IllegalArgumentException if one cannot be understood; the message says which.
    public static WriteRule parse(
            @Nullable String access,
            @Nullable String type,
            @Nullable String size,
            @Nullable String range,
            List<Long> values) {
        if (range != null && !values.isEmpty()) {
            throw new IllegalArgumentException("say either range or values, not both");
        }
        WriteRule rule = type == null ? ANY : ofType(type);
        if (access != null) {
            rule = rule.withAccess(Access.of(access));
        }
        if (size != null) {
            rule = rule.withSize(Ranges.parse(size));
        }
        if (range != null) {
            rule = rule.withRange(Ranges.parse(range));
        }
        return values.isEmpty()
                ? rule
                : rule.withRange(
                        Ranges.ofNumbers(values.stream().mapToLong(Long::longValue).toArray()));
    }

    private static WriteRule ofType(String name) {
        WriteRule known = TEXTUAL_CONVENTIONS.get(name);
        return known != null
                ? known
                : types().filter(syntax -> syntax.label().equals(name))
                        .findFirst()
                        .map(ANY::withType)
                        .orElseThrow(() -> new IllegalArgumentException(noType(name)));
    }

    private static Stream<Syntax> types() {
        return Arrays.stream(Syntax.values()).filter(s -> s.tag() < 0x80 && s != Syntax.NULL);
    }

    private static String noType(String name) {
        return "'%s' is no type: say %s"
                .formatted(
                        name,
                        Stream.concat(
                                        types().map(Syntax::label),
                                        TEXTUAL_CONVENTIONS.keySet().stream())
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }

    public WriteRule withAccess(Access access) {
        return new WriteRule(access, type, size, range);
    }

    public WriteRule withType(Syntax type) {
        return new WriteRule(access, type, size, range);
    }

    public WriteRule withSize(Ranges size) {
        return new WriteRule(access, type, size, range);
    }

    public WriteRule withRange(Ranges range) {
        return new WriteRule(access, type, size, range);
    }

    /// What speaks against `value` whatever the device is doing, in the order of RFC 3416 §4.2.5:
    /// wrongType, wrongLength, wrongValue. What wrongEncoding would be about, the decoder drops.
    ErrorStatus check(Value value, @Nullable Value present) {
        if (!value.isPresent() || value instanceof Null) {
            return ErrorStatus.WRONG_TYPE;
        }
        boolean known = present != null && present.isPresent() && !(present instanceof Null);
        Syntax expected = type == null && known && present != null ? present.syntax() : type;
        if (expected != null && expected != value.syntax()) {
            return ErrorStatus.WRONG_TYPE;
        }
        return switch (value) {
            case OctetString octets -> checkSize(octets.length());
            case Opaque octets -> checkSize(octets.bytes().length);
            case Integer32 _, Gauge32 _, Counter32 _, TimeTicks _ ->
                    range.contains(value.toLong()) ? ErrorStatus.NO_ERROR : ErrorStatus.WRONG_VALUE;
            default -> ErrorStatus.NO_ERROR;
        };
    }

    private ErrorStatus checkSize(int octets) {
        return size.contains(octets) ? ErrorStatus.NO_ERROR : ErrorStatus.WRONG_LENGTH;
    }
}

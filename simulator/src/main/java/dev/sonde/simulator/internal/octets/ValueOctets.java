package dev.sonde.simulator.internal.octets;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Syntax;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import java.util.Arrays;

/// A value as octets, as stores keep it beside its type: 4 for the 32-bit types, the highest first,
/// 8 for Counter64, 4 for each arc of an OID, what they hold for OCTET STRING and Opaque, none for
/// NULL and for holes.
public final class ValueOctets {

    private static final byte[] NONE = {};

    private ValueOctets() {}

    /// The octets of `value`; not to be changed.
    public static byte[] of(Value value) {
        return switch (value) {
            case Integer32 integer -> BigEndian.of(integer.value());
            case OctetString string -> string.bytes();
            case Oid oid -> OidOctets.of(oid);
            case IpAddress address -> BigEndian.of(address.bits());
            case Counter32 counter -> BigEndian.of((int) counter.value());
            case Gauge32 gauge -> BigEndian.of((int) gauge.value());
            case TimeTicks ticks -> BigEndian.of((int) ticks.value());
            case Opaque opaque -> opaque.bytes();
            case Counter64 counter -> BigEndian.of(counter.value());
            case Null _, Missing _ -> NONE;
        };
    }

    /// The value of type `syntax` whose octets are these.
    public static Value value(Syntax syntax, byte[] octets) {
        return value(syntax, octets, 0, octets.length);
    }

    /// The value of type `syntax` whose octets are those of `octets` in `from` (included) to `to`
    /// (not included).
    ///
    /// @throws IndexOutOfBoundsException if they are too few for the type.
    public static Value value(Syntax syntax, byte[] octets, int from, int to) {
        return switch (syntax) {
            case INTEGER -> new Integer32(BigEndian.getInt(octets, from));
            case OCTET_STRING -> OctetString.of(Arrays.copyOfRange(octets, from, to));
            case OBJECT_IDENTIFIER -> OidOctets.oid(octets, from, to);
            case IP_ADDRESS -> new IpAddress(BigEndian.getInt(octets, from));
            case COUNTER32 -> new Counter32(unsigned(octets, from));
            case GAUGE32 -> new Gauge32(unsigned(octets, from));
            case TIME_TICKS -> new TimeTicks(unsigned(octets, from));
            case OPAQUE -> Opaque.of(Arrays.copyOfRange(octets, from, to));
            case COUNTER64 -> new Counter64(BigEndian.getLong(octets, from));
            case NULL -> Null.NULL;
            case NO_SUCH_OBJECT -> Missing.NO_SUCH_OBJECT;
            case NO_SUCH_INSTANCE -> Missing.NO_SUCH_INSTANCE;
            case END_OF_MIB_VIEW -> Missing.END_OF_MIB_VIEW;
        };
    }

    private static long unsigned(byte[] octets, int at) {
        return Integer.toUnsignedLong(BigEndian.getInt(octets, at));
    }
}

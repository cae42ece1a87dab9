package dev.sonde.mirror.scrub;

import dev.sonde.client.Integer32;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// Columns that say what the octets in the column behind them are: an InetAddressType stands before
/// its InetAddress (RFC 4001 §3), a TDomain before its TAddress (RFC 2579), whatever the table.
final class AddressTypes {

    private static final int MOST = 1 << 16;

    /// Before it there is no column of a table.
    private static final int FIRST_COLUMN_ARC = 8;

    private static final int LAST_COLUMN_ARC = 16;

    /// Stands for any TDomain of IP; the numbers from 1 to 4 are InetAddressTypes.
    private static final int TRANSPORT = 5;

    private static final Oid UDP_DOMAIN = Oid.of("1.3.6.1.6.1.1");
    private static final Oid TRANSPORT_DOMAINS = Oid.of("1.3.6.1.2.1.100.1");

    private final Map<Oid, Integer> rows = new SeenLast();

    /// Takes note of an object that may be such a type.
    void note(Oid oid, Value value) {
        if (oid.length() > FIRST_COLUMN_ARC) {
            switch (value) {
                case Integer32(int type) when type >= 1 && type < TRANSPORT -> rows.put(oid, type);
                case Oid domain when isOfIp(domain) -> rows.put(oid, TRANSPORT);
                default -> {}
            }
        }
    }

    private static boolean isOfIp(Oid domain) {
        return domain.equals(UDP_DOMAIN) || TRANSPORT_DOMAINS.isPrefixOf(domain);
    }

    /// How to treat `octets`, as the column before it says; [Treatment#UNKNOWN] where none does.
    Treatment treatment(Oid oid, byte[] octets) {
        Treatment treatment = isText(octets) ? Treatment.UNKNOWN : byLength(octets);
        if (treatment == Treatment.UNKNOWN || rows.isEmpty()) {
            return Treatment.UNKNOWN;
        }
        int last = Math.min(LAST_COLUMN_ARC, oid.length() - 1);
        int[] arcs = oid.toUnsignedArray();
        for (int column = last; column >= FIRST_COLUMN_ARC; column--) {
            if (arcs[column] > 1) {
                arcs[column]--;
                Integer type = rows.get(Oid.ofUnsigned(arcs));
                arcs[column]++;
                if (type != null && length(type, octets.length) == octets.length) {
                    return treatment;
                }
            }
        }
        return Treatment.UNKNOWN;
    }

    private static boolean isText(byte[] octets) {
        for (byte octet : octets) {
            if (octet < ' ' || octet > '~') {
                return false;
            }
        }
        return true;
    }

    /// Enumerations and bit strings stand side by side, too: they hardly look like addresses.
    private static Treatment byLength(byte[] octets) {
        return switch (octets.length) {
            case 4, 8 -> OctetScan.isLikelyIpv4(octets) ? Treatment.ADDRESS : Treatment.UNKNOWN;
            case 16, 20 -> OctetScan.isLikelyIpv6(octets) ? Treatment.ADDRESS : Treatment.UNKNOWN;
            case 6, 10, 18, 22 -> Treatment.TRANSPORT;
            default -> Treatment.UNKNOWN;
        };
    }

    /// How many octets an address of `type` has; of a transport address, as many as there are.
    private static int length(int type, int octets) {
        return switch (type) {
            case 1 -> 4;
            case 2 -> 16;
            case 3 -> 8;
            case 4 -> 20;
            default -> octets == 6 || octets == 10 || octets == 18 || octets == 22 ? octets : -1;
        };
    }

    /// The rows seen last: a column follows the one before it.
    private static final class SeenLast extends LinkedHashMap<Oid, Integer> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Oid, Integer> eldest) {
            return size() > MOST;
        }
    }
}

package dev.sonde.mirror.scrub;

/// Where in octets something says that four of them are an IPv4 address: a type and a length before
/// them, or what the whole looks like.
final class AnnouncedAddress {

    private static final int LENGTH = 4;
    private static final int LONGEST_LIST = 64;

    private final byte[] octets;
    private final Learned learned;
    private final boolean isList;

    AnnouncedAddress(byte[] octets, Learned learned) {
        this.octets = octets;
        this.learned = learned;
        this.isList = octets.length % LENGTH == 0 && isList(0, octets.length);
    }

    /// Nothing but addresses, of which some may be masks or zeros.
    private boolean isList(int from, int length) {
        for (int at = from; at < from + length; at += LENGTH) {
            int address = Octets.ipv4(octets, at);
            if (!learned.hasIpv4(address) && !Ipv4Mapping.isKept(address)) {
                return false;
            }
        }
        return true;
    }

    boolean isAt(int at) {
        return (isList && at % LENGTH == 0)
                || isWhole(at)
                || isBehindItsLength(at)
                || isInSocketAddress(at)
                || isInHeader(at);
    }

    /// An address with a type before it (LLDP, cdpCacheAddress) or a port (TAddress of RFC 3417) or
    /// a zone (RFC 4001) behind it.
    private boolean isWhole(int at) {
        return switch (octets.length) {
            case 4, 6, 8, 10 -> at == 0;
            case 5 -> at == 1 && octets[0] == 1;
            default -> false;
        };
    }

    /// A length of four, or of several addresses, as in BER, DHCP (RFC 2132), BGP (RFC 4271) and
    /// CDP; RADIUS counts type and length as well (RFC 2865 §5), LLDP the family (IEEE 802.1AB).
    private boolean isBehindItsLength(int at) {
        if (at == 0) {
            return false;
        }
        int before = octets[at - 1];
        int first = at > 1 ? octets[at - 2] : 0;
        boolean isOfList =
                before > 0
                        && before <= LONGEST_LIST
                        && before % LENGTH == 0
                        && at + before <= octets.length
                        && isList(at, before);
        return isOfList
                || (before == 6 && (first == 4 || first == 8 || first == 14))
                || (before == 1 && first == 5);
    }

    /// The address family and the port are before it: sockaddr_in in any order of octets.
    private boolean isInSocketAddress(int at) {
        if (at < 4) {
            return false;
        }
        int family = ((octets[at - 4] & 0xFF) << 8) | (octets[at - 3] & 0xFF);
        return family == 0x0002 || family == 0x0200 || family == 0x1002;
    }

    /// Source or destination in the header of a packet (RFC 791 §3.1).
    private boolean isInHeader(int at) {
        return (at >= 12 && octets[at - 12] == 0x45) || (at >= 16 && octets[at - 16] == 0x45);
    }
}

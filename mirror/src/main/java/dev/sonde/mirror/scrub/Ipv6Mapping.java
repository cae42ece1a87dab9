package dev.sonde.mirror.scrub;

import java.nio.ByteBuffer;

/// Replaces IPv6 addresses, no two by the same one.
///
/// Networks stay networks, as with IPv4. Global, unique local and link-local addresses stay what
/// they are. An interface identifier made of a MAC address (RFC 4291 appendix A) is made of that
/// address's replacement, IPv4 addresses inside are replaced as such, and identifiers below 65536
/// stay. What names no host is kept: unspecified, loopback, multicast, documentation (RFC 3849).
final class Ipv6Mapping {

    private static final int NETWORK_OCTETS = 8;
    private static final long SOLICITED_NODE = 0xFF02L << 48;
    private static final long SOLICITED_LOW = 0x1FFL;

    private final PrefixMapping network;
    private final Permutation identifier;
    private final Permutation solicited;
    private final Ipv4Mapping ipv4;
    private final MacMapping mac;

    Ipv6Mapping(KeyedHash hash, Ipv4Mapping ipv4, MacMapping mac) {
        this.network = new PrefixMapping(hash, "ipv6", Ipv6Mapping::group);
        this.identifier = new Permutation(hash, "ipv6/identifier", 64);
        this.solicited = new Permutation(hash, "ipv6/solicited", 24);
        this.ipv4 = ipv4;
        this.mac = mac;
    }

    /// What `address`, 16 octets, becomes; a new array.
    byte[] of(byte[] address) {
        if (isKept(address)) {
            return address.clone();
        }
        ByteBuffer parts = ByteBuffer.wrap(address);
        long high = parts.getLong();
        long low = parts.getLong();
        if (high >>> 56 == 0) {
            long embedded = Integer.toUnsignedLong(ipv4.of((int) low));
            return join(high, ((low >>> 32) << 32) | embedded);
        }
        if (high == SOLICITED_NODE) {
            return join(high, (low & ~0xFFFFFFL) | solicited.of(low & 0xFFFFFF, 0, _ -> true));
        }
        return join(network(address, high), identifier(low));
    }

    static boolean isKept(byte[] address) {
        ByteBuffer parts = ByteBuffer.wrap(address);
        long high = parts.getLong();
        long low = parts.getLong();
        boolean hasIpv4 =
                (high == 0 && (low >>> 32 == 0xFFFF || (low >>> 32 == 0 && low > 0xFFFF)))
                        || (high == 0x0064_FF9B_0000_0000L && low >>> 32 == 0);
        if (hasIpv4) {
            return Ipv4Mapping.isKept((int) low);
        }
        boolean isMulticast = high >>> 56 == 0xFF;
        boolean isSolicited = high == SOLICITED_NODE && low >>> 24 == SOLICITED_LOW;
        boolean isKeptLinkLocal = isLinkLocal(high) && isKeptIdentifier(low);
        boolean isDocumentation = high >>> 32 == 0x20010DB8L;
        return high >>> 56 == 0
                || (isMulticast && !isSolicited)
                || isKeptLinkLocal
                || isDocumentation;
    }

    private static boolean isLinkLocal(long high) {
        return high >>> 54 == 0x3FA;
    }

    private static byte[] join(long high, long low) {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    private long network(byte[] address, long high) {
        if (isLinkLocal(high)) {
            return high;
        }
        byte[] octets = address.clone();
        network.replace(octets, NETWORK_OCTETS);
        ByteBuffer replaced = ByteBuffer.wrap(octets);
        if (high >>> 48 == 0x2002) {
            // An IPv4 address behind the prefix of 6to4 (RFC 3056 §2).
            replaced.putInt(2, ipv4.of((int) (high >>> 16)));
        }
        return replaced.getLong(0);
    }

    private static boolean isKeptIdentifier(long low) {
        return low >>> 16 == 0;
    }

    private long identifier(long low) {
        if (isKeptIdentifier(low)) {
            return low;
        }
        if (Eui64.isMadeOfMac(low)) {
            return Eui64.of(mac.of(Eui64.mac(low)));
        }
        return identifier.of(
                low, 0, other -> !isKeptIdentifier(other) && !Eui64.isMadeOfMac(other));
    }

    private static int group(byte[] prefix, int length, int octet) {
        boolean isGlobal = length == 0 && octet > 0x20 && octet < 0x40;
        boolean fixed =
                switch (length) {
                    case 0 -> !isGlobal;
                    case 1 ->
                            (prefix[0] == 0x20 && (octet == 0x01 || octet == 0x02))
                                    || (prefix[0] == (byte) 0xFE && (octet & 0xC0) == 0x80);
                    case 2 -> is2001(prefix) && (octet == 0x0D || octet == 0x00);
                    case 3 ->
                            is2001(prefix)
                                    && ((prefix[2] == 0x0D && octet == 0xB8)
                                            || (prefix[2] == 0 && octet == 0));
                    default -> false;
                };
        return fixed ? PrefixMapping.Groups.FIXED : 0;
    }

    private static boolean is2001(byte[] prefix) {
        return prefix[0] == 0x20 && prefix[1] == 0x01;
    }
}

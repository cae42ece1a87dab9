package dev.sonde.mirror.scrub;

import java.nio.ByteBuffer;

/// Replaces IPv4 addresses, no two by the same one.
///
/// Networks stay networks: addresses that share their first bits from the ninth on still do. The
/// last octet stays, and with it gateways, broadcast addresses and the masks of 24 bits and more.
/// Private, shared and link-local addresses (RFC 1918, RFC 6598, RFC 3927) stay what they are. What
/// names no host is kept: 0.0.0.0/8, loopback, multicast, everything from 224 on, thus masks, and
/// the addresses for documentation (RFC 5737).
final class Ipv4Mapping {

    /// The octets that are replaced.
    private static final int REPLACED = 3;

    private final PrefixMapping octets;

    Ipv4Mapping(KeyedHash hash) {
        this.octets = new PrefixMapping(hash, "ipv4", Ipv4Mapping::group);
    }

    int of(int address) {
        if (isKept(address)) {
            return address;
        }
        byte[] replaced = ByteBuffer.allocate(4).putInt(address).array();
        octets.replace(replaced, REPLACED);
        return ByteBuffer.wrap(replaced).getInt();
    }

    static boolean isKept(int address) {
        int network = address >>> 8;
        return isKeptFirst(address >>> 24)
                || network == 0xC00000
                || network == 0xC00002
                || network == 0xC63364
                || network == 0xCB0071;
    }

    private static boolean isKeptFirst(int first) {
        return first == 0 || first == 127 || first >= 224;
    }

    private static int group(byte[] prefix, int length, int octet) {
        int first = length > 0 ? prefix[0] & 0xFF : octet;
        return switch (length) {
            case 0 -> isKeptFirst(octet) || isMixed(octet) ? PrefixMapping.Groups.FIXED : 0;
            case 1 -> second(first, octet);
            default -> third(first, prefix[1] & 0xFF, octet);
        };
    }

    /// Whether some of the networks that begin so are special.
    private static boolean isMixed(int first) {
        return switch (first) {
            case 10, 100, 169, 172, 192, 198, 203 -> true;
            default -> false;
        };
    }

    private static int second(int first, int octet) {
        boolean fixed =
                switch (first) {
                    case 169 -> octet == 254;
                    case 192 -> octet == 168 || octet == 0;
                    case 198 -> octet == 51;
                    case 203 -> octet == 0;
                    default -> false;
                };
        boolean special =
                switch (first) {
                    case 100 -> octet >= 64 && octet < 128;
                    case 172 -> octet >= 16 && octet < 32;
                    case 198 -> octet == 18 || octet == 19;
                    default -> false;
                };
        return fixed ? PrefixMapping.Groups.FIXED : special ? 1 : 0;
    }

    private static int third(int first, int second, int octet) {
        int network = (first << 16) | (second << 8) | octet;
        return isKept(network << 8) ? PrefixMapping.Groups.FIXED : 0;
    }
}

package dev.sonde.mirror.scrub;

import java.nio.ByteBuffer;

/// Interface identifiers made of a MAC address (RFC 4291 appendix A): `fffe` in the middle, and the
/// bit for a local address turned.
final class Eui64 {

    private static final long LOCAL = 0x020000;
    private static final long MIDDLE = 0xFFFE;

    private Eui64() {}

    static boolean isIn(byte[] octets, int at) {
        return isMadeOfMac(ByteBuffer.wrap(octets).getLong(at));
    }

    static long mac(byte[] octets, int at) {
        return mac(ByteBuffer.wrap(octets).getLong(at));
    }

    static void put(byte[] octets, int at, long mac) {
        ByteBuffer.wrap(octets).putLong(at, of(mac));
    }

    static boolean isMadeOfMac(long identifier) {
        return ((identifier >>> 24) & 0xFFFF) == MIDDLE;
    }

    static long mac(long identifier) {
        return (((identifier >>> 40) ^ LOCAL) << 24) | (identifier & 0xFFFFFF);
    }

    static long of(long mac) {
        return (((mac >>> 24) ^ LOCAL) << 40) | (MIDDLE << 24) | (mac & 0xFFFFFF);
    }
}

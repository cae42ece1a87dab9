package dev.sonde.mirror.scrub;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Octets as numbers and as text of one character each.
final class Octets {

    private Octets() {}

    static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    static String latin1(byte[] octets, int from, int length) {
        return new String(octets, from, length, StandardCharsets.ISO_8859_1);
    }

    static byte[] of(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// In small letters, without a sign between the octets.
    static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    static int ipv4(byte[] octets, int from) {
        return ByteBuffer.wrap(octets).getInt(from);
    }

    static void putIpv4(byte[] octets, int from, int address) {
        ByteBuffer.wrap(octets).putInt(from, address);
    }

    static long mac(byte[] octets, int from) {
        long mac = 0;
        for (int i = 0; i < 6; i++) {
            mac = (mac << 8) | (octets[from + i] & 0xFF);
        }
        return mac;
    }

    static void putMac(byte[] octets, int from, long mac) {
        for (int i = 0; i < 6; i++) {
            octets[from + i] = (byte) (mac >>> (40 - 8 * i));
        }
    }
}

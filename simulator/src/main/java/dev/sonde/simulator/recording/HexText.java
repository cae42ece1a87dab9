package dev.sonde.simulator.recording;

import java.util.Arrays;

/// Octets as people and programs write them in hex: digits of either case, `0x` before them, blanks
/// and colons between pairs.
final class HexText {

    private HexText() {}

    static byte[] octets(String text) throws LineFault {
        byte[] octets = new byte[text.length() / 2 + 1];
        int count = 0;
        int at = text.startsWith("0x") || text.startsWith("0X") ? 2 : 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == ':') {
                at++;
            } else {
                int low = at + 1 < text.length() ? digit(text.charAt(at + 1)) : -1;
                if (digit(c) < 0 || low < 0) {
                    throw new LineFault(
                            "the hex value is not made of pairs of hex digits at its character "
                                    + (at + 1));
                }
                octets[count++] = (byte) (digit(c) << 4 | low);
                at += 2;
            }
        }
        return Arrays.copyOf(octets, count);
    }

    static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}

package dev.sonde.simulator.recording;

import java.util.Arrays;

/// Octets as text with Python's escapes: `\\ \' \" \a \b \f \n \r \t \v` and `\xHH`, no others.
final class EscapedText {

    private static final String LETTERS = "\\'\"abfnrtv";
    private static final String MEANINGS = "\\'\"\u0007\b\f\n\r\t\u000B";

    private EscapedText() {}

    static byte[] octets(String text) throws LineFault {
        byte[] octets = new byte[text.length()];
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '\\') {
                octets[count++] = (byte) c;
                at++;
            } else if (text.startsWith("\\x", at)) {
                octets[count++] = (byte) hex(text, at);
                at += 4;
            } else {
                int letter = at + 1 < text.length() ? LETTERS.indexOf(text.charAt(at + 1)) : -1;
                if (letter < 0) {
                    throw fault(text, at);
                }
                octets[count++] = (byte) MEANINGS.charAt(letter);
                at += 2;
            }
        }
        return Arrays.copyOf(octets, count);
    }

    private static int hex(String text, int at) throws LineFault {
        if (at + 4 > text.length()) {
            throw fault(text, at);
        }
        int high = HexText.digit(text.charAt(at + 2));
        int low = HexText.digit(text.charAt(at + 3));
        if (high < 0 || low < 0) {
            throw fault(text, at);
        }
        return (high << 4) | low;
    }

    private static LineFault fault(String text, int at) {
        String escape = text.substring(at, Math.min(text.length(), at + 4));
        return new LineFault(
                "'%s' at character %d of the value begins no escape of %s"
                        .formatted(
                                escape, at + 1, "\\\\ \\' \\\" \\a \\b \\f \\n \\r \\t \\v \\xHH"));
    }
}

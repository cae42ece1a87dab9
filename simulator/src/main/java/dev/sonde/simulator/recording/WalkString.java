package dev.sonde.simulator.recording;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Strings of a walk: `"text"`, which goes on in the next lines where the text does, and text that
/// a DISPLAY-HINT has formatted, which has no quotes.
final class WalkString {

    private static final int LONGEST_UNIT = 64;
    private static final int LEAST_GROUPS = 6;
    private static final String LETTERS = "\"\\nrfv";
    private static final String MEANINGS = "\"\\\n\r\f\u000B";

    private static final Pattern DATE_AND_TIME =
            Pattern.compile(
                    "(\\d{1,5})-(\\d{1,3})-(\\d{1,3}),(\\d{1,3}):(\\d{1,3}):(\\d{1,3})\\.(\\d{1,3})"
                            + "(?:,([+-])(\\d{1,3}):(\\d{1,3}))?");

    private WalkString() {}

    /// The octets of a string whose first line begins with a quote at `from`.
    static byte[] quoted(WalkText text, int from) throws LineFault {
        StringBuilder octets = new StringBuilder();
        int end = unescape(text.rawLine(), from + 1, octets);
        while (end < 0) {
            if (!text.hasNext()) {
                throw new LineFault("the string has no quote at its end");
            }
            text.advance();
            octets.append('\n');
            end = unescape(text.rawLine(), 0, octets);
        }
        // Where the last line has a CR that is not part of the string, no line's CR is.
        boolean returned = text.rawLine().endsWith("\r");
        return SnmprecValue.latin1(
                returned ? octets.toString().replace("\r\n", "\n") : octets.toString());
    }

    /// Where the string ends in `line`; −1 if it goes on in the next one.
    private static int unescape(String line, int from, StringBuilder octets) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            int letter =
                    c == '\\' && at + 1 < line.length() ? LETTERS.indexOf(line.charAt(at + 1)) : -1;
            if (letter >= 0) {
                octets.append(MEANINGS.charAt(letter));
                at++;
            } else if (c == '"' && isEnd(line, at + 1)) {
                return at;
            } else {
                octets.append(c);
            }
            at++;
        }
        return -1;
    }

    /// Whether nothing follows but a unit; there are programs that do not escape quotes.
    private static boolean isEnd(String line, int from) {
        if (line.length() - from > LONGEST_UNIT) {
            return false;
        }
        String rest = WalkText.withoutReturn(line.substring(from));
        return rest.isEmpty() || (rest.startsWith(" ") && rest.indexOf('"') < 0);
    }

    /// The octets that a hint has formatted as an address or a date; null if it is text.
    static byte @Nullable [] hinted(String text) {
        Matcher date = DATE_AND_TIME.matcher(text);
        return date.matches() ? dateAndTime(date) : groups(text);
    }

    private static byte[] dateAndTime(Matcher date) {
        boolean zoned = date.group(8) != null;
        ByteBuffer octets = ByteBuffer.allocate(zoned ? 11 : 8);
        octets.putShort((short) Integer.parseInt(date.group(1)));
        for (int group = 2; group <= 7; group++) {
            octets.put((byte) Integer.parseInt(date.group(group)));
        }
        if (zoned) {
            octets.put((byte) date.group(8).charAt(0));
            octets.put((byte) Integer.parseInt(date.group(9)));
            octets.put((byte) Integer.parseInt(date.group(10)));
        }
        return octets.array();
    }

    /// Six groups and more are an address; fewer may well be a time of day.
    private static byte @Nullable [] groups(String text) {
        String[] groups = text.toLowerCase(Locale.ROOT).split(":", -1);
        if (groups.length < LEAST_GROUPS) {
            return null;
        }
        byte[] octets = new byte[groups.length];
        for (int i = 0; i < groups.length; i++) {
            int length = groups[i].length();
            if (length < 1 || length > 2) {
                return null;
            }
            int high = length == 1 ? 0 : HexText.digit(groups[i].charAt(0));
            int low = HexText.digit(groups[i].charAt(length - 1));
            if (high < 0 || low < 0) {
                return null;
            }
            octets[i] = (byte) ((high << 4) | low);
        }
        return octets;
    }
}

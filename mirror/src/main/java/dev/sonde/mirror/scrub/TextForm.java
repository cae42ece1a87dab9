package dev.sonde.mirror.scrub;

import dev.sonde.client.OctetString;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What octets look like: text, a name, or a word that any device says. A character for each octet.
final class TextForm {

    /// Text without a word, or with one that any device says: numbers with a unit, versions,
    /// states.
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?\\d{1,6}(?:[.,:/x-]\\d{1,6}){0,5}\\s*[A-Za-z%°\"]{0,3}");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 ./_-]+");

    private static final Set<String> STATES =
            Set.of(
                    "true",
                    "false",
                    "yes",
                    "no",
                    "on",
                    "off",
                    "up",
                    "down",
                    "ok",
                    "normal",
                    "good",
                    "bad",
                    "enabled",
                    "disabled",
                    "enable",
                    "disable",
                    "active",
                    "inactive",
                    "none",
                    "n/a",
                    "na",
                    "unknown",
                    "idle",
                    "running",
                    "present",
                    "absent",
                    "auto",
                    "full",
                    "half",
                    "master",
                    "slave",
                    "primary",
                    "secondary",
                    "not present",
                    "online",
                    "offline",
                    "closed",
                    "open",
                    "not available",
                    "unspecified",
                    "default",
                    "other",
                    "black",
                    "cyan",
                    "magenta",
                    "yellow",
                    "version",
                    "null",
                    "empty",
                    "ready");

    private static final int SHORTEST_TEXT = 3;

    private TextForm() {}

    /// Whether these are characters of a plain name, and not octets of an address.
    static boolean isName(String value) {
        return NAME.matcher(value).matches();
    }

    /// Whether the text gives nothing away, whoever has written it.
    static boolean isState(String text) {
        return text.length() < SHORTEST_TEXT
                || NUMBER.matcher(text).matches()
                || STATES.contains(text.toLowerCase(Locale.ROOT))
                || text.chars().noneMatch(Character::isLetterOrDigit);
    }

    static boolean isText(String value) {
        return value.length() >= SHORTEST_TEXT && isPrintable(value);
    }

    static boolean isAscii(String value) {
        return value.chars().allMatch(c -> c < 0x7F);
    }

    /// Whether these are characters of some charset, perhaps with zeros at the end, and not octets
    /// that merely could be.
    static boolean isPrintable(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == 0) {
            end--;
        }
        String text = value.substring(0, end);
        long plain = text.chars().filter(c -> c >= ' ' && c < 0x7F).count();
        boolean hasControls =
                text.chars().anyMatch(c -> c == 0x7F || (c < ' ' && "\t\r\n".indexOf(c) < 0));
        boolean isMostlyAscii = 4 * plain >= 3L * end;
        return end > 0
                && !hasControls
                && (isMostlyAscii || OctetString.of(Octets.of(text)).isText());
    }
}

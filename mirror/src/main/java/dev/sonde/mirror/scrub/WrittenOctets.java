package dev.sonde.mirror.scrub;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the addresses that have been learned where text has their octets in hexadecimal or decimal
/// digits, with any sign between them or none: `001a-2bc4-d5e6`, `enx001a2bc4d5e6`, `0x0A4D8309`,
/// `10-77-131-9`, `4.10.77.131.9.22`.
final class WrittenOctets {

    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]++(?:[:. -][0-9A-Fa-f]++)*+");

    /// Where a zero is missing between colons.
    private static final Pattern SINGLE =
            Pattern.compile(
                    "(?<![0-9A-Fa-f])(?=[0-9A-Fa-f]:)|(?<=:)(?=[0-9A-Fa-f](?![0-9A-Fa-f]))");

    /// Dots and dashes do not mix: `10.77.131.9-10` is a range.
    private static final Pattern DECIMAL =
            Pattern.compile(
                    "(?<![0-9A-Za-z.])(?:\\d{1,3}+(?:\\.\\d{1,3}+){3,}+|\\d{1,3}+(?:-\\d{1,3}+){3,}+"
                            + "|\\d{1,3}+(?:_\\d{1,3}+){3,}+)(?![0-9])");

    private static final Pattern DOTTED_QUAD =
            Pattern.compile("(?:0|[1-9]\\d*)(?:\\.(?:0|[1-9]\\d*)){3}");

    private static final int IPV4_DIGITS = 8;
    private static final int MAC_DIGITS = 12;
    private static final int EUI_64_DIGITS = 16;
    private static final int IPV6_DIGITS = 32;

    private final Replacements replacements;
    private final Learned learned;

    WrittenOctets(Replacements replacements, Learned learned) {
        this.replacements = replacements;
        this.learned = learned;
    }

    String scrub(String text) {
        if (!learned.hasAddresses() || text.length() < IPV4_DIGITS - 1) {
            return text;
        }
        String scrubbed =
                HEX.matcher(text).replaceAll(match -> Matcher.quoteReplacement(hex(match.group())));
        return DECIMAL.matcher(scrubbed)
                .replaceAll(match -> Matcher.quoteReplacement(decimal(match)));
    }

    /// The digits of a run of groups, each of them two where there was a single one.
    private String hex(String run) {
        String padded = run.indexOf(':') < 0 ? run : SINGLE.matcher(run).replaceAll("0");
        StringBuilder digits = new StringBuilder(padded.length());
        int[] places = new int[padded.length()];
        for (int i = 0; i < padded.length(); i++) {
            if (Character.digit(padded.charAt(i), 16) >= 0) {
                places[digits.length()] = i;
                digits.append(padded.charAt(i));
            }
        }
        char[] replaced = padded.toCharArray();
        boolean isChanged = false;
        for (int at = 0; at + IPV4_DIGITS <= digits.length(); at++) {
            String octets = address(digits, at);
            for (int i = 0; i < octets.length(); i++) {
                replaced[places[at + i]] = octets.charAt(i);
            }
            isChanged |= !octets.isEmpty();
            at += Math.max(0, octets.length() - 1);
        }
        return isChanged ? new String(replaced) : run;
    }

    /// The digits to put at `at`; empty if there is no address.
    private String address(CharSequence digits, int at) {
        int left = digits.length() - at;
        if (left >= IPV6_DIGITS && learned.hasIpv6()) {
            byte[] octets = octets(digits, at, IPV6_DIGITS);
            if (learned.hasIpv6(octets, 0)) {
                return like(digits, Octets.hex(replacements.ipv6(octets)));
            }
        }
        if (left >= EUI_64_DIGITS) {
            byte[] octets = octets(digits, at, EUI_64_DIGITS);
            if (Eui64.isIn(octets, 0) && learned.hasMac(Eui64.mac(octets, 0))) {
                Eui64.put(octets, 0, replacements.mac(Eui64.mac(octets, 0)));
                return like(digits, Octets.hex(octets));
            }
        }
        if (left >= MAC_DIGITS) {
            byte[] octets = octets(digits, at, MAC_DIGITS);
            boolean isLikely = digits.length() == MAC_DIGITS || OctetScan.isDistinctMac(octets, 0);
            if (isLikely && learned.hasMac(Octets.mac(octets, 0))) {
                Octets.putMac(octets, 0, replacements.mac(Octets.mac(octets, 0)));
                return like(digits, Octets.hex(octets));
            }
        }
        byte[] octets = octets(digits, at, IPV4_DIGITS);
        boolean isWhole = digits.length() == IPV4_DIGITS || OctetScan.isDistinct(octets, 0);
        if (at % 2 == 0 && isWhole && learned.hasIpv4(Octets.ipv4(octets, 0))) {
            Octets.putIpv4(octets, 0, replacements.ipv4(Octets.ipv4(octets, 0)));
            return like(digits, Octets.hex(octets));
        }
        return "";
    }

    private static byte[] octets(CharSequence digits, int at, int count) {
        byte[] octets = new byte[count / 2];
        for (int i = 0; i < octets.length; i++) {
            int high = Character.digit(digits.charAt(at + 2 * i), 16);
            int low = Character.digit(digits.charAt(at + 2 * i + 1), 16);
            octets[i] = (byte) (high << 4 | low);
        }
        return octets;
    }

    private static String like(CharSequence digits, String hex) {
        boolean isUpper = digits.chars().anyMatch(c -> c >= 'A' && c <= 'F');
        return isUpper ? hex.toUpperCase(Locale.ROOT) : hex;
    }

    private String decimal(MatchResult match) {
        String run = match.group();
        // What is written as addresses are has been replaced as one.
        if (DOTTED_QUAD.matcher(run).matches()) {
            return run;
        }
        String[] words = run.split("[._-]", -1);
        char sign = run.charAt(words[0].length());
        if (Arrays.stream(words).anyMatch(word -> Integer.parseInt(word) > 255)) {
            return run;
        }
        byte[] octets = new byte[words.length];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(words[i]);
        }
        boolean isAlone = octets.length == 4;
        for (int at = 0; at + 4 <= octets.length; ) {
            at += Math.max(1, replace(octets, at, isAlone));
        }
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < octets.length; i++) {
            int octet = octets[i] & 0xFF;
            boolean isPadded = words[i].length() == 3 && words[i].startsWith("0");
            written.append(i == 0 ? "" : sign).append((isPadded ? "%03d" : "%d").formatted(octet));
        }
        return written.toString();
    }

    /// How many octets at `at` were replaced.
    private int replace(byte[] octets, int at, boolean isAlone) {
        int left = octets.length - at;
        if (left >= 16 && learned.hasIpv6(octets, at)) {
            byte[] address = Arrays.copyOfRange(octets, at, at + 16);
            System.arraycopy(replacements.ipv6(address), 0, octets, at, 16);
            return 16;
        }
        if (left >= 6
                && learned.hasMac(Octets.mac(octets, at))
                && OctetScan.isDistinctMac(octets, at)) {
            Octets.putMac(octets, at, replacements.mac(Octets.mac(octets, at)));
            return 6;
        }
        if (learned.hasIpv4(Octets.ipv4(octets, at))
                && (isAlone || OctetScan.isDistinct(octets, at))) {
            Octets.putIpv4(octets, at, replacements.ipv4(Octets.ipv4(octets, at)));
            return 4;
        }
        return 0;
    }
}

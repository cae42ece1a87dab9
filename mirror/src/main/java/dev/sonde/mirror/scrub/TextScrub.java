package dev.sonde.mirror.scrub;

import dev.sonde.client.IpAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in text what can be recognized by its form (addresses, host names, e-mail addresses) and
/// what has been [learned][Learned], and leaves the rest alone.
final class TextScrub {

    private static final Pattern EMAIL =
            Pattern.compile(
                    "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");

    /// In a URL before the host (RFC 3986 §3.2.1).
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^\\s/@?#]{1,256}+(?=@)");

    private static final Pattern MAC =
            Pattern.compile(
                    "(?<![0-9A-Fa-f:.-])(?:[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2}"
                            + "|[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4})(?![0-9A-Fa-f:.-]\\w)(?![0-9A-Fa-f])");

    private static final Pattern IPV6 =
            Pattern.compile(
                    "(?<![0-9A-Za-z:])[0-9A-Fa-f:]{2,39}(?:\\.\\d{1,3}){0,3}(?![0-9A-Za-z:])");

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    private static final Pattern IPV4 =
            Pattern.compile("(?<![\\d.])" + OCTET + "(?:\\." + OCTET + "){3}(?!\\d|\\.\\d)");

    /// What comes before four numbers that are no address.
    private static final Pattern VERSION =
            Pattern.compile(
                    "(?i)(?:linux|unix|bsd|ios|windows|vxworks|busybox|v|ver|version|rev|revision|rel|release|r|fw|firmware|sw|software|build|boot"
                            + "|bootloader|kernel|driver|bios|rom|image)[\\s:=.#_()-]*$");

    private static final int VERSION_CONTEXT = 24;

    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z0-9]{1,128}(?:[._-][A-Za-z0-9]{1,128}){0,40}");

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9]+");

    /// Long enough for the names that people give to hosts, short enough for no name of a file.
    private static final Pattern DOMAIN_NAME =
            Pattern.compile(
                    "(?i)[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*\\.(?:com|net|org|edu|gov|mil|int|info|biz|io|dev|cloud"
                            + "|local|lan|internal|intranet|corp|home|arpa|eu|de|uk|fr|nl|ch|at|be|dk|se|no"
                            + "|fi|pl|cz|es|pt|it|ru|ua|us|ca|mx|br|ar|cl|au|nz|jp|cn|kr|tw|in|sg|hk|za)");

    private final Replacements replacements;
    private final Learned learned;
    private final WrittenOctets written;

    TextScrub(Replacements replacements, Learned learned) {
        this.replacements = replacements;
        this.learned = learned;
        this.written = new WrittenOctets(replacements, learned);
    }

    /// @param text one character for each octet.
    String scrub(String text) {
        String scrubbed = phrases(text);
        if (replacements.covers(IdentifierKind.IPV4)) {
            scrubbed = replace(CREDENTIALS, scrubbed, match -> credentials(match.group()));
            scrubbed = replace(EMAIL, scrubbed, match -> replacements.email(match.group()));
            scrubbed = written.scrub(addresses(scrubbed));
        }
        return tokens(scrubbed);
    }

    private String credentials(String text) {
        return replacements.label(IdentifierKind.EMAIL, "user", text, false);
    }

    private String phrases(String text) {
        String scrubbed = text;
        for (Map.Entry<String, Learned.Word> phrase : learned.phrases().entrySet()) {
            if (scrubbed.contains(phrase.getKey())) {
                String stand = replacements.learned(phrase.getValue(), phrase.getKey());
                scrubbed = scrubbed.replace(phrase.getKey(), stand);
            }
        }
        return scrubbed;
    }

    private interface Replacer {
        String of(MatchResult match);
    }

    private static String replace(Pattern pattern, String text, Replacer replacer) {
        return pattern.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(replacer.of(match)));
    }

    private String addresses(String text) {
        String scrubbed = text;
        if (hasDigits(scrubbed)) {
            scrubbed = replace(MAC, scrubbed, match -> mac(match.group()));
            String whole = scrubbed;
            scrubbed = replace(IPV4, scrubbed, match -> ipv4(whole, match));
        }
        return scrubbed.indexOf(':') < 0
                ? scrubbed
                : replace(IPV6, scrubbed, match -> ipv6(match.group()));
    }

    private static boolean hasDigits(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9')
                || text.indexOf(':') >= 0
                || text.indexOf('-') >= 0;
    }

    private String mac(String text) {
        String digits = text.replaceAll("[^0-9A-Fa-f]", "");
        String replaced = digitsOfMac(digits);
        StringBuilder formed = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            formed.append(Character.digit(c, 16) < 0 ? c : replaced.charAt(next++));
        }
        return formed.toString();
    }

    private String digitsOfMac(String digits) {
        long replaced = replacements.mac(HexFormat.fromHexDigitsToLong(digits));
        boolean isUpper = !digits.equals(digits.toLowerCase(Locale.ROOT));
        return (isUpper ? "%012X" : "%012x").formatted(replaced);
    }

    private String ipv4(String text, MatchResult match) {
        int address = IpAddress.of(match.group()).bits();
        String before = text.substring(Math.max(0, match.start() - VERSION_CONTEXT), match.start());
        boolean isVersion = VERSION.matcher(before).find() && !learned.hasIpv4(address);
        return isVersion ? match.group() : new IpAddress(replacements.ipv4(address)).text();
    }

    private String ipv6(String text) {
        // The time of day has colons, too; ::1 and its like name nobody.
        int colons = text.length() - text.replace(":", "").length();
        if (colons < 2 || (!text.contains("::") && colons != 7 && text.indexOf('.') < 0)) {
            return text;
        }
        try {
            byte[] address = InetAddress.getByName("[" + text + "]").getAddress();
            if (address.length != 16 || Ipv6Mapping.isKept(address)) {
                return text;
            }
            return canonical(replacements.ipv6(address));
        } catch (UnknownHostException e) {
            return text;
        }
    }

    /// As RFC 5952 §4 writes it.
    private static String canonical(byte[] address) throws UnknownHostException {
        String full = Inet6Address.getByAddress("", address, -1).getHostAddress();
        Matcher zeros = Pattern.compile("(?:^|:)0(?::0)+(?=:|$)").matcher(full);
        int start = -1;
        int end = -1;
        while (zeros.find()) {
            if (zeros.end() - zeros.start() > end - start) {
                start = zeros.start();
                end = zeros.end();
            }
        }
        if (start < 0) {
            return full;
        }
        String head = full.substring(0, start);
        String tail = full.substring(end);
        return head + (tail.isEmpty() ? "::" : ":" + tail);
    }

    private String tokens(String text) {
        return replace(TOKEN, text, match -> token(match.group()));
    }

    private String token(String token) {
        Learned.Word word = learned.word(token);
        if (word != null) {
            return replacements.learned(word, token);
        }
        boolean isName =
                token.indexOf('.') >= 0
                        && (DOMAIN_NAME.matcher(token).matches() || learned.isInDomain(token));
        boolean isPublic = token.regionMatches(true, 0, "www.", 0, 4);
        if (isName && !isPublic) {
            return replacements.host(IdentifierKind.HOST_NAME, token);
        }
        return parts(token);
    }

    /// Looks for what was learned in the parts of a token, the longest runs first.
    private String parts(String token) {
        var parts = PART.matcher(token).results().toList();
        StringBuilder scrubbed = new StringBuilder();
        int copied = 0;
        for (int first = 0; first < parts.size(); first++) {
            for (int last = parts.size() - 1; last >= first; last--) {
                int start = parts.get(first).start();
                int end = parts.get(last).end();
                Learned.Word word = learned.word(token.substring(start, end));
                if (word != null) {
                    String stand = replacements.learned(word, token.substring(start, end));
                    scrubbed.append(token, copied, start).append(stand);
                    copied = end;
                    first = last;
                    break;
                }
            }
        }
        return scrubbed.append(token, copied, token.length()).toString();
    }
}

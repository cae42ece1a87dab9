package dev.sonde.mirror.scrub;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What has been seen in places where it is known for what it is, so that it is recognized in
/// places where it is not: the name of the device in its description, an address in a vendor's
/// table.
final class Learned {

    /// What stands in for a word.
    record Word(IdentifierKind kind, String replacement) {}

    private static final int MOST = 1 << 18;
    private static final int SHORTEST_WORD = 4;
    private static final int LONGEST_WORD = 128;

    /// Words that say nothing of anybody, and whose replacement would spoil descriptions.
    private static final Set<String> COMMON =
            Set.of(
                    "localhost",
                    "unknown",
                    "none",
                    "null",
                    "default",
                    "public",
                    "private",
                    "root",
                    "admin",
                    "user",
                    "guest",
                    "switch",
                    "router",
                    "printer",
                    "server",
                    "host",
                    "device",
                    "system",
                    "linux",
                    "windows",
                    "network",
                    "ethernet",
                    "gigabit",
                    "management",
                    "example",
                    "test",
                    "location",
                    "contact",
                    "name",
                    "enabled",
                    "disabled",
                    "true",
                    "false",
                    "left",
                    "right",
                    "port",
                    "interface",
                    "camera",
                    "nobody",
                    "daemon",
                    "snmp",
                    "snmpd",
                    "ubuntu",
                    "debian",
                    "openwrt",
                    "gateway");

    /// One word as [TextScrub] splits them.
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*");

    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

    private final Map<String, Word> words = new HashMap<>();
    private final Map<String, Word> phrases = new LinkedHashMap<>();
    private final Set<Integer> ipv4 = new HashSet<>();
    private final Set<String> ipv6 = new HashSet<>();
    private final Set<Long> macs = new HashSet<>();

    void word(IdentifierKind kind, String original, String replacement) {
        String word = original.strip();
        boolean tooCommon =
                word.length() < SHORTEST_WORD
                        || word.length() > LONGEST_WORD
                        || COMMON.contains(word.toLowerCase(Locale.ROOT))
                        || (NUMBER.matcher(word).matches() && word.length() < 8);
        if (!tooCommon && words.size() + phrases.size() < MOST) {
            Word stand = new Word(kind, replacement.strip());
            if (TOKEN.matcher(word).matches()) {
                words.putIfAbsent(word.toLowerCase(Locale.ROOT), stand);
            } else {
                phrases.putIfAbsent(word, stand);
            }
        }
    }

    void ipv4(int address) {
        if (ipv4.size() < MOST) {
            ipv4.add(address);
        }
    }

    void ipv6(byte[] address) {
        if (ipv6.size() < MOST) {
            ipv6.add(Octets.latin1(address));
        }
    }

    void mac(long address) {
        if (macs.size() < MOST) {
            macs.add(address);
        }
    }

    /// What stands in for `word`, whatever its case.
    @Nullable Word word(String word) {
        return words.isEmpty() ? null : words.get(word.toLowerCase(Locale.ROOT));
    }

    /// What has blanks or signs inside, and what stands in for it.
    Map<String, Word> phrases() {
        return phrases;
    }

    boolean hasIpv4(int address) {
        return ipv4.contains(address);
    }

    boolean hasIpv6(byte[] octets, int from) {
        return !ipv6.isEmpty() && ipv6.contains(Octets.latin1(octets, from, 16));
    }

    boolean hasMac(long address) {
        return macs.contains(address);
    }
}

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

    /// An engine ID, and what it becomes.
    record Engine(String original, String replacement) {}

    private static final int MOST = 1 << 18;
    private static final int MOST_ENGINES = 64;
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
    private final Set<String> domains = new HashSet<>();
    private final Set<Integer> ipv4 = new HashSet<>();
    private final Set<String> ipv6 = new HashSet<>();
    private final Set<Long> macs = new HashSet<>();
    private final Map<String, Engine> engines = new LinkedHashMap<>();

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

    /// The domain of a host: a name that ends in it is another host's.
    void domain(String domain) {
        if (domain.length() >= SHORTEST_WORD && domains.size() < MOST) {
            domains.add(domain.toLowerCase(Locale.ROOT));
        }
    }

    /// Whether `name` is that of a host in a domain that was learned, or such a domain.
    boolean isInDomain(String name) {
        String rest = name.toLowerCase(Locale.ROOT);
        while (!domains.isEmpty() && !rest.isEmpty()) {
            if (domains.contains(rest)) {
                return true;
            }
            int dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return false;
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

    void engine(String original, String replacement) {
        if (engines.size() < MOST_ENGINES) {
            engines.putIfAbsent(original, new Engine(original, replacement));
        }
    }

    /// Whether there is an address or an engine ID at all.
    boolean hasAddresses() {
        return !ipv4.isEmpty() || !ipv6.isEmpty() || !macs.isEmpty() || !engines.isEmpty();
    }

    /// The engine ID that stands at `from`, or null if none does.
    @Nullable Engine engine(byte[] octets, int from) {
        if (from >= octets.length) {
            return null;
        }
        for (Engine engine : engines.values()) {
            int end = from + engine.original().length();
            if (end <= octets.length
                    && (byte) engine.original().charAt(0) == octets[from]
                    && Octets.latin1(octets, from, end - from).equals(engine.original())) {
                return engine;
            }
        }
        return null;
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

    boolean hasIpv6() {
        return !ipv6.isEmpty();
    }

    boolean hasIpv6(byte[] octets, int from) {
        return !ipv6.isEmpty() && ipv6.contains(Octets.latin1(octets, from, 16));
    }

    boolean hasMac(long address) {
        return macs.contains(address);
    }
}

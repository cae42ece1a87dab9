package dev.sonde.mirror.scrub;

import java.util.Locale;
import java.util.Set;

/// Replaces names of things, people and places. Text is one character for each octet here, whatever
/// its charset, so that nothing but what is replaced changes.
final class Names {

    private static final Set<String> PUBLIC =
            Set.of(
                    "localhost",
                    "localdomain",
                    "localhost.localdomain",
                    "example.com",
                    "example.net",
                    "example.org");

    private static final String RESERVED = ".*\\.(example|test|invalid|localhost)";

    private final KeyedHash hash;
    private final PrefixMapping shape;
    private final PrefixMapping octets;

    Names(KeyedHash hash) {
        this.hash = hash;
        this.shape = new PrefixMapping(hash, "shape", Names::characterClass);
        this.octets = new PrefixMapping(hash, "octets", (_, _, _) -> 0);
    }

    /// A host by another name: `core-1.lab.net` becomes `host-3f2a91bc.d41c90aa.example` (RFC
    /// 2606), and `core-1` becomes `host-3f2a91bc`.
    String host(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.indexOf('.');
        String host = "host-" + hash.tag("host", dot < 0 ? lower : lower.substring(0, dot));
        return dot < 0 ? host : host + "." + domain(lower.substring(dot + 1));
    }

    private String domain(String domain) {
        return "d" + hash.tag("domain", domain) + ".example";
    }

    String email(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        return label("user", lower.substring(0, at)) + "@" + domain(lower.substring(at + 1));
    }

    /// `label-3f2a91bc`, another one for each text.
    String label(String label, String text) {
        return label + "-" + hash.tag(label, text);
    }

    /// Letters for letters, digits for digits, the rest kept: what has a form keeps it. No two
    /// texts become the same one.
    String shaped(String text) {
        byte[] replaced = Octets.of(text);
        shape.replace(replaced, replaced.length);
        return Octets.latin1(replaced);
    }

    /// Any octets for any; no two become the same ones.
    String octets(String text) {
        byte[] replaced = Octets.of(text);
        octets.replace(replaced, replaced.length);
        return Octets.latin1(replaced);
    }

    /// Whether the name is nobody's, as those for examples (RFC 2606) and those made here are.
    static boolean isNobodys(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PUBLIC.contains(lower)
                || lower.matches(RESERVED)
                || PUBLIC.stream().anyMatch(known -> lower.endsWith("." + known));
    }

    private static int characterClass(byte[] prefix, int length, int octet) {
        if (octet >= '0' && octet <= '9') {
            return 1;
        }
        if (octet >= 'a' && octet <= 'z') {
            return 2;
        }
        return octet >= 'A' && octet <= 'Z' ? 3 : PrefixMapping.Groups.FIXED;
    }
}

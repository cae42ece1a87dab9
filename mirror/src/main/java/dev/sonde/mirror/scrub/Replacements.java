package dev.sonde.mirror.scrub;

import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Replaces what was found, notes it in the ledger and learns it. What the profile does not cover
/// comes back as it was.
final class Replacements {

    private static final int MOST_KEPT = 65_536;
    private static final int SHORTEST_PIECE = 6;
    private static final Pattern PIECES = Pattern.compile("[,;|\\r\\n]+");

    private final ScrubProfile profile;
    private final Ledger ledger;
    private final Learned learned;
    private final Names names;
    private final Ipv4Mapping ipv4;
    private final Ipv6Mapping ipv6;
    private final MacMapping mac;
    private final Map<Object, Object> kept = new LeastRecentlyUsed();

    Replacements(ScrubProfile profile, ScrubKey key, Ledger ledger, Learned learned) {
        KeyedHash hash = new KeyedHash(key);
        this.profile = profile;
        this.ledger = ledger;
        this.learned = learned;
        this.names = new Names(hash);
        this.ipv4 = new Ipv4Mapping(hash);
        this.mac = new MacMapping(hash, profile != ScrubProfile.STRICT);
        this.ipv6 = new Ipv6Mapping(hash, ipv4, mac);
    }

    ScrubProfile profile() {
        return profile;
    }

    boolean covers(IdentifierKind kind) {
        return profile.covers(kind);
    }

    int ipv4(int address) {
        if (!covers(IdentifierKind.IPV4) || Ipv4Mapping.isKept(address)) {
            return address;
        }
        learned.ipv4(address);
        ledger.replaced(IdentifierKind.IPV4, () -> new IpAddress(address).text());
        return cached(address, ipv4::of);
    }

    long mac(long address) {
        if (!covers(IdentifierKind.MAC) || MacMapping.isKept(address)) {
            return address;
        }
        learned.mac(address);
        ledger.replaced(IdentifierKind.MAC, () -> "%012x".formatted(address));
        return cached(address, mac::of);
    }

    byte[] ipv6(byte[] address) {
        if (!covers(IdentifierKind.IPV6) || Ipv6Mapping.isKept(address)) {
            return address;
        }
        learned.ipv6(address);
        ledger.replaced(IdentifierKind.IPV6, () -> OctetString.of(address).hex());
        return Octets.of(cached(Octets.latin1(address), key -> Octets.latin1(ipv6.of(address))));
    }

    /// A host by another name; several words are no name of a host, but they are replaced as one.
    String host(IdentifierKind kind, String name) {
        if (!covers(kind) || name.isBlank() || Names.isNobodys(name)) {
            return name;
        }
        return noted(kind, name, names.host(name), true);
    }

    String email(String address) {
        if (!covers(IdentifierKind.EMAIL) || Names.isNobodys(address.replace('@', '.'))) {
            return address;
        }
        return noted(IdentifierKind.EMAIL, address, names.email(address), true);
    }

    /// `label-3f2a91bc`.
    ///
    /// @param isIdentity whether the same text elsewhere is meant, too.
    String label(IdentifierKind kind, String label, String text, boolean isIdentity) {
        if (!covers(kind) || text.isBlank()) {
            return text;
        }
        if (isIdentity) {
            learnPieces(kind, label, text);
        }
        return noted(kind, text, names.label(label, text), isIdentity);
    }

    /// A street or a person may stand elsewhere without the rest. What is an e-mail address is
    /// recognized anyway.
    private void learnPieces(IdentifierKind kind, String label, String text) {
        String[] pieces = PIECES.split(text, -1);
        for (String piece : pieces.length > 1 ? pieces : new String[0]) {
            String stripped = piece.strip();
            boolean isEmail = stripped.indexOf('@') >= 0 && covers(IdentifierKind.EMAIL);
            if (stripped.length() >= SHORTEST_PIECE && !isEmail) {
                learned.word(kind, stripped, names.label(label, stripped));
            }
        }
    }

    /// Learns a community, which is left out where it stands for one.
    void learnSecret(String text) {
        if (covers(IdentifierKind.SECRET)) {
            learned.word(IdentifierKind.SECRET, text, names.label("secret", text));
        }
    }

    /// The same form with other letters and digits.
    String shaped(IdentifierKind kind, String text, boolean isIdentity) {
        if (!covers(kind) || text.isBlank()) {
            return text;
        }
        return noted(kind, text, names.shaped(text), isIdentity);
    }

    /// `replaced`, which takes the place of `original` and of no other text.
    String told(String replaced, String original) {
        return names.label(replaced, original);
    }

    /// Octets of an engine ID that say nothing of themselves.
    String engine(String octets) {
        return noted(IdentifierKind.ENGINE_ID, octets, names.octets(octets), false);
    }

    /// An engine ID that was learned, where it stands among other octets.
    String learned(Learned.Engine engine) {
        ledger.replaced(
                IdentifierKind.ENGINE_ID, () -> OctetString.of(Octets.of(engine.original())).hex());
        return engine.replacement();
    }

    /// Learns the name of a host that stands nowhere alone.
    void learnHost(IdentifierKind kind, String name) {
        learned.word(kind, name, names.host(name));
    }

    /// Learns what the names of other hosts end in.
    void learnDomain(String domain) {
        if (covers(IdentifierKind.HOST_NAME) && !Names.isNobodys(domain)) {
            learned.domain(domain);
        }
    }

    /// What was learned, replaced where it stands alone.
    String learned(Learned.Word word, String original) {
        ledger.replaced(word.kind(), () -> original);
        return word.replacement();
    }

    private String noted(IdentifierKind kind, String original, String replaced, boolean learn) {
        ledger.replaced(kind, () -> original);
        if (learn) {
            learned.word(kind, original, replaced);
        }
        return replaced;
    }

    @SuppressWarnings("unchecked")
    private <T> T cached(T original, Function<T, T> mapping) {
        return (T) kept.computeIfAbsent(original, key -> mapping.apply((T) key));
    }

    /// Working a replacement out takes some ten microseconds, and recordings repeat their
    /// addresses.
    private static final class LeastRecentlyUsed extends LinkedHashMap<Object, Object> {

        private static final long serialVersionUID = 1;

        LeastRecentlyUsed() {
            super(1024, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
            return size() > MOST_KEPT;
        }
    }
}

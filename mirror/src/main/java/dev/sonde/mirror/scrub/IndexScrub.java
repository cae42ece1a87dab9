package dev.sonde.mirror.scrub;

import dev.sonde.client.Oid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Replaces addresses in the indexes of tables: part by part where the table is known, elsewhere
/// wherever arcs are an address or a name that has been learned.
final class IndexScrub {

    /// No arc before this one belongs to an index: below it are the roots of MIBs and vendors.
    private static final int FIRST_ARC_SCANNED = 7;

    private static final int SHORTEST_TEXT = 6;

    private final Replacements replacements;
    private final Learned learned;
    private final TextScrub text;

    IndexScrub(Replacements replacements, Learned learned, TextScrub text) {
        this.replacements = replacements;
        this.learned = learned;
        this.text = text;
    }

    /// `oid` with its index replaced; of the same length, if the index is known.
    ///
    /// @param scan whether to look for what was learned where the index is not known.
    Oid scrub(Oid oid, ObjectTypes.Match match, boolean scan) {
        ObjectType entry = match.entry();
        if (entry != null) {
            Oid replaced = known(oid, entry, match.entryLength() + 1);
            if (replaced != null) {
                return replaced;
            }
        }
        int from = entry == null ? FIRST_ARC_SCANNED : match.entryLength() + 1;
        return scan ? scan(oid, from) : oid;
    }

    /// Null where the index has not the parts it should have.
    private @Nullable Oid known(Oid oid, ObjectType entry, int from) {
        if (new Arcs(oid.toUnsignedArray(), from).length(entry) != oid.length()) {
            return null;
        }
        Arcs arcs = new Arcs(oid.toUnsignedArray(), from);
        entry.index().forEach(part -> replace(arcs, part));
        return Oid.ofUnsigned(arcs.arcs);
    }

    private void replace(Arcs arcs, IndexPart part) {
        switch (part) {
            case N -> arcs.at++;
            case MASK -> arcs.at += 4;
            case IPV4 -> address(arcs, 4);
            case IPV6 -> address(arcs, 16);
            case MAC -> address(arcs, 6);
            case BRIDGE -> {
                arcs.at += 2;
                address(arcs, 6);
            }
            case ADDRESS -> address(arcs, arcs.next());
            case INET -> {
                arcs.at++;
                address(arcs, arcs.next());
            }
            case OCTETS -> arcs.at = arcs.next() + arcs.at;
            case TEXT -> text(arcs, arcs.next());
            case REST -> text(arcs, arcs.arcs.length - arcs.at);
        }
    }

    private void address(Arcs arcs, int length) {
        byte[] octets = arcs.octets(length);
        switch (length) {
            // With a zone behind it (RFC 4001 §3): as without.
            case 4, 8 -> Octets.putIpv4(octets, 0, replacements.ipv4(Octets.ipv4(octets, 0)));
            case 6 -> Octets.putMac(octets, 0, replacements.mac(Octets.mac(octets, 0)));
            case 16, 20 -> {
                byte[] address = Arrays.copyOf(octets, 16);
                System.arraycopy(replacements.ipv6(address), 0, octets, 0, 16);
            }
            default -> {
                String text = Octets.latin1(octets);
                octets = Octets.of(replacements.shaped(IdentifierKind.HOST_NAME, text, false));
            }
        }
        arcs.put(octets);
    }

    private void text(Arcs arcs, int length) {
        String text = Octets.latin1(arcs.octets(length));
        arcs.put(Octets.of(replacements.shaped(IdentifierKind.TEXT, text, false)));
    }

    private Oid scan(Oid oid, int from) {
        int[] arcs = oid.toUnsignedArray();
        boolean changed = false;
        int at = from;
        while (at < arcs.length) {
            int[] longer = scanCountedText(arcs, at);
            if (longer != null) {
                at += longer[at] + 1;
                arcs = longer;
                changed = true;
            } else {
                int length = scan(arcs, at);
                changed |= length > 0;
                at += Math.max(1, length);
            }
        }
        return changed ? Oid.ofUnsigned(arcs) : oid;
    }

    /// A length and text of that length, in which something can be recognized: the arcs with that
    /// replaced, or null where there is no such text.
    private int @Nullable [] scanCountedText(int[] arcs, int at) {
        int length = arcs[at];
        if (length < SHORTEST_TEXT || length >= arcs.length - at) {
            return null;
        }
        byte[] octets = new Arcs(arcs, at + 1).octetsToCome();
        if (octets.length < length || !isText(octets, length)) {
            return null;
        }
        String original = Octets.latin1(octets, 0, length);
        String replaced = text.scrub(original);
        if (replaced.equals(original)) {
            return null;
        }
        if (arcs.length - length + replaced.length() > Oid.MAX_ARCS) {
            replaced = replacements.shaped(IdentifierKind.HOST_NAME, original, false);
        }
        int more = replaced.length() - length;
        int[] longer = Arrays.copyOf(arcs, arcs.length + more);
        System.arraycopy(
                arcs,
                at + 1 + length,
                longer,
                at + 1 + replaced.length(),
                arcs.length - at - 1 - length);
        longer[at] = replaced.length();
        new Arcs(longer, at + 1).put(Octets.of(replaced));
        return longer;
    }

    private static boolean isText(byte[] octets, int length) {
        for (int i = 0; i < length; i++) {
            if (octets[i] < ' ' || octets[i] > '~') {
                return false;
            }
        }
        return true;
    }

    /// How many arcs from `at` on were replaced.
    private int scan(int[] arcs, int at) {
        byte[] octets = new Arcs(arcs, at).octetsToCome();
        if (octets.length >= 16 && learned.hasIpv6(octets, 0)) {
            return put(arcs, at, replacements.ipv6(Arrays.copyOf(octets, 16)));
        }
        if (octets.length >= 6 && learned.hasMac(Octets.mac(octets, 0))) {
            byte[] mac = new byte[6];
            Octets.putMac(mac, 0, replacements.mac(Octets.mac(octets, 0)));
            return put(arcs, at, mac);
        }
        if (octets.length >= 4 && isDistinct(octets) && learned.hasIpv4(Octets.ipv4(octets, 0))) {
            byte[] ipv4 = new byte[4];
            Octets.putIpv4(ipv4, 0, replacements.ipv4(Octets.ipv4(octets, 0)));
            return put(arcs, at, ipv4);
        }
        return scanText(arcs, at, octets);
    }

    /// Four arcs as small as those of MIBs are no address, even if there is one like it.
    private static boolean isDistinct(byte[] octets) {
        int large = 0;
        for (int i = 0; i < 4; i++) {
            large += (octets[i] & 0xFF) >= 64 ? 1 : 0;
        }
        return large > 0 || (octets[1] == 0 && octets[0] != 0);
    }

    /// A name in arcs without a length before it keeps its length.
    private int scanText(int[] arcs, int at, byte[] octets) {
        int length = 0;
        while (length < octets.length && isOfName(octets[length])) {
            length++;
        }
        for (int end = length; end >= SHORTEST_TEXT; end--) {
            String text = Octets.latin1(octets, 0, end);
            Learned.Word word = learned.word(text);
            if (word != null) {
                String shaped = replacements.shaped(word.kind(), text, false);
                return put(arcs, at, Octets.of(shaped));
            }
        }
        return 0;
    }

    private static boolean isOfName(byte octet) {
        return Character.isLetterOrDigit(octet) || octet == '-' || octet == '.' || octet == '_';
    }

    private static int put(int[] arcs, int at, byte[] octets) {
        new Arcs(arcs, at).put(octets);
        return octets.length;
    }

    /// A place in an OID.
    private static final class Arcs {

        private static final int UNFIT = -1;

        final int[] arcs;
        int at;

        Arcs(int[] arcs, int at) {
            this.arcs = arcs;
            this.at = at;
        }

        int next() {
            return arcs[at++];
        }

        /// The octets that these arcs are; only where that is known.
        byte[] octets(int length) {
            byte[] octets = new byte[length];
            for (int i = 0; i < length; i++) {
                octets[i] = (byte) arcs[at + i];
            }
            return octets;
        }

        /// As many arcs from here on as are octets.
        byte[] octetsToCome() {
            int end = at;
            while (end < arcs.length && isOctet(end)) {
                end++;
            }
            return octets(end - at);
        }

        private boolean isOctet(int index) {
            return arcs[index] >= 0 && arcs[index] <= 255;
        }

        void put(byte[] octets) {
            for (byte octet : octets) {
                arcs[at++] = octet & 0xFF;
            }
        }

        /// How long the OID is if its index has the parts of `entry`, or [#UNFIT].
        int length(ObjectType entry) {
            for (IndexPart part : entry.index()) {
                if (!skip(part)) {
                    return UNFIT;
                }
            }
            return at;
        }

        private boolean skip(IndexPart part) {
            return switch (part) {
                case N -> {
                    at++;
                    yield at <= arcs.length;
                }
                case IPV4, MASK -> skipOctets(4);
                case MAC -> skipOctets(6);
                case BRIDGE -> skipOctets(8);
                case IPV6 -> skipOctets(16);
                case INET -> skip(IndexPart.N) && skipCounted();
                case ADDRESS, TEXT -> skipCounted();
                case OCTETS -> skipArcs();
                case REST -> skipOctets(Math.max(0, arcs.length - at));
            };
        }

        private boolean skipCounted() {
            return at < arcs.length && isOctet(at) && skipOctets(next());
        }

        private boolean skipArcs() {
            if (at >= arcs.length || !isOctet(at)) {
                return false;
            }
            at += next();
            return at <= arcs.length;
        }

        private boolean skipOctets(int count) {
            for (int i = 0; i < count; i++) {
                if (at >= arcs.length || !isOctet(at)) {
                    return false;
                }
                at++;
            }
            return true;
        }
    }
}

package dev.sonde.mirror.scrub;

import dev.sonde.client.Oid;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Replaces addresses and names in an index that nobody knows: wherever arcs are what has been
/// learned, or a length and text of that length.
final class IndexScan {

    private static final int SHORTEST_TEXT = 6;

    /// Long enough not to be small numbers.
    private static final Pattern WORDS = Pattern.compile("^(?=.*[A-Za-z]{3}).{8,}");

    private final Replacements replacements;
    private final Learned learned;
    private final TextScrub text;
    private boolean isTellingApart;

    IndexScan(Replacements replacements, Learned learned, TextScrub text) {
        this.replacements = replacements;
        this.learned = learned;
        this.text = text;
    }

    /// From here on each text is replaced by one that no other is.
    void tellApart() {
        isTellingApart = true;
    }

    /// `oid` with what is recognized from the arc `from` on replaced.
    Oid scan(Oid oid, int from) {
        int[] arcs = oid.toUnsignedArray();
        boolean changed = false;
        int at = from;
        while (at < arcs.length) {
            int[] longer = scanCountedText(arcs, at);
            int[] last = longer == null ? scanLastText(arcs, at) : null;
            if (longer != null) {
                at += longer[at] + 1;
                arcs = longer;
                changed = true;
            } else if (last != null) {
                return Oid.ofUnsigned(last);
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
        int[] longer = replaceText(arcs, at + 1, Octets.latin1(octets, 0, length));
        if (longer != null) {
            longer[at] = length + longer.length - arcs.length;
        }
        return longer;
    }

    /// Text without a length before it, which may be the last part of an index (RFC 2578 §7.7,
    /// IMPLIED): the arcs with what can be recognized in it replaced, or null where there is none.
    private int @Nullable [] scanLastText(int[] arcs, int at) {
        int length = arcs.length - at;
        byte[] octets = new Arcs(arcs, at).octetsToCome();
        boolean isLast = length >= SHORTEST_TEXT && octets.length == length;
        return isLast && isText(octets, length)
                ? replaceText(arcs, at, Octets.latin1(octets))
                : null;
    }

    /// Null where nothing in `original`, which stands at `at`, can be recognized.
    private int @Nullable [] replaceText(int[] arcs, int at, String original) {
        int length = original.length();
        String replaced = text.scrub(original);
        if (replaced.equals(original) && isStrict() && WORDS.matcher(original).find()) {
            replaced = replacements.shaped(IdentifierKind.TEXT, original, false);
        }
        if (replaced.equals(original)) {
            return null;
        }
        if (isTellingApart) {
            replaced = replacements.told(replaced, original);
        }
        if (arcs.length - length + replaced.length() > Oid.MAX_ARCS) {
            replaced = replacements.shaped(IdentifierKind.HOST_NAME, original, false);
        }
        int end = at + replaced.length();
        int[] longer = Arrays.copyOf(arcs, arcs.length - length + replaced.length());
        System.arraycopy(arcs, at + length, longer, end, arcs.length - at - length);
        new Arcs(longer, at).put(Octets.of(replaced));
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
        Learned.Engine engine = learned.engine(octets, 0);
        if (engine != null) {
            return put(arcs, at, Octets.of(replacements.learned(engine)));
        }
        if (octets.length >= 16 && learned.hasIpv6(octets, 0)) {
            return put(arcs, at, replacements.ipv6(Arrays.copyOf(octets, 16)));
        }
        if (octets.length >= 6 && learned.hasMac(Octets.mac(octets, 0))) {
            byte[] mac = new byte[6];
            Octets.putMac(mac, 0, replacements.mac(Octets.mac(octets, 0)));
            return put(arcs, at, mac);
        }
        boolean isLast = arcs.length - at == 4 && octets.length == 4 && octets[3] != 0;
        boolean isLikely = isDistinct(octets) || (isLast && isStrict());
        if (octets.length >= 4 && isLikely && learned.hasIpv4(Octets.ipv4(octets, 0))) {
            byte[] ipv4 = new byte[4];
            Octets.putIpv4(ipv4, 0, replacements.ipv4(Octets.ipv4(octets, 0)));
            return put(arcs, at, ipv4);
        }
        return scanText(arcs, at, octets);
    }

    private boolean isStrict() {
        return replacements.profile() == ScrubProfile.STRICT;
    }

    /// Four arcs as small as those of MIBs are no address, even if there is one like it.
    private static boolean isDistinct(byte[] octets) {
        if (octets.length < 4) {
            return false;
        }
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
}

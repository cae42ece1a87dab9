package dev.sonde.simulator.lab;

import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Looks for all of some [replacements][Replacement] at once, so that none finds what another one
/// has put there. Immutable.
final class Replacements {

    /// No column of a table is nearer to the root than that, so that what comes before is no index.
    private static final int LEAST_COLUMN = 8;

    private final List<Replacement> replacements;
    private final List<int[]> arcs;
    private final Pattern pattern;

    Replacements(List<Replacement> replacements) {
        this.replacements = replacements;
        this.arcs = replacements.stream().map(each -> arcs(each.kind(), each.from())).toList();
        this.pattern =
                Pattern.compile(
                        replacements.stream()
                                .map(each -> "(" + each.regex() + ")")
                                .collect(Collectors.joining("|")));
    }

    private static int[] arcs(Replacement.Kind kind, String text) {
        byte[] octets = Replacement.octets(kind, text);
        int[] arcs = new int[octets.length];
        for (int i = 0; i < arcs.length; i++) {
            arcs[i] = octets[i] & 0xFF;
        }
        return arcs;
    }

    /// What one device has in place of each.
    List<String> targets(Row row) {
        return replacements.stream().map(each -> each.target(row)).toList();
    }

    /// Whether something in `object` is to be replaced.
    boolean touch(VarBind object) {
        if (replacements.isEmpty()) {
            return false;
        }
        return isFoundIn(object.oid(), LEAST_COLUMN)
                || switch (object.value()) {
                    case Oid oid -> isFoundIn(oid, LEAST_COLUMN);
                    case IpAddress address -> octets(OctetString.of(address.toBytes())) >= 0;
                    case OctetString octets ->
                            octets(octets) >= 0
                                    || (octets.isText() && pattern.matcher(octets.text()).find());
                    default -> false;
                };
    }

    /// `object` with everything replaced by its target.
    VarBind apply(VarBind object, List<String> targets) {
        Value value =
                switch (object.value()) {
                    case Oid oid -> apply(oid, targets);
                    case IpAddress address -> apply(address, targets);
                    case OctetString octets -> apply(octets, targets);
                    case Value other -> other;
                };
        return new VarBind(apply(object.oid(), targets), value);
    }

    private IpAddress apply(IpAddress address, List<String> targets) {
        int found = octets(OctetString.of(address.toBytes()));
        return found < 0 ? address : IpAddress.of(targets.get(found));
    }

    private OctetString apply(OctetString octets, List<String> targets) {
        int found = octets(octets);
        if (found >= 0) {
            return OctetString.of(
                    Replacement.octets(replacements.get(found).kind(), targets.get(found)));
        }
        return octets.isText() ? OctetString.of(apply(octets.text(), targets)) : octets;
    }

    private String apply(String text, List<String> targets) {
        return pattern.matcher(text)
                .replaceAll(match -> {
                    int group = 1;
                    while (match.group(group) == null) {
                        group++;
                    }
                    return Matcher.quoteReplacement(targets.get(group - 1));
                });
    }

    private Oid apply(Oid oid, List<String> targets) {
        if (!isFoundIn(oid, LEAST_COLUMN)) {
            return oid;
        }
        int[] replaced = oid.toUnsignedArray();
        int at = LEAST_COLUMN;
        while (at < replaced.length) {
            int found = arcsAt(replaced, at);
            if (found >= 0) {
                int[] target = arcs(replacements.get(found).kind(), targets.get(found));
                System.arraycopy(target, 0, replaced, at, target.length);
                at += target.length;
            } else {
                at++;
            }
        }
        return Oid.ofUnsigned(replaced);
    }

    private boolean isFoundIn(Oid oid, int from) {
        int[] all = oid.toUnsignedArray();
        for (int at = from; at < all.length; at++) {
            if (arcsAt(all, at) >= 0) {
                return true;
            }
        }
        return false;
    }

    /// Which address the arcs from `at` on are, or −1.
    private int arcsAt(int[] all, int at) {
        for (int i = 0; i < arcs.size(); i++) {
            int[] wanted = arcs.get(i);
            int end = at + wanted.length;
            if (wanted.length > 0
                    && end <= all.length
                    && Arrays.equals(all, at, end, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    /// Which address these octets are, or −1.
    private int octets(OctetString octets) {
        if (octets.length() != 4 && octets.length() != 6) {
            return -1;
        }
        int[] all = new int[octets.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = octets.octet(i);
        }
        int found = arcsAt(all, 0);
        return found >= 0 && arcs.get(found).length == all.length ? found : -1;
    }
}

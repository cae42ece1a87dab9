package dev.sonde.mirror.scrub;

import dev.sonde.client.Oid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Replaces addresses in the indexes of tables: part by part where the table is known.
final class IndexScrub {

    /// No arc before this one belongs to an index: below it are the roots of MIBs and vendors.
    private static final int FIRST_ARC_SCANNED = 7;

    private final Replacements replacements;
    private final IndexScan scan;

    IndexScrub(Replacements replacements, IndexScan scan) {
        this.replacements = replacements;
        this.scan = scan;
    }

    /// `oid` with its index replaced; of the same length, if the index is known.
    ///
    /// @param scanUnknown whether to look for what was learned where the table is not known, too.
    Oid scrub(Oid oid, ObjectTypes.Match match, boolean scanUnknown) {
        ObjectType entry = match.entry();
        if (entry == null) {
            return scanUnknown ? scan.scan(oid, FIRST_ARC_SCANNED) : oid;
        }
        int from = match.entryLength() + 1;
        Oid replaced = known(oid, entry, from);
        return replaced == null ? scan.scan(oid, from) : replaced;
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
            case OCTETS -> {
                int count = arcs.next();
                arcs.at += count;
            }
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
}

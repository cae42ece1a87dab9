package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

/// A run of records in a file, in the order of their OIDs.
///
/// @param offset where it begins, in octets.
/// @param length how many octets it has.
/// @param first the OID of its first record.
/// @param last the OID of its last record.
/// @param objects how many records it has.
/// @param millis when it was written, in milliseconds since 1970.
/// @param pass in which reading of the device that was, from 1.
/// @param retracted the subtrees of which its records count no more.
record Extent(
        long offset,
        long length,
        Oid first,
        Oid last,
        int objects,
        long millis,
        int pass,
        List<Oid> retracted) {

    /// Whether one of its records may lie below `root`.
    boolean mayHold(Oid root) {
        boolean isBefore = last.compareTo(root) < 0;
        boolean isBehind = first.compareTo(root) > 0 && !root.isPrefixOf(first);
        return !isBefore && !isBehind;
    }

    /// Whether the record of `oid` counts.
    boolean counts(Oid oid) {
        return retracted.isEmpty()
                || retracted.stream().noneMatch(subtree -> subtree.isPrefixOf(oid));
    }

    /// Has what `extents` hold below `root` count no more.
    static void retract(List<Extent> extents, Oid root) {
        for (ListIterator<Extent> each = extents.listIterator(); each.hasNext(); ) {
            Extent extent = each.next();
            if (extent.mayHold(root)) {
                each.set(extent.without(root));
            }
        }
    }

    private Extent without(Oid root) {
        List<Oid> more = new ArrayList<>(retracted);
        more.add(root);
        return new Extent(offset, length, first, last, objects, millis, pass, List.copyOf(more));
    }
}

package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.simulator.internal.subtree.Borders;
import dev.sonde.simulator.store.OidStore;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Tells an object type that a device lacks from an instance that it lacks, without a MIB: the
/// types a device has are read off the names of the instances it has.
///
/// > If the variable's name does not have an OBJECT IDENTIFIER prefix which exactly matches the
/// > OBJECT IDENTIFIER prefix of any (potential) variable accessible by this request, then its
/// > value field is set to "noSuchObject". Otherwise, [it] is set to "noSuchInstance". (RFC 3416
/// > §4.2.1)
final class ObjectTypes {

    /// The arcs of the shortest column there is: 1.3.6.1.2.1, group, table, entry, column.
    private static final int SHORTEST_COLUMN = 10;

    private static final Oid SCALAR = Oid.of("0");

    private final OidStore store;

    ObjectTypes(OidStore store) {
        this.store = store;
    }

    /// Which of the two a GET of `oid` answers, where the store has no such object.
    Missing missing(Oid oid) {
        return isInstanceOfKnownType(oid) ? Missing.NO_SUCH_INSTANCE : Missing.NO_SUCH_OBJECT;
    }

    private boolean isInstanceOfKnownType(Oid oid) {
        int shared = sharedArcs(oid);
        Oid known = first(prefix(oid, shared));
        if (known == null) {
            return false;
        }
        if (shared == oid.length()) {
            // A scalar without its .0, or a column without an index.
            return known.length() == oid.length() + 1;
        }
        if (known.length() == shared) {
            // An instance with something after it.
            return true;
        }
        if (known.length() != oid.length()) {
            // Instances of one type have, as a rule, equally many arcs.
            return false;
        }
        return shared == oid.length() - 1
                || (shared >= SHORTEST_COLUMN && !isParentOfTypes(known, shared));
    }

    /// Whether what follows the first `length` arcs of `instance` is a type and not an index: the
    /// columns of a table hang below an arc 1 and have the same rows, scalars end in 0.
    private boolean isParentOfTypes(Oid instance, int length) {
        Oid parent = prefix(instance, length);
        Oid child = prefix(instance, length + 1);
        Oid row = instance.suffix(child);
        if (parent.arc(length - 1) != 1 && !row.equals(SCALAR)) {
            return false;
        }
        Oid beyond = store.nextOid(Borders.last(child));
        return beyond != null
                && parent.isPrefixOf(beyond)
                && beyond.suffix(prefix(beyond, length + 1)).equals(row);
    }

    /// How many leading arcs `oid` shares with the object that shares the most.
    private int sharedArcs(Oid oid) {
        int shared = 0;
        int tooMany = oid.length() + 1;
        while (tooMany - shared > 1) {
            int middle = (shared + tooMany) >>> 1;
            if (first(prefix(oid, middle)) == null) {
                tooMany = middle;
            } else {
                shared = middle;
            }
        }
        return shared;
    }

    /// The first object at or below `root`, or null.
    private @Nullable Oid first(Oid root) {
        Oid first = root.length() == 0 ? store.nextOid(root) : store.nextOid(Borders.before(root));
        return first != null && root.isPrefixOf(first) ? first : null;
    }

    private static Oid prefix(Oid oid, int length) {
        return Oid.ofUnsigned(Arrays.copyOf(oid.toUnsignedArray(), length));
    }
}

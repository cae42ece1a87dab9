package dev.sonde.client;

import dev.sonde.client.internal.exchange.Operations;
import dev.sonde.client.internal.walk.SubtreeCursor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The objects of a subtree in lexicographic order, asked for as they are read.
///
/// Nothing is sent before the first object is wanted, and nothing is held open: a walk that is not
/// read to its end needs no closing. Each iterator and stream is a walk of its own, for one thread.
///
/// A walk ends where the subtree ends, or it throws: [WalkAbortedException] where the agent's
/// answers lead nowhere, any other [SnmpException] as single calls do. It never just stops. The
/// walk of an object without anything below it is that object.
public final class Walk implements Iterable<VarBind> {

    private final Operations operations;
    private final Oid root;
    private final int maxRepetitions;

    Walk(Operations operations, Oid root, int maxRepetitions) {
        this.operations = operations;
        this.root = root;
        this.maxRepetitions = maxRepetitions;
    }

    /// Where the walk starts.
    public Oid root() {
        return root;
    }

    @Override
    public Iterator<VarBind> iterator() {
        return new SubtreeCursor(operations, root, maxRepetitions);
    }

    @Override
    public Spliterator<VarBind> spliterator() {
        return Spliterators.spliteratorUnknownSize(
                iterator(),
                Spliterator.ORDERED
                        | Spliterator.DISTINCT
                        | Spliterator.NONNULL
                        | Spliterator.IMMUTABLE);
    }

    /// A sequential stream; it needs no closing.
    public Stream<VarBind> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /// All of it at once.
    public List<VarBind> toList() {
        List<VarBind> varBinds = new ArrayList<>();
        forEach(varBinds::add);
        return varBinds;
    }

    /// All of it at once, by OID, in the order of the walk.
    public SequencedMap<Oid, Value> toMap() {
        SequencedMap<Oid, Value> values = new LinkedHashMap<>();
        forEach(varBind -> values.put(varBind.oid(), varBind.value()));
        return values;
    }
}

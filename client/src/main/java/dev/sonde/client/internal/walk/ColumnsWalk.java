package dev.sonde.client.internal.walk;

import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.client.WalkAbortedException;
import dev.sonde.client.WalkAbortedException.Reason;
import dev.sonde.client.internal.exchange.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Several subtrees walked together, a few in each request. Not thread-safe.
///
/// A column is done only when the agent has shown that something else follows it: one that a
/// truncated answer does not reach is asked for again.
public final class ColumnsWalk {

    private static final long LAST_ARC = 0xFFFF_FFFFL;
    private static final int COLUMNS_PER_REQUEST = 10;

    /// One column on its way.
    private static final class Column {
        final Oid root;
        final SequencedMap<Oid, Value> values = new LinkedHashMap<>();
        Oid last;
        boolean done;

        Column(Oid root, Oid start) {
            this.root = root;
            this.last = start;
        }
    }

    private final Operations operations;
    private final Successors successors;
    private final IndexRange range;
    private final List<Column> columns = new ArrayList<>();
    private final long started = System.nanoTime();

    public ColumnsWalk(Operations operations, List<Oid> roots, IndexRange range) {
        this.operations = operations;
        this.successors = new Successors(operations, operations.target().maxRepetitions());
        this.range = range;
        for (Oid root : roots) {
            columns.add(new Column(root, start(root)));
        }
    }

    /// The OID whose successor is the first that is wanted, or one before it.
    private Oid start(Oid root) {
        Oid after = range.after() == null ? root : root.append(range.after());
        Oid from = range.from() == null ? root : before(root.append(range.from()));
        return after.compareTo(from) > 0 ? after : from;
    }

    /// An OID less than `oid` with little in between: nothing lies directly before an OID.
    private static Oid before(Oid oid) {
        long[] arcs = new long[oid.length()];
        for (int i = 0; i < arcs.length; i++) {
            arcs[i] = oid.arc(i);
        }
        int end = arcs.length - 1;
        if (arcs[end] == 0) {
            return Oid.of(Arrays.copyOf(arcs, end));
        }
        arcs[end]--;
        return arcs.length == Oid.MAX_ARCS ? Oid.of(arcs) : Oid.of(arcs).append(LAST_ARC);
    }

    /// Walks to the end of every column.
    public SequencedMap<Oid, SequencedMap<Oid, Value>> toEnd() {
        for (List<Column> open = open(); !open.isEmpty(); open = open()) {
            if (System.nanoTime() - started > operations.target().walkDeadline().toNanos()) {
                throw aborted(open.getFirst(), Reason.DEADLINE, "its deadline has passed");
            }
            for (int i = 0; i < open.size(); i += COLUMNS_PER_REQUEST) {
                step(open.subList(i, Math.min(open.size(), i + COLUMNS_PER_REQUEST)));
            }
        }
        SequencedMap<Oid, SequencedMap<Oid, Value>> values = new LinkedHashMap<>();
        columns.forEach(column -> values.put(column.root, column.values));
        return values;
    }

    private List<Column> open() {
        return columns.stream().filter(column -> !column.done).toList();
    }

    private void step(List<Column> open) {
        List<VarBind> answers = successors.after(open.stream().map(c -> c.last).toList());
        for (int i = 0; i < answers.size(); i++) {
            Column column = open.get(i % open.size());
            if (!column.done) {
                take(column, answers.get(i));
            }
        }
    }

    private void take(Column column, VarBind varBind) {
        Oid oid = varBind.oid();
        if (varBind.value() == Missing.END_OF_MIB_VIEW) {
            column.done = true;
        } else if (oid.compareTo(column.last) <= 0) {
            throw aborted(
                    column,
                    Reason.NOT_INCREASING,
                    "the agent answered " + oid + ", which is not after it");
        } else if (!column.root.isPrefixOf(oid) || range.isPast(oid.suffix(column.root))) {
            column.done = true;
        } else {
            column.last = oid;
            Oid index = oid.suffix(column.root);
            if (!range.isBefore(index)) {
                column.values.put(index, varBind.value());
            }
        }
    }

    private WalkAbortedException aborted(Column column, Reason reason, String why) {
        long rows = columns.stream().mapToLong(c -> c.values.size()).sum();
        return new WalkAbortedException(
                operations.target(), column.root, reason, why, column.last, rows, null);
    }
}

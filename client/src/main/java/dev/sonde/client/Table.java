package dev.sonde.client;

import dev.sonde.client.internal.exchange.Operations;
import dev.sonde.client.internal.walk.ColumnsWalk;
import dev.sonde.client.internal.walk.IndexRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Columns walked together, several in one request, and read by column or by row.
///
/// ```java
/// for (Table.Row row : session.table(IF_DESCR, IF_OPER_STATUS).rows()) {
///     print(row.index(), row.get(IF_DESCR), row.get(IF_OPER_STATUS));
/// }
/// ```
///
/// Columns may be of any length; one that the agent does not have reads as empty. Immutable; each
/// change returns a changed copy, and [#columns()] and [#rows()] ask the agent anew at each call.
public final class Table {

    /// One row: what the columns hold at one index.
    ///
    /// @param index what follows the columns' OIDs.
    /// @param cells the values by column, in the order asked for; a hole has no entry.
    public record Row(Oid index, SequencedMap<Oid, Value> cells) {

        /// The value in `column`, or null where the row has a hole.
        public @Nullable Value get(Oid column) {
            return cells.get(column);
        }
    }

    private final Operations operations;
    private final List<Oid> columns;
    private final IndexRange range;

    Table(Operations operations, List<Oid> columns) {
        this(operations, columns, IndexRange.ALL);
        for (int i = 0; i < columns.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                if (i != j && columns.get(i).isPrefixOf(columns.get(j))) {
                    throw new IllegalArgumentException(
                            "the columns are ambiguous: %s lies in %s"
                                    .formatted(columns.get(j), columns.get(i)));
                }
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table needs at least one column");
        }
    }

    private Table(Operations operations, List<Oid> columns, IndexRange range) {
        this.operations = operations;
        this.columns = columns;
        this.range = range;
    }

    /// Only the rows after the one at `index`: the tail of a table of which the head is known.
    public Table after(Oid index) {
        return new Table(operations, columns, new IndexRange(index, range.from(), range.to()));
    }

    /// Only the rows from `index` on, that one included.
    public Table from(Oid index) {
        return new Table(operations, columns, new IndexRange(range.after(), index, range.to()));
    }

    /// Only the rows up to `index`, that one and all below it included.
    public Table to(Oid index) {
        return new Table(operations, columns, new IndexRange(range.after(), range.from(), index));
    }

    /// The values by column, in the order asked for, and by index, in lexicographic order.
    ///
    /// @throws WalkAbortedException if the agent's answers lead nowhere.
    public SequencedMap<Oid, SequencedMap<Oid, Value>> columns() {
        return new ColumnsWalk(operations, columns, range).toEnd();
    }

    /// The rows in the lexicographic order of their indexes.
    ///
    /// @throws WalkAbortedException if the agent's answers lead nowhere.
    public List<Row> rows() {
        TreeMap<Oid, SequencedMap<Oid, Value>> rows = new TreeMap<>();
        columns()
                .forEach((column, values) ->
                        values.forEach((index, value) ->
                                rows.computeIfAbsent(index, _ -> new LinkedHashMap<>())
                                        .put(column, value)));
        return rows.entrySet().stream().map(e -> new Row(e.getKey(), e.getValue())).toList();
    }
}

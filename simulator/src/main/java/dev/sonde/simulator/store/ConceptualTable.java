package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A table whose rows a manager creates and destroys through a RowStatus column (RFC 2579).
///
/// ```java
/// ConceptualTable.builder(Oid.of("1.3.6.1.4.1.64512.1.1"), 4)          // entry, RowStatus column
///         .column(2, WriteRule.ANY.withType(Syntax.IP_ADDRESS))        // a row cannot do without
///         .column(3, WriteRule.ANY.withType(Syntax.INTEGER), new Integer32(5))       // a default
///         .build()
/// ```
///
/// Immutable.
public final class ConceptualTable {

    /// @param initial what a new row holds where it is given nothing; null for nothing.
    /// @param isRequired whether a row without a value is not ready.
    record Column(WriteRule rule, @Nullable Value initial, boolean isRequired) {}

    private final Oid entry;
    private final long status;
    private final Map<Long, Column> columns;
    private final Ranges indexLength;

    private ConceptualTable(Builder builder) {
        this.entry = builder.entry;
        this.status = builder.status;
        this.columns = Map.copyOf(builder.columns);
        this.indexLength = builder.indexLength;
    }

    /// @param entry the OID of the row, such as that of ifEntry.
    /// @param status the arc of the RowStatus column.
    public static Builder builder(Oid entry, long status) {
        return new Builder(entry, status);
    }

    Oid entry() {
        return entry;
    }

    Map<Long, Column> columns() {
        return columns;
    }

    /// The arc of the RowStatus column.
    long status() {
        return status;
    }

    /// The cell that `oid` names, or null if that is none of a column that is declared here.
    @Nullable Cell cell(Oid oid) {
        if (oid.length() <= entry.length() || !entry.isPrefixOf(oid)) {
            return null;
        }
        long column = oid.arc(entry.length());
        return column == status || columns.containsKey(column)
                ? new Cell(new Row(this, oid.suffix(entry.append(column))), column)
                : null;
    }

    /// Whether a row could have an index of so many arcs.
    boolean allowsIndex(Oid index) {
        return index.length() > 0 && indexLength.contains(index.length());
    }

    /// A row, there or not.
    record Row(ConceptualTable table, Oid index) {

        Oid oid(long column) {
            return table.entry.append(column).append(index);
        }

        Oid statusOid() {
            return oid(table.status);
        }
    }

    /// A place in a row.
    record Cell(Row row, long column) {

        boolean isStatus() {
            return column == row.table.status;
        }
    }

    /// The columns of a table. Not thread-safe.
    public static final class Builder {

        private final Oid entry;
        private final long status;
        private final Map<Long, Column> columns = new TreeMap<>();
        private Ranges indexLength = Ranges.ANY;

        private Builder(Oid entry, long status) {
            this.entry = entry;
            this.status = status;
        }

        /// A column without which a row is not ready. It can be set unless `rule` says otherwise.
        public Builder column(long arc, WriteRule rule) {
            return column(arc, new Column(rule, null, true));
        }

        /// A column that holds `initial` in a new row, unless it is given something else.
        public Builder column(long arc, WriteRule rule, Value initial) {
            return column(arc, new Column(rule, initial, false));
        }

        /// A column that a row can do without.
        public Builder optionalColumn(long arc, WriteRule rule) {
            return column(arc, new Column(rule, null, false));
        }

        private Builder column(long arc, Column column) {
            if (arc == status) {
                throw new IllegalArgumentException("column " + arc + " is the RowStatus already");
            }
            if (columns.putIfAbsent(arc, column) != null) {
                throw new IllegalArgumentException("column " + arc + " is declared twice");
            }
            return this;
        }

        /// How many arcs an index may have. Default: any number.
        public Builder indexLength(Ranges arcs) {
            this.indexLength = arcs;
            return this;
        }

        public ConceptualTable build() {
            return new ConceptualTable(this);
        }
    }
}

package dev.sonde.simulator.store;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.simulator.internal.subtree.Borders;
import dev.sonde.simulator.store.ConceptualTable.Cell;
import dev.sonde.simulator.store.ConceptualTable.Column;
import dev.sonde.simulator.store.ConceptualTable.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one SET does with one conceptual row: the table of states and actions in RFC 2579,
/// RowStatus. All its varbinds take effect at once, whatever their order.
final class RowChange {

    private final OidStore base;
    private final Row row;
    private final Map<Long, Value> values = new HashMap<>();

    /// What is done with the row, and by which varbind; null for nothing.
    private @Nullable RowStatus action;

    private int actionIndex;
    private int firstColumnIndex = Integer.MAX_VALUE;

    RowChange(OidStore base, Row row) {
        this.base = base;
        this.row = row;
    }

    /// Takes the varbind at `index` into account.
    void add(int index, Cell cell, Value value) {
        if (cell.isStatus()) {
            action = RowStatus.of(value);
            actionIndex = index;
        } else {
            values.put(cell.column(), value);
            firstColumnIndex = Math.min(firstColumnIndex, index);
        }
    }

    /// Why this cannot be done at present, or null where it can.
    @Nullable Refusal refusal() {
        boolean exists = isPresent(row.statusOid());
        boolean actionFails =
                switch (action) {
                    case CREATE_AND_GO -> exists || !isComplete();
                    case CREATE_AND_WAIT -> exists;
                    case ACTIVE, NOT_IN_SERVICE -> !exists || !isComplete();
                    case null, default -> false;
                };
        boolean existsAfterwards =
                action == null
                        ? exists
                        : switch (action) {
                            case CREATE_AND_GO, CREATE_AND_WAIT -> true;
                            case ACTIVE, NOT_IN_SERVICE, NOT_READY -> exists;
                            case DESTROY -> false;
                        };
        boolean columnFails = !values.isEmpty() && !existsAfterwards;
        if (columnFails && (!actionFails || firstColumnIndex < actionIndex)) {
            return new Refusal(firstColumnIndex, ErrorStatus.INCONSISTENT_NAME);
        }
        return actionFails ? new Refusal(actionIndex, ErrorStatus.INCONSISTENT_VALUE) : null;
    }

    /// Whether the row has all that it cannot do without.
    private boolean isComplete() {
        return row.table().columns().entrySet().stream()
                .filter(column -> column.getValue().isRequired())
                .map(Map.Entry::getKey)
                .allMatch(arc -> values.containsKey(arc) || isPresent(row.oid(arc)));
    }

    private boolean isPresent(Oid oid) {
        try {
            Value value = base.get(oid);
            return value != null && value.isPresent();
        } catch (RuntimeException e) {
            throw RefusedException.about(oid, e);
        }
    }

    /// Adds to `changes` what the store holds afterwards where it held something else.
    void addTo(Map<Oid, Value> changes) {
        if (action == RowStatus.DESTROY) {
            cells().forEach(oid -> changes.put(oid, Missing.NO_SUCH_INSTANCE));
            return;
        }
        boolean creates = action == RowStatus.CREATE_AND_GO || action == RowStatus.CREATE_AND_WAIT;
        if (creates) {
            row.table().columns().forEach((arc, column) -> addInitial(arc, column, changes));
        }
        values.forEach((arc, value) -> changes.put(row.oid(arc), value));
        RowStatus state = state();
        if (state != null) {
            changes.put(row.statusOid(), state.value());
        }
    }

    private void addInitial(long arc, Column column, Map<Oid, Value> changes) {
        if (column.initial() != null && !isPresent(row.oid(arc))) {
            changes.put(row.oid(arc), column.initial());
        }
    }

    /// What the RowStatus column comes to hold, or null where it stays as it is.
    private @Nullable RowStatus state() {
        return switch (action) {
            case CREATE_AND_GO -> RowStatus.ACTIVE;
            case CREATE_AND_WAIT -> isComplete() ? RowStatus.NOT_IN_SERVICE : RowStatus.NOT_READY;
            case null -> {
                boolean waits = RowStatus.of(base.get(row.statusOid())) == RowStatus.NOT_READY;
                yield waits && isComplete() ? RowStatus.NOT_IN_SERVICE : null;
            }
            case ACTIVE, NOT_IN_SERVICE, NOT_READY, DESTROY -> action;
        };
    }

    /// The OIDs of all cells that there are, of columns that are not declared as well.
    private Set<Oid> cells() {
        Set<Oid> cells = new HashSet<>();
        Oid entry = row.table().entry();
        Oid at = base.nextOid(entry);
        while (at != null && entry.isPrefixOf(at) && at.length() > entry.length()) {
            long column = at.arc(entry.length());
            if (isPresent(row.oid(column))) {
                cells.add(row.oid(column));
            }
            at = base.nextOid(Borders.last(entry.append(column)));
        }
        return cells;
    }
}

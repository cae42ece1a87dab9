package dev.sonde.simulator.store;

import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.ConceptualTable.Cell;
import dev.sonde.simulator.store.ConceptualTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A store with [WriteRules] over it.
///
/// What is set goes to the store below in one piece, so that rows that come and go are one change
/// with the rest of the SET.
final class RuledStore implements OidStore {

    private final OidStore base;
    private final WriteRules rules;

    RuledStore(OidStore base, WriteRules rules) {
        this.base = base;
        this.rules = rules;
    }

    @Override
    public @Nullable Value get(Oid oid) {
        return isHidden(oid) ? Missing.NO_SUCH_OBJECT : base.get(oid);
    }

    private boolean isHidden(Oid oid) {
        return rules.hides() && WriteRules.hides(rules.rule(oid));
    }

    @Override
    public @Nullable VarBind next(Oid oid) {
        return rules.hides() ? OidStore.super.next(oid) : base.next(oid);
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        if (!rules.hides() || limit <= 0) {
            return base.next(oid, limit);
        }
        Oid from = oid;
        for (Oid next = base.nextOid(from);
                next != null && isHidden(next);
                next = base.nextOid(from)) {
            from = next;
        }
        List<VarBind> following = base.next(from, limit);
        int shown = 0;
        while (shown < following.size() && !isHidden(following.get(shown).oid())) {
            shown++;
        }
        // What was hidden may have been an explicit hole before the first.
        return shown == 0 && !following.isEmpty()
                ? next(following.getFirst().oid(), limit)
                : following.subList(0, shown);
    }

    @Override
    public @Nullable Oid nextOid(Oid oid) {
        return base.nextOid(oid);
    }

    @Override
    public boolean isWritable(Oid oid) {
        Cell cell = rules.cell(oid);
        Access access = cell == null ? rules.rule(oid).access() : RuleCheck.access(cell);
        return access == null ? base.isWritable(oid) : access.isWritable();
    }

    @Override
    public @Nullable Refusal test(List<VarBind> varBinds) {
        return new RuleCheck(base, rules, varBinds).refusal();
    }

    /// Sets what is given and what follows from it: a row that is created or destroyed is so with
    /// all of its columns.
    @Override
    public void set(List<VarBind> varBinds) {
        if (!rules.hasTables()) {
            base.set(varBinds);
            return;
        }
        Map<Oid, Value> changes = new LinkedHashMap<>();
        Map<Row, RowChange> rows = new LinkedHashMap<>();
        for (VarBind varBind : varBinds) {
            Cell cell = rules.cell(varBind.oid());
            if (cell == null || (cell.isStatus() && RowStatus.of(varBind.value()) == null)) {
                changes.put(varBind.oid(), varBind.value());
            } else {
                rows.computeIfAbsent(cell.row(), row -> new RowChange(base, row))
                        .add(0, cell, varBind.value());
            }
        }
        rows.values().forEach(row -> row.addTo(changes));
        List<VarBind> all = new ArrayList<>(changes.size());
        changes.forEach((oid, value) -> all.add(new VarBind(oid, value)));
        base.set(all);
    }

    @Override
    public Waiting waiting() {
        return base.waiting();
    }
}

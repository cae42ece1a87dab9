package dev.sonde.simulator.store;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.Syntax;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.ConceptualTable.Cell;
import dev.sonde.simulator.store.ConceptualTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The first phase of one SET under [WriteRules]: each varbind through the checks of RFC 3416
/// §4.2.5 in their order, then the rows that they make up together.
final class RuleCheck {

    private static final WriteRule ROW_STATUS =
            WriteRule.ANY.withType(Syntax.INTEGER).withRange(Ranges.parse("1..2|4..6"));

    private final OidStore base;
    private final WriteRules rules;
    private final List<VarBind> varBinds;

    private final Map<Row, RowChange> rows = new LinkedHashMap<>();

    /// The varbinds that the store below has something to say about.
    private final List<Integer> ofBase = new ArrayList<>();

    RuleCheck(OidStore base, WriteRules rules, List<VarBind> varBinds) {
        this.base = base;
        this.rules = rules;
        this.varBinds = varBinds;
    }

    /// What may be done with a cell, given its row.
    static Access access(Cell cell) {
        WriteRule rule = rule(cell);
        return Objects.requireNonNullElse(rule.access(), Access.READ_CREATE);
    }

    private static WriteRule rule(Cell cell) {
        return cell.isStatus()
                ? ROW_STATUS
                : Objects.requireNonNull(cell.row().table().columns().get(cell.column())).rule();
    }

    /// Why the SET is refused, or null.
    @Nullable Refusal refusal() {
        Refusal first = null;
        // What comes after a refused varbind still belongs to the rows of those before it.
        for (int i = 0; i < varBinds.size(); i++) {
            ErrorStatus status = status(i);
            if (status != ErrorStatus.NO_ERROR && first == null) {
                first = new Refusal(i, status);
            }
        }
        for (RowChange row : rows.values()) {
            first = first(first, row.refusal());
        }
        return first(first, refusalOfBase());
    }

    private static @Nullable Refusal first(@Nullable Refusal a, @Nullable Refusal b) {
        return a == null || (b != null && b.index() < a.index()) ? b : a;
    }

    private ErrorStatus status(int index) {
        VarBind varBind = varBinds.get(index);
        try {
            Cell cell = rules.cell(varBind.oid());
            return cell == null ? status(index, varBind) : status(index, cell, varBind.value());
        } catch (RuntimeException e) {
            throw RefusedException.about(varBind.oid(), e);
        }
    }

    private ErrorStatus status(int index, VarBind varBind) {
        Oid oid = varBind.oid();
        WriteRule rule = rules.rule(oid);
        if (rule.equals(WriteRule.ANY)) {
            ofBase.add(index);
            return ErrorStatus.NO_ERROR;
        }
        boolean writableBelow = base.isWritable(oid);
        ErrorStatus denied = denied(rule.access(), writableBelow);
        if (denied != ErrorStatus.NO_ERROR) {
            return denied;
        }
        Value present = base.get(oid);
        ErrorStatus wrong = rule.check(varBind.value(), present);
        if (wrong != ErrorStatus.NO_ERROR) {
            return wrong;
        }
        if (writableBelow) {
            ofBase.add(index);
            return ErrorStatus.NO_ERROR;
        }
        boolean exists = present != null && present.isPresent();
        return exists || rule.access() == Access.READ_CREATE
                ? ErrorStatus.NO_ERROR
                : ErrorStatus.NO_CREATION;
    }

    private ErrorStatus status(int index, Cell cell, Value value) {
        ErrorStatus denied = denied(access(cell), false);
        if (denied != ErrorStatus.NO_ERROR) {
            return denied;
        }
        // Even with a wrong value it is not missing: the value is to blame, not the row.
        rows.computeIfAbsent(cell.row(), row -> new RowChange(base, row)).add(index, cell, value);
        WriteRule rule = rule(cell);
        Value present = rule.type() == null ? base.get(cell.row().oid(cell.column())) : null;
        ErrorStatus wrong = rule.check(value, present);
        if (wrong != ErrorStatus.NO_ERROR) {
            return wrong;
        }
        if (!cell.row().table().allowsIndex(cell.row().index())) {
            return ErrorStatus.NO_CREATION;
        }
        return ErrorStatus.NO_ERROR;
    }

    private static ErrorStatus denied(@Nullable Access access, boolean writableBelow) {
        if (access == Access.NO_ACCESS) {
            return ErrorStatus.NO_ACCESS;
        }
        boolean isWritable = access == null ? writableBelow : access.isWritable();
        return isWritable ? ErrorStatus.NO_ERROR : ErrorStatus.NOT_WRITABLE;
    }

    private @Nullable Refusal refusalOfBase() {
        if (ofBase.isEmpty()) {
            return null;
        }
        Refusal refusal = base.test(ofBase.stream().map(varBinds::get).toList());
        return refusal == null ? null : new Refusal(ofBase.get(refusal.index()), refusal.status());
    }
}

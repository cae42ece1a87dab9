package dev.sonde.simulator.lab;

import dev.sonde.client.Oid;
import dev.sonde.client.Syntax;
import dev.sonde.client.Value;
import dev.sonde.simulator.lab.YamlNode.Mapping;
import dev.sonde.simulator.lab.YamlNode.Scalar;
import dev.sonde.simulator.lab.YamlNode.Sequence;
import dev.sonde.simulator.store.Access;
import dev.sonde.simulator.store.ConceptualTable;
import dev.sonde.simulator.store.Ranges;
import dev.sonde.simulator.store.WriteRule;
import dev.sonde.simulator.store.WriteRules;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what SET may do with devices: objects under `writable`, and tables under `tables`.
final class RulesReader {

    static final Set<String> OBJECT = Set.of("access", "type", "size", "range", "values");
    static final Set<String> TABLE = Set.of("status", "index", "columns");
    static final Set<String> COLUMN =
            Set.of("access", "type", "size", "range", "values", "default", "optional");

    private final Problems problems;

    RulesReader(Problems problems) {
        this.problems = problems;
    }

    PlannedRules read(@Nullable YamlNode writable, @Nullable YamlNode tables) {
        if (writable == null && tables == null) {
            return PlannedRules.NONE;
        }
        WriteRules.Builder rules = WriteRules.builder().standard();
        each(
                writable,
                (oid, fields) -> {
                    WriteRule rule = rule(fields.allow(OBJECT));
                    rules.rule(
                            oid, rule.access() == null ? rule.withAccess(Access.READ_WRITE) : rule);
                });
        each(
                tables,
                (oid, fields) -> {
                    ConceptualTable table = table(oid, fields);
                    if (table != null) {
                        rules.table(table);
                    }
                });
        return new PlannedRules(text(writable) + text(tables), rules.build());
    }

    private void each(@Nullable YamlNode node, BiConsumer<Oid, Fields> reader) {
        if (node == null) {
            return;
        }
        Fields all = Fields.of(node, problems);
        all.mapping()
                .entries()
                .forEach((dotted, entry) -> {
                    Oid oid = all.value(new Scalar(dotted, false, entry.keyPlace()), Oid::of);
                    boolean isBare = entry.value() instanceof Scalar scalar && scalar.isNull();
                    if (oid != null && isBare) {
                        reader.accept(
                                oid, new Fields(new Mapping(Map.of(), entry.keyPlace()), problems));
                    } else if (oid != null) {
                        reader.accept(oid, Fields.of(entry.value(), problems));
                    }
                });
    }

    private WriteRule rule(Fields fields) {
        try {
            return WriteRule.parse(
                    fields.text("access"),
                    fields.text("type"),
                    fields.text("size"),
                    fields.text("range"),
                    fields.values("values", RulesReader::number));
        } catch (IllegalArgumentException e) {
            problems.add(fields.place(), String.valueOf(e.getMessage()));
            return WriteRule.ANY;
        }
    }

    private static Long number(String text) {
        if (!text.matches("-?\\d{1,18}")) {
            throw new IllegalArgumentException("'" + text + "' is no whole number");
        }
        return Long.valueOf(text);
    }

    private @Nullable ConceptualTable table(Oid entry, Fields fields) {
        Integer status = fields.allow(TABLE).value("status", Words::count);
        Fields columns = fields.fields("columns");
        if (status == null || columns == null) {
            problems.add(
                    fields.place(),
                    "a table needs status, the number of its RowStatus column, and columns");
            return null;
        }
        ConceptualTable.Builder table = ConceptualTable.builder(entry, status);
        Ranges index = fields.value("index", Ranges::parse);
        if (index != null) {
            table.indexLength(index);
        }
        each(
                columns.mapping(),
                (arc, column) -> {
                    if (arc.length() == 1) {
                        column(arc.arc(0), column.allow(COLUMN), table);
                    } else {
                        problems.add(column.place(), "a column has one number");
                    }
                });
        return table.build();
    }

    private void column(long arc, Fields fields, ConceptualTable.Builder table) {
        WriteRule rule = rule(fields);
        YamlNode initial = fields.node("default");
        try {
            if (initial != null) {
                Value value = value(fields, rule, initial);
                if (value != null) {
                    table.column(arc, rule, value);
                }
            } else if (fields.flag("optional")) {
                table.optionalColumn(arc, rule);
            } else {
                table.column(arc, rule);
            }
        } catch (IllegalArgumentException e) {
            problems.add(fields.place(), String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Value value(Fields fields, WriteRule rule, YamlNode initial) {
        Syntax type = rule.type();
        if (type == null) {
            fields.problem("default", "a default needs a type: add type");
            return null;
        }
        return fields.value(initial, text -> Value.parse(Assignment.letter(type), text));
    }

    /// All that stands there, places apart.
    private static String text(@Nullable YamlNode node) {
        return switch (node) {
            case null -> "-";
            case Scalar scalar -> "'" + scalar.text() + "'";
            case Sequence sequence ->
                    sequence.items().stream()
                            .map(RulesReader::text)
                            .collect(Collectors.joining(",", "[", "]"));
            case Mapping mapping ->
                    mapping.entries().entrySet().stream()
                            .map(entry -> entry.getKey() + ":" + text(entry.getValue().value()))
                            .collect(Collectors.joining(",", "{", "}"));
        };
    }
}

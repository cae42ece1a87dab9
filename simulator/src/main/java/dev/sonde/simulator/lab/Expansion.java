package dev.sonde.simulator.lab;

import dev.sonde.simulator.lab.YamlNode.Entry;
import dev.sonde.simulator.lab.YamlNode.Mapping;
import dev.sonde.simulator.lab.YamlNode.Scalar;
import dev.sonde.simulator.lab.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Works the formulas of an entry out for one device after the other. What holds none comes out as
/// the very same node.
@SuppressWarnings("ReferenceEquality") // the same, not an equal one
final class Expansion {

    private final Problems problems;
    private final IdentityHashMap<Scalar, Formula> formulas = new IdentityHashMap<>();

    Expansion(Problems problems) {
        this.problems = problems;
    }

    /// `entry` for the device of `row`.
    ///
    /// @param kept the keys that are left as they are.
    Mapping expand(Mapping entry, Set<String> kept, Row row) {
        Map<String, Entry> expanded = new LinkedHashMap<>();
        entry.entries()
                .forEach((key, each) -> {
                    YamlNode value = kept.contains(key) ? each.value() : expand(each.value(), row);
                    expanded.put(key, new Entry(each.keyPlace(), value));
                });
        return new Mapping(expanded, entry.place());
    }

    private YamlNode expand(YamlNode node, Row row) {
        return switch (node) {
            case Scalar scalar -> expand(scalar, row);
            case Sequence sequence -> expand(sequence, row);
            case Mapping mapping -> {
                Mapping expanded = expand(mapping, Set.of(), row);
                boolean isSame =
                        mapping.entries().entrySet().stream()
                                .allMatch(entry -> {
                                    Entry now = expanded.entries().get(entry.getKey());
                                    return now != null && now.value() == entry.getValue().value();
                                });
                yield isSame ? mapping : expanded;
            }
        };
    }

    private Sequence expand(Sequence sequence, Row row) {
        List<YamlNode> items = new ArrayList<>(sequence.items().size());
        boolean isSame = true;
        for (YamlNode item : sequence.items()) {
            YamlNode expanded = expand(item, row);
            isSame &= expanded == item;
            items.add(expanded);
        }
        return isSame ? sequence : new Sequence(items, sequence.place());
    }

    private Scalar expand(Scalar scalar, Row row) {
        if (Formula.isConstant(scalar.text())) {
            return scalar;
        }
        try {
            Formula formula = formulas.get(scalar);
            if (formula == null) {
                formula = Formula.of(scalar.text());
                formulas.put(scalar, formula);
            }
            return new Scalar(formula.text(row), false, scalar.place());
        } catch (IllegalArgumentException e) {
            problems.add(scalar.place(), String.valueOf(e.getMessage()));
            return new Scalar("", true, scalar.place());
        }
    }

    /// The keys of both, those of `nearer` in place of those of `farther`.
    static Mapping merged(@Nullable Mapping farther, Mapping nearer) {
        if (farther == null || farther.entries().isEmpty()) {
            return nearer;
        }
        Map<String, Entry> all = new LinkedHashMap<>(farther.entries());
        all.putAll(nearer.entries());
        return new Mapping(all, nearer.place());
    }
}

package dev.sonde.simulator.lab;

import dev.sonde.client.Oid;
import dev.sonde.simulator.lab.YamlNode.Scalar;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads values by OID: of the type that the recording has there, or `{TYPE: VALUE}`.
final class AssignmentReader {

    private static final String LETTERS = "iu3cCtaosxdbnUIFD";

    private final Problems problems;
    private final Function<String, Formula> formulas;

    /// @param formulas what a text means, or an IllegalArgumentException.
    AssignmentReader(Problems problems, Function<String, Formula> formulas) {
        this.problems = problems;
        this.formulas = formulas;
    }

    /// Hands on every entry of `fields` whose OID is one, in the order of the file.
    void each(Fields fields, BiConsumer<Oid, YamlNode> entries) {
        fields.mapping()
                .entries()
                .forEach((dotted, entry) -> {
                    Scalar name = new Scalar(dotted, false, entry.keyPlace());
                    Oid oid = fields.value(name, Oid::of);
                    if (oid != null) {
                        entries.accept(oid, entry.value());
                    }
                });
    }

    /// Null where `node` is none, which is then among the problems.
    @Nullable Assignment assignment(YamlNode node) {
        if (node instanceof Scalar scalar) {
            Formula formula = formula(scalar);
            return formula == null ? null : new Assignment(null, formula);
        }
        Fields typed = Fields.of(node, problems);
        List<String> letters = List.copyOf(typed.mapping().entries().keySet());
        boolean isLetter =
                letters.size() == 1
                        && letters.getFirst().length() == 1
                        && LETTERS.contains(letters.getFirst());
        if (!isLetter) {
            problems.add(node.place(), "a type and a value belong here, as {s: text} or {i: 5}");
            return null;
        }
        String letter = letters.getFirst();
        String text = typed.text(letter);
        Formula formula = formula(new Scalar(text == null ? "" : text, false, typed.place(letter)));
        return formula == null ? null : new Assignment(letter.charAt(0), formula);
    }

    private @Nullable Formula formula(Scalar scalar) {
        try {
            return formulas.apply(scalar.text());
        } catch (IllegalArgumentException e) {
            problems.add(scalar.place(), String.valueOf(e.getMessage()));
            return null;
        }
    }
}

package dev.sonde.simulator.lab;

import dev.sonde.simulator.lab.YamlNode.Entry;
import dev.sonde.simulator.lab.YamlNode.Mapping;
import dev.sonde.simulator.lab.YamlNode.Scalar;
import dev.sonde.simulator.lab.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A mapping of a YAML file, read key by key as what each should hold. What a key does not hold
/// goes to the problems, with its place, and reads as if the key were not there.
final class Fields {

    private final Mapping mapping;
    private final Problems problems;

    Fields(Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /// The mapping that `node` should be; one without keys if it is none.
    static Fields of(YamlNode node, Problems problems) {
        if (node instanceof Mapping mapping) {
            return new Fields(mapping, problems);
        }
        problems.add(node.place(), "keys with values belong here, as KEY: VALUE");
        return new Fields(new Mapping(Map.of(), node.place()), problems);
    }

    Mapping mapping() {
        return mapping;
    }

    Problems problems() {
        return problems;
    }

    Place place() {
        return mapping.place();
    }

    /// Where `key` stands; where the mapping does, if it has no such key.
    Place place(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? mapping.place() : entry.value().place();
    }

    void problem(String key, String fault) {
        problems.add(place(key), fault);
    }

    /// Reports every key that is none of `known`.
    Fields allow(Collection<String> known) {
        mapping.entries()
                .forEach((key, entry) -> {
                    if (!known.contains(key)) {
                        problems.add(
                                entry.keyPlace(), "there is no such key here" + hint(key, known));
                    }
                });
        return this;
    }

    private static String hint(String key, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(each -> distance(key, each)))
                .filter(nearest -> distance(key, nearest) <= 2)
                .map(nearest -> ", did you mean " + nearest + "?")
                .orElseGet(() ->
                        known.stream().sorted().collect(Collectors.joining(", ", ", only ", "")));
    }

    /// How many letters are put in, left out or changed between the two.
    private static int distance(String left, String right) {
        int[] row = IntStream.rangeClosed(0, right.length()).toArray();
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }

    boolean has(String key) {
        return node(key) != null;
    }

    /// What `key` holds; null if it is not there or holds nothing.
    @Nullable YamlNode node(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null || (entry.value() instanceof Scalar scalar && scalar.isNull())
                ? null
                : entry.value();
    }

    @Nullable String text(String key) {
        YamlNode node = node(key);
        return node == null ? null : text(node);
    }

    @Nullable String text(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        problems.add(node.place(), "one value belongs here");
        return null;
    }

    /// What `key` holds, as `parser` understands it; null if it is not there or does not.
    <T> @Nullable T value(String key, Function<String, T> parser) {
        YamlNode node = node(key);
        return node == null ? null : value(node, parser);
    }

    <T> @Nullable T value(YamlNode node, Function<String, T> parser) {
        String text = text(node);
        try {
            return text == null ? null : parser.apply(text);
        } catch (RuntimeException e) {
            // Words of the parsers, which name what they did not understand.
            problems.add(node.place(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /// The values of `key`, which may be one alone; empty if it is not there.
    <T> List<T> values(String key, Function<String, T> parser) {
        List<T> values = new ArrayList<>();
        for (YamlNode item : items(key)) {
            T value = value(item, parser);
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    /// What the list of `key` holds; that alone which is no list.
    List<YamlNode> items(String key) {
        YamlNode node = node(key);
        if (node == null) {
            return List.of();
        }
        return node instanceof Sequence sequence ? sequence.items() : List.of(node);
    }

    /// The mapping that `key` holds; null if it is not there.
    @Nullable Fields fields(String key) {
        YamlNode node = node(key);
        return node == null ? null : of(node, problems);
    }

    boolean flag(String key) {
        Boolean flag = value(key, Words::flag);
        return flag != null && flag;
    }
}

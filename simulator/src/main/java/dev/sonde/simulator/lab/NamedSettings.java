package dev.sonde.simulator.lab;

import dev.sonde.simulator.lab.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a lab says of many devices at once: of all, under `defaults`, and of those with certain
/// names, under `rules`.
final class NamedSettings {

    /// Settings of the devices whose names match.
    private record Rule(Pattern pattern, Mapping settings) {}

    private final Problems problems;
    private final List<Rule> rules = new ArrayList<>();
    private @Nullable Mapping defaults;

    NamedSettings(Problems problems) {
        this.problems = problems;
    }

    void read(Fields lab) {
        Fields common = lab.fields("defaults");
        defaults = common == null ? null : common.allow(DeviceReader.SETTINGS).mapping();
        lab.items("rules").forEach(node -> rule(Fields.of(node, problems)));
    }

    private void rule(Fields rule) {
        Set<String> known = new HashSet<>(DeviceReader.SETTINGS);
        known.add("match");
        rule.allow(known);
        if (!rule.has("match")) {
            problems.add(rule.place(), "a rule needs to say of which names: add match, as 'lab/*'");
        }
        for (String names : rule.values("match", Function.identity())) {
            rules.add(new Rule(pattern(names), rule.mapping()));
        }
    }

    /// `*` stands for any text, `?` for any character.
    private static Pattern pattern(String names) {
        return Pattern.compile(
                names.chars()
                        .mapToObj(c ->
                                switch (c) {
                                    case '*' -> ".*";
                                    case '?' -> ".";
                                    default -> Pattern.quote(Character.toString(c));
                                })
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }

    /// What is said of the device of this name: by itself, in the last rule that matches, in the
    /// ones before that, as default.
    ///
    /// @param own what is said of it by itself.
    Mapping merged(String name, Mapping own) {
        Mapping all = defaults;
        for (Rule rule : rules) {
            if (rule.pattern().matcher(name).matches()) {
                all = Expansion.merged(all, rule.settings());
            }
        }
        return Expansion.merged(all, own);
    }
}

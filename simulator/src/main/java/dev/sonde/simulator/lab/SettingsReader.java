package dev.sonde.simulator.lab;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.simulator.Fault;
import dev.sonde.simulator.lab.YamlNode.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the settings of devices that are more than a word. Where many devices share a piece of the
/// file, it is read once, and they share what it says.
final class SettingsReader {

    static final Set<String> FAULTS =
            Set.of(
                    "latency",
                    "jitter",
                    "recorded-latency",
                    "loss",
                    "mute",
                    "duplicate",
                    "errors",
                    "truncated",
                    "garbled");
    static final Set<String> CLOCK = Set.of("uptime", "speed");

    private static final Duration NONE = Duration.ZERO;

    private final Problems problems;
    private final AssignmentReader values;
    private final IdentityHashMap<YamlNode, Object> known = new IdentityHashMap<>();

    private final IdentityHashMap<YamlNode, IdentityHashMap<YamlNode, PlannedRules>> rules =
            new IdentityHashMap<>();

    SettingsReader(Problems problems) {
        this.problems = problems;
        this.values = new AssignmentReader(problems, Formula::of);
    }

    @SuppressWarnings("unchecked") // a piece of the file is always read as the same
    private <T> T shared(YamlNode node, Function<Fields, T> reader) {
        return (T) known.computeIfAbsent(node, each -> reader.apply(Fields.of(each, problems)));
    }

    List<Fault> faults(@Nullable YamlNode node) {
        return node == null ? List.of() : shared(node, this::faults);
    }

    private List<Fault> faults(Fields fields) {
        fields.allow(FAULTS);
        List<Fault> faults = new ArrayList<>();
        Duration latency = fields.value("latency", Words::duration);
        Duration jitter = fields.value("jitter", Words::duration);
        if (latency != null || jitter != null) {
            faults.add(
                    Fault.latency(
                            latency == null ? NONE : latency, jitter == null ? NONE : jitter));
        }
        if (fields.flag("recorded-latency")) {
            faults.add(Fault.recordedLatency());
        }
        if (fields.flag("mute")) {
            faults.add(Fault.mute());
        }
        share(fields, "loss", Fault::loss, faults);
        share(fields, "duplicate", Fault::duplicate, faults);
        share(fields, "truncated", Fault::truncated, faults);
        share(fields, "garbled", Fault::garbled, faults);
        Fields errors = fields.fields("errors");
        if (errors != null) {
            errors.mapping()
                    .entries()
                    .forEach((label, entry) -> {
                        Scalar name = new Scalar(label, false, entry.keyPlace());
                        ErrorStatus status = errors.value(name, Words::errorStatus);
                        if (status != null) {
                            share(errors, label, share -> Fault.errors(status, share), faults);
                        }
                    });
        }
        return List.copyOf(faults);
    }

    private static void share(
            Fields fields, String key, Function<Double, Fault> fault, List<Fault> faults) {
        Double share = fields.value(key, Words::share);
        if (share != null) {
            faults.add(fault.apply(share));
        }
    }

    @Nullable PlannedClock clock(@Nullable YamlNode node) {
        return node == null ? null : shared(node, this::clock);
    }

    private PlannedClock clock(Fields fields) {
        fields.allow(CLOCK);
        Duration uptime = fields.value("uptime", Words::duration);
        Double speed = fields.value("speed", Words::speed);
        return new PlannedClock(uptime == null ? NONE : uptime, speed == null ? 1 : speed);
    }

    /// What SET may do; once for each pair of pieces.
    PlannedRules rules(@Nullable YamlNode writable, @Nullable YamlNode tables) {
        YamlNode first = writable == null ? tables : writable;
        if (first == null) {
            return PlannedRules.NONE;
        }
        IdentityHashMap<YamlNode, PlannedRules> seconds =
                rules.computeIfAbsent(first, _ -> new IdentityHashMap<>());
        YamlNode second = tables == null ? first : tables;
        PlannedRules known = seconds.get(second);
        if (known == null) {
            known = new RulesReader(problems).read(writable, tables);
            seconds.put(second, known);
        }
        return known;
    }

    Map<Oid, Assignment> set(@Nullable YamlNode node) {
        return node == null ? Map.of() : shared(node, this::set);
    }

    private Map<Oid, Assignment> set(Fields fields) {
        Map<Oid, Assignment> set = new LinkedHashMap<>();
        values.each(
                fields,
                (oid, node) -> {
                    Assignment assignment = values.assignment(node);
                    if (assignment != null) {
                        set.put(oid, assignment);
                    }
                });
        return Map.copyOf(set);
    }

    List<Replacement> replacements(@Nullable YamlNode node) {
        return node == null ? List.of() : shared(node, this::replacements);
    }

    private List<Replacement> replacements(Fields fields) {
        List<Replacement> replacements = new ArrayList<>();
        fields.mapping()
                .entries()
                .forEach((from, entry) -> {
                    Replacement replacement =
                            fields.value(
                                    entry.value(), text -> Replacement.of(from, Formula.of(text)));
                    if (replacement != null) {
                        replacements.add(replacement);
                    }
                });
        return List.copyOf(replacements);
    }
}

package dev.sonde.simulator.lab;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.simulator.Fault;
import dev.sonde.simulator.lab.YamlNode.Mapping;
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
    static final Set<String> USER = Set.of("auth", "auth-password", "priv", "priv-password");

    private static final Duration NONE = Duration.ZERO;
    private static final String LETTERS = "iu3cCtaosxdbnUIFD";

    private final Problems problems;
    private final Secrets secrets;
    private final IdentityHashMap<YamlNode, Object> known = new IdentityHashMap<>();

    private final IdentityHashMap<YamlNode, IdentityHashMap<YamlNode, PlannedRules>> rules =
            new IdentityHashMap<>();

    SettingsReader(Problems problems, Secrets secrets) {
        this.problems = problems;
        this.secrets = secrets;
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

    /// The users of the whole lab, by name.
    Map<String, PlannedUser> users(@Nullable Fields fields) {
        Map<String, PlannedUser> users = new LinkedHashMap<>();
        if (fields != null) {
            fields.mapping()
                    .entries()
                    .forEach((name, entry) -> {
                        boolean isBare = fields.node(name) == null;
                        YamlNode value =
                                isBare ? new Mapping(Map.of(), entry.keyPlace()) : entry.value();
                        PlannedUser user = user(name, Fields.of(value, problems));
                        if (user != null) {
                            users.put(name, user);
                        }
                    });
        }
        return users;
    }

    private @Nullable PlannedUser user(String name, Fields fields) {
        fields.allow(USER);
        PlannedUser user =
                new PlannedUser(
                        name,
                        fields.value("auth", Words::authProtocol),
                        fields.value("auth-password", secrets::read),
                        fields.value("priv", Words::privProtocol),
                        fields.value("priv-password", secrets::read));
        if (user.authProtocol() != null && user.authPassword() == null) {
            missing(fields, "auth", "auth-password");
        } else if (user.privProtocol() != null && user.privPassword() == null) {
            missing(fields, "priv", "priv-password");
        }
        try {
            user.user();
            return user;
        } catch (IllegalArgumentException | IllegalStateException e) {
            problems.add(fields.place(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static void missing(Fields fields, String protocol, String password) {
        // One that was not understood is reported already.
        if (!fields.has(password)) {
            fields.problem(protocol, "this needs a password: add " + password);
        }
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
        fields.mapping()
                .entries()
                .forEach((dotted, entry) -> {
                    Scalar name = new Scalar(dotted, false, entry.keyPlace());
                    Oid oid = fields.value(name, Oid::of);
                    Assignment assignment = assignment(entry.value());
                    if (oid != null && assignment != null) {
                        set.put(oid, assignment);
                    }
                });
        return Map.copyOf(set);
    }

    private @Nullable Assignment assignment(YamlNode node) {
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
            return Formula.of(scalar.text());
        } catch (IllegalArgumentException e) {
            problems.add(scalar.place(), String.valueOf(e.getMessage()));
            return null;
        }
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

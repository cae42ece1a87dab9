package dev.sonde.simulator.lab;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.Notification;
import dev.sonde.simulator.Notifications;
import dev.sonde.simulator.lab.YamlNode.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Reads what devices notify and when. What devices of one recording share is read once.
final class NotificationsReader {

    static final Set<String> NOTIFICATION = Set.of("when", "trap", "objects");

    private static final String EVERY = "every ";
    private static final String SET = "set ";

    private final AssignmentReader values;
    private final BiFunction<Source, Oid, @Nullable Value> recorded;
    private final IdentityHashMap<YamlNode, Map<Source, Notifications>> known =
            new IdentityHashMap<>();

    /// @param recorded what a recording has at an OID, or an IllegalArgumentException.
    NotificationsReader(Problems problems, BiFunction<Source, Oid, @Nullable Value> recorded) {
        this.values = new AssignmentReader(problems, Formula::literal);
        this.recorded = recorded;
    }

    /// What `device` holds under `notifications`, told to nobody yet.
    ///
    /// @param source the data of the device.
    Notifications read(Fields device, Source source) {
        YamlNode node = device.node("notifications");
        if (node == null) {
            return Notifications.NONE;
        }
        Map<Source, Notifications> bySource = known.computeIfAbsent(node, _ -> new HashMap<>());
        Notifications all = bySource.get(source);
        if (all == null) {
            all = Notifications.NONE;
            for (YamlNode item : device.items("notifications")) {
                Fields fields = Fields.of(item, device.problems()).allow(NOTIFICATION);
                all = plus(all, fields, source);
            }
            bySource.put(source, all);
        }
        return all;
    }

    private Notifications plus(Notifications all, Fields fields, Source source) {
        if (!fields.has("when")) {
            fields.problem("when", "say when this is told: add when, as 'every 60s'");
            return all;
        }
        Notifications more = fields.value("when", when -> plus(all, when, fields, source));
        return more == null ? all : more;
    }

    /// @throws IllegalArgumentException if `when` is no time to notify.
    private Notifications plus(Notifications all, String when, Fields fields, Source source) {
        if (when.equals("start")) {
            Notification told = notification(fields, Notification.COLD_START.trapOid(), source);
            return told == null ? all : all.onStart(told);
        }
        if (when.equals("authentication-failure")) {
            if (fields.has("trap") || fields.has("objects")) {
                throw new IllegalArgumentException(
                        "this is always told in the same way: leave trap and objects out");
            }
            return all.onAuthenticationFailure();
        }
        if (when.startsWith(EVERY)) {
            Duration period = Words.duration(when.substring(EVERY.length()).strip());
            Notification told = notification(fields, null, source);
            return told == null ? all : all.every(period, told);
        }
        if (when.startsWith(SET)) {
            Oid subtree = Oid.of(when.substring(SET.length()).strip());
            Notification told = notification(fields, null, source);
            return told == null ? all : all.onSet(subtree, told);
        }
        throw new IllegalArgumentException(
                "'%s' is no time to notify: start, every TIME, set OID, or authentication-failure"
                        .formatted(when));
    }

    private @Nullable Notification notification(
            Fields fields, @Nullable Oid otherwise, Source source) {
        Oid trap = fields.has("trap") ? fields.value("trap", Oid::of) : otherwise;
        if (trap == null && !fields.has("trap")) {
            fields.problem("trap", "say what is told: add trap, an OID");
        }
        Fields objects = fields.fields("objects");
        List<VarBind> varBinds = objects == null ? List.of() : varBinds(objects, source);
        try {
            return trap == null ? null : Notification.of(trap).withMore(varBinds);
        } catch (IllegalArgumentException e) {
            fields.problems().add(fields.place(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private List<VarBind> varBinds(Fields objects, Source source) {
        List<VarBind> varBinds = new ArrayList<>();
        values.each(
                objects,
                (oid, node) -> {
                    try {
                        Value value = value(oid, node, source);
                        if (value != null) {
                            varBinds.add(new VarBind(oid, value));
                        }
                    } catch (IllegalArgumentException e) {
                        objects.problems().add(node.place(), String.valueOf(e.getMessage()));
                    }
                });
        return varBinds;
    }

    /// What `node` says, of the type that the recording has there where it says none, and what the
    /// recording has there where it says nothing.
    private @Nullable Value value(Oid oid, YamlNode node, Source source) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            Value present = recorded.apply(source, oid);
            if (present == null || !present.isPresent()) {
                throw new IllegalArgumentException(
                        "the recording has no such object, so say its value, as {s: text} or {i: 5}");
            }
            return present;
        }
        Assignment assignment = values.assignment(node);
        if (assignment == null) {
            return null;
        }
        Value present = assignment.letter() == null ? recorded.apply(source, oid) : null;
        return assignment.value(present, PlannedDevice.NO_ROW);
    }
}

package dev.sonde.simulator.lab;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.DerivedRecording;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.variation.VariedRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A recording and where its devices differ from it: looked for once, and shared by all of them, so
/// that a device holds its few differences and nothing else. Immutable.
final class Template {

    private final Recording base;
    private final Substitution substitution;
    private final Replacements replacements;

    /// The objects of the recording that are another one in each device, in order.
    private final List<Oid> hidden;

    /// Those with values, so as they stand in the recording.
    private final List<VarBind> replaced;

    Template(Recording base, Substitution substitution) {
        this.base = base;
        this.substitution = substitution;
        this.replacements = new Replacements(substitution.replacements());
        this.replaced = new ArrayList<>();
        Set<Oid> all = new TreeSet<>(substitution.set().keySet());
        for (VarBind object : base) {
            if (object.value().isPresent()
                    && !substitution.set().containsKey(object.oid())
                    && replacements.touch(object)) {
                replaced.add(object);
                all.add(object.oid());
            }
        }
        this.hidden = List.copyOf(all);
    }

    /// Works out what is said of one device's own values, so that what cannot be is found early.
    ///
    /// @throws IllegalArgumentException if a value cannot be; the message says which.
    void check(Row row) {
        substitution.set().forEach((oid, assignment) -> value(oid, assignment, row));
    }

    private Value value(Oid oid, Assignment assignment, Row row) {
        Value recorded = base.get(oid);
        try {
            return assignment.value(recorded, row);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("set " + oid + ": " + e.getMessage(), e);
        }
    }

    /// The data of one device.
    ///
    /// @throws IllegalArgumentException as [#check(Row)] does.
    DerivedRecording store(Row row) {
        List<String> targets = replacements.targets(row);
        List<VarBind> own = new ArrayList<>(hidden.size());
        Set<Oid> writable = new HashSet<>();
        for (VarBind object : replaced) {
            VarBind other = replacements.apply(object, targets);
            own.add(other);
            addIf(base.isWritable(object.oid()), other.oid(), writable);
        }
        for (Map.Entry<Oid, Assignment> entry : substitution.set().entrySet()) {
            own.add(new VarBind(entry.getKey(), value(entry.getKey(), entry.getValue(), row)));
            addIf(base.isWritable(entry.getKey()), entry.getKey(), writable);
        }
        return new DerivedRecording(
                base, hidden, Recording.of(own, writable::contains), variations(targets));
    }

    /// Modules stay with their objects, where these are moved, too.
    private NavigableMap<Oid, VariedRecord> variations(List<String> targets) {
        if (base.variations().isEmpty()) {
            return base.variations();
        }
        NavigableMap<Oid, VariedRecord> variations = new TreeMap<>(base.variations());
        variations.keySet().removeAll(hidden);
        for (VarBind object : replaced) {
            VariedRecord record = base.variations().get(object.oid());
            if (record != null) {
                variations.put(replacements.apply(object, targets).oid(), record);
            }
        }
        return variations;
    }

    private static void addIf(boolean condition, Oid oid, Set<Oid> writable) {
        if (condition) {
            writable.add(oid);
        }
    }
}

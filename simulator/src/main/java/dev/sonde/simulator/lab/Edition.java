package dev.sonde.simulator.lab;

import dev.sonde.simulator.recording.Problem;
import dev.sonde.simulator.recording.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Decides which edition of each file is served when some have been edited: the new one, unless the
/// edit has broken it.
final class Edition {

    private final Map<Source, Source> decided = new HashMap<>();
    private final Map<Source, Source> current = new HashMap<>();
    private final Sources sources;
    private final Messages messages;
    private final boolean isStrict;

    Edition(
            Collection<PlannedDevice> served,
            Sources sources,
            Messages messages,
            boolean isStrict) {
        for (PlannedDevice device : served) {
            device.allSources().forEach(source -> current.put(edition(source), source));
        }
        this.sources = sources;
        this.messages = messages;
        this.isStrict = isStrict;
    }

    /// Any edition of `source`.
    private static Source edition(Source source) {
        return new Source(source.file(), source.device(), FileStamp.ABSENT);
    }

    /// `planned`, with the editions that can be served; null if there are none.
    @Nullable PlannedDevice accepted(PlannedDevice planned, @Nullable PlannedDevice before) {
        try {
            PlannedDevice accepted = planned.withSources(this::decide);
            if (!accepted.equals(before)) {
                check(accepted, sources);
            }
            return accepted;
        } catch (Refused e) {
            return before;
        } catch (IllegalArgumentException | IOException e) {
            messages.add(e.getMessage() + "; the device is served as before");
            return before;
        }
    }

    private Source decide(Source source) {
        Source chosen = decided.get(source);
        if (chosen == null) {
            chosen = choose(source, current.get(edition(source)));
            decided.put(source, chosen);
        }
        return chosen;
    }

    private Source choose(Source source, @Nullable Source before) {
        if (source.isDatabase() && before == null) {
            say(source, sources, messages);
        }
        if (source.isDatabase() || source.equals(before)) {
            return source;
        }
        Reading old = before == null ? null : sources.known(before);
        try {
            Reading reading = sources.reading(source);
            reading.problems().forEach(problem -> messages.add(problem.toString()));
            reading.notes().forEach(note -> messages.add(note.toString()));
            if (!isBroken(reading, old)) {
                return source;
            }
            messages.add(
                    source.file()
                            + ": "
                            + (before == null ? "not served" : "served as it was before"));
        } catch (IOException e) {
            messages.add(e.getMessage() + (before == null ? "" : "; served as it was before"));
        }
        if (before == null) {
            throw new Refused();
        }
        return before;
    }

    private boolean isBroken(Reading reading, @Nullable Reading before) {
        boolean hasProblems = !reading.problems().isEmpty();
        if (isStrict || before == null) {
            return isStrict && hasProblems;
        }
        boolean wasWhole = before.problems().isEmpty() && before.recording().size() > 0;
        return wasWhole && (hasProblems || reading.recording().size() == 0);
    }

    /// Nothing can be served in place of a source.
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /// Reads everything that `devices` need, and says what there is to say about it.
    static void readAll(
            List<PlannedDevice> devices,
            Sources sources,
            Messages messages,
            BooleanSupplier isOver) {
        Set<Source> read = new HashSet<>();
        Set<String> said = new HashSet<>();
        for (PlannedDevice device : devices) {
            for (Source source : device.allSources()) {
                if (isOver.getAsBoolean()) {
                    return;
                }
                if (read.add(source)) {
                    say(source, sources, messages);
                }
            }
            try {
                check(device, sources);
            } catch (IllegalArgumentException | IOException e) {
                String message = device.source().file() + ": " + e.getMessage();
                if (said.add(message)) {
                    messages.add(message);
                }
            }
        }
    }

    private static void say(Source source, Sources sources, Messages messages) {
        try {
            Reading reading = sources.findings(source);
            reading.problems().forEach(problem -> messages.add(problem.toString()));
            reading.notes().forEach(note -> messages.add(note.toString()));
        } catch (IOException e) {
            messages.add(String.valueOf(e.getMessage()));
        }
    }

    /// @throws IllegalArgumentException if a value that is said of the device cannot be.
    private static void check(PlannedDevice device, Sources sources) throws IOException {
        if (!device.substitution().isEmpty() && !device.source().isDatabase()) {
            sources.template(device.source(), device.substitution()).check(device.row());
        }
    }

    /// @throws LabException if there is a problem in any recording of `plan`.
    static void requireWhole(Plan plan, Sources sources) throws IOException {
        List<LabProblem> problems = new ArrayList<>();
        for (Source source : plan.sources()) {
            for (Problem problem : sources.findings(source).problems()) {
                problems.add(
                        new LabProblem(problem.file(), problem.line(), 0, "", problem.fault()));
            }
        }
        for (PlannedDevice device : plan.devices().values()) {
            try {
                check(device, sources);
            } catch (IllegalArgumentException e) {
                problems.add(
                        new LabProblem(
                                device.source().file(), 0, 0, "", String.valueOf(e.getMessage())));
            }
        }
        if (!problems.isEmpty()) {
            throw new LabException(problems);
        }
    }
}

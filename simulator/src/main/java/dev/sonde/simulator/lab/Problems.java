package dev.sonde.simulator.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what is wrong with one file, each thing once, however many devices it concerns, in the
/// order of the file.
final class Problems {

    private static final int MOST = 20;

    private final Path file;
    private final Set<LabProblem> found = new LinkedHashSet<>();
    private int further;

    Problems(Path file) {
        this.file = file;
    }

    void add(Place place, String fault) {
        LabProblem problem = new LabProblem(file, place, fault);
        if (found.size() < MOST) {
            found.add(problem);
        } else if (!found.contains(problem)) {
            further++;
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// Whether there are so many that looking for more helps nobody.
    boolean isFull() {
        return found.size() >= MOST;
    }

    List<LabProblem> all() {
        List<LabProblem> all = new ArrayList<>(found);
        all.sort(Comparator.comparingInt(LabProblem::line).thenComparingInt(LabProblem::column));
        if (further > 0) {
            all.add(new LabProblem(file, 0, 0, "", "and further problems"));
        }
        return all;
    }

    void throwIfAny() throws LabException {
        if (!isEmpty()) {
            throw new LabException(all());
        }
    }
}

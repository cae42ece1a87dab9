package dev.sonde.simulator.lab;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// A lab cannot be served as its files describe it. The message has a line for each problem.
public final class LabException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient List<LabProblem> problems;

    LabException(List<LabProblem> problems) {
        super(problems.stream().map(LabProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// What is wrong, in the order of the files.
    public List<LabProblem> problems() {
        return problems;
    }
}

package dev.sonde.simulator.recording;

import java.io.IOException;
import java.util.List;

/// What a file of recordings turned out to hold.
///
/// @param recording all that could be read.
/// @param problems what is not in it: a record for each, and its line. After the first thousand
///   only counted, by the last problem.
/// @param notes where the file was read in another way than it may seem to be meant: disorder,
///   duplicates, trailing blanks.
public record Reading(Recording recording, List<Problem> problems, List<Problem> notes) {

    public Reading {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /// This reading, where there is no problem in it: for whom half a recording is none.
    ///
    /// @throws IOException if there is one; the message names the first.
    public Reading orRefuse() throws IOException {
        if (problems.isEmpty()) {
            return this;
        }
        int more = problems.size() - 1;
        String others = more == 0 ? "" : more == 1 ? ", and 1 more" : ", and " + more + " more";
        throw new IOException(problems.getFirst() + others);
    }
}

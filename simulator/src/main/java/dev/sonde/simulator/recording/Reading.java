package dev.sonde.simulator.recording;

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
}

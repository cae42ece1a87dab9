package dev.sonde.simulator.recording;

import java.nio.file.Path;

/// Something about a file of recordings that its owner should know.
///
/// @param file the file, named as the caller named it.
/// @param line the line, from 1; 0 where the whole file is meant.
/// @param fault what is wrong, in one sentence.
public record Problem(Path file, int line, String fault) {

    /// As `switch.snmprec:12: Counter32 4294967296 is not in 0..4294967295`.
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + fault : file + ": " + fault;
    }
}

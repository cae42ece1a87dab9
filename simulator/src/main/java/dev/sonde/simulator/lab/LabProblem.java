package dev.sonde.simulator.lab;

import java.nio.file.Path;

/// Something in a file that describes a lab, or in one it names, that keeps the lab from being
/// served.
///
/// @param file the file, named as the caller named it.
/// @param line the line, from 1; 0 where the whole file is meant.
/// @param column the column, from 1; 0 where the whole line is meant.
/// @param key the way to the key that is meant, as `devices[2].faults.loss`, or empty.
/// @param fault what is wrong, in one sentence without secrets.
public record LabProblem(Path file, int line, int column, String key, String fault) {

    LabProblem(Path file, Place place, String fault) {
        this(file, place.line(), place.column(), place.key(), fault);
    }

    /// As `lab.yaml:12:15: devices[2].faults.loss: '2' is no share: 0 to 1, or 0% to 100%`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file.toString());
        if (line > 0) {
            text.append(':').append(line);
        }
        if (column > 0) {
            text.append(':').append(column);
        }
        text.append(": ");
        if (!key.isEmpty()) {
            text.append(key).append(": ");
        }
        return text.append(fault).toString();
    }
}

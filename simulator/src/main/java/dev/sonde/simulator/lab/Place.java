package dev.sonde.simulator.lab;

/// Where something stands in a file.
///
/// @param line from 1.
/// @param column from 1.
/// @param key the way there from the beginning of the file, as `devices[2].faults`.
record Place(int line, int column, String key) {

    static final Place START = new Place(1, 1, "");
}

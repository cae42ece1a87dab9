package dev.sonde.simulator.lab;

import java.util.Map;
import java.util.TreeSet;

/// What tells one device of a template from the others.
///
/// @param n its number.
/// @param columns what its row of the table says, by column.
record Row(long n, Map<String, String> columns) {

    private static final String NUMBER = "n";

    /// @throws IllegalArgumentException if there is no such column.
    String text(String name) {
        String text = columns.get(name);
        if (text != null) {
            return text;
        }
        if (name.equals(NUMBER)) {
            return Long.toString(n);
        }
        TreeSet<String> names = new TreeSet<>(columns.keySet());
        names.add(NUMBER);
        throw new IllegalArgumentException(
                "there is no '%s' here, only %s".formatted(name, String.join(", ", names)));
    }

    /// @throws IllegalArgumentException if there is no such column or it holds no number.
    long number(String name) {
        String text = text(name).strip();
        if (!text.matches("-?\\d{1,18}")) {
            throw new IllegalArgumentException("'" + name + "' is no whole number here");
        }
        return Long.parseLong(text);
    }
}

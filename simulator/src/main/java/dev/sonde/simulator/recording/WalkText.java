package dev.sonde.simulator.recording;

import java.util.ArrayList;
import java.util.List;

/// The lines of a walk from one record up to the next one, each with the CR that may be at its end.
final class WalkText {

    /// The longest string with an escape for each octet, or in hex with its text beside it.
    private static final int LONGEST = 512 * 1024;

    private final int number;
    private final String name;
    private final List<String> lines = new ArrayList<>();
    private int at;
    private int length;

    /// @param number the line that the record begins in.
    /// @param name the name of the object.
    /// @param first what stands after the equals sign.
    WalkText(int number, String name, String first) {
        this.number = number;
        this.name = name;
        lines.add(first);
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    /// Takes one more line in.
    ///
    /// @return whether there is room for it: no value is longer than that.
    boolean add(String line) {
        length += line.length() + 1;
        return length <= LONGEST && lines.add(line);
    }

    /// The line that is to be read, without a CR at its end.
    String line() {
        return withoutReturn(rawLine());
    }

    /// The line that is to be read.
    String rawLine() {
        return lines.get(at);
    }

    static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /// Whether there is one after the line that is to be read.
    boolean hasNext() {
        return at + 1 < lines.size();
    }

    /// The line after the one that is to be read, without a CR at its end.
    String next() {
        return withoutReturn(lines.get(at + 1));
    }

    /// Goes on to the next line.
    void advance() {
        at++;
    }

    /// The lines that no value has taken.
    List<String> rest() {
        return lines.subList(at + 1, lines.size());
    }

    /// In which line of the file the first of the [#rest()] is.
    int restNumber() {
        return number + at + 1;
    }
}

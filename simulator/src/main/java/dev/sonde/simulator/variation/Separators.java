package dev.sonde.simulator.variation;

import java.util.ArrayList;
import java.util.List;

/// How snmpsim separates: of a separator that is tripled somewhere in a text only the triples
/// separate, of one that is doubled only the doubles, so that a text may hold the shorter ones.
final class Separators {

    private Separators() {}

    /// The longest run of up to three of `separator` in `text`.
    static String longest(String text, char separator) {
        String three = String.valueOf(separator).repeat(3);
        if (text.contains(three)) {
            return three;
        }
        return text.contains(three.substring(1)) ? three.substring(1) : three.substring(2);
    }

    /// The parts between the separators; at least one.
    static List<String> split(String text, char separator) {
        String longest = longest(text, separator);
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(longest); at >= 0; at = text.indexOf(longest, from)) {
            parts.add(text.substring(from, at));
            from = at + longest.length();
        }
        parts.add(text.substring(from));
        return parts;
    }
}

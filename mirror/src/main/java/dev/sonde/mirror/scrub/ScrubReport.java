package dev.sonde.mirror.scrub;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a [Scrubber] has changed so far, in numbers: nothing of what stood there.
///
/// @param objects how many objects it has seen.
/// @param changed how many of them it has changed.
/// @param dropped how many it has left out.
/// @param kinds how often it has replaced what, or left it out.
/// @param columns the same for each object type, by its name where it is known.
public record ScrubReport(
        long objects,
        long changed,
        long dropped,
        Map<IdentifierKind, Long> kinds,
        SortedMap<String, Map<IdentifierKind, Long>> columns) {

    ScrubReport(
            long objects,
            long changed,
            long dropped,
            Map<IdentifierKind, Long> kinds,
            Map<String, Map<IdentifierKind, Long>> columns) {
        this(objects, changed, dropped, kinds, new TreeMap<>(columns));
    }

    public ScrubReport {
        kinds = copy(kinds);
        SortedMap<String, Map<IdentifierKind, Long>> copy = new TreeMap<>();
        columns.forEach((column, counts) -> copy.put(column, copy(counts)));
        columns = Collections.unmodifiableSortedMap(copy);
    }

    private static Map<IdentifierKind, Long> copy(Map<IdentifierKind, Long> counts) {
        Map<IdentifierKind, Long> copy = new EnumMap<>(IdentifierKind.class);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }
}

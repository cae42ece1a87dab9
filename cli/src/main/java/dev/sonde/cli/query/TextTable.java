package dev.sonde.cli.query;

import dev.sonde.client.Value;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Cells side by side, each column as wide as its widest cell.
final class TextTable {

    private static final String HOLE = "-";
    private static final String GAP = "  ";

    private TextTable() {}

    /// How a value reads in a cell. A line break or any other control character would break the
    /// line or the terminal, so it is escaped; what could be taken for a hole or for nothing, or
    /// has a blank at an end, stands in quotes.
    static String cell(@Nullable Value value) {
        if (value == null) {
            return HOLE;
        }
        StringBuilder cell = new StringBuilder();
        value.text()
                .codePoints()
                .forEach(character -> {
                    switch (character) {
                        case '\n' -> cell.append("\\n");
                        case '\r' -> cell.append("\\r");
                        case '\t' -> cell.append("\\t");
                        default -> {
                            if (Character.isISOControl(character)) {
                                cell.append("\\u%04x".formatted(character));
                            } else {
                                cell.appendCodePoint(character);
                            }
                        }
                    }
                });
        String text = cell.toString();
        boolean isPlain = !text.isEmpty() && !text.equals(HOLE) && text.equals(text.strip());
        return isPlain ? text : '"' + text + '"';
    }

    /// The lines of `grid`, of which each row has as many cells.
    static Stream<String> lines(List<List<String>> grid) {
        int[] widths = new int[grid.getFirst().size()];
        for (List<String> row : grid) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return grid.stream().map(row -> line(row, widths));
    }

    private static String line(List<String> row, int... widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).repeat(" ", widths[i] - width(row.get(i))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}

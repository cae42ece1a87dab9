package dev.sonde.cli.query;

import dev.sonde.cli.output.JsonLine;
import dev.sonde.client.Oid;
import dev.sonde.client.Table;
import dev.sonde.client.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The forms in which tables are printed, a line for each row.
enum TableForm {
    /// Columns side by side, for people.
    TEXT {
        @Override
        Stream<String> lines(List<Oid> columns, List<Table.Row> rows) {
            return TextTable.lines(grid(columns, rows, TextTable::cell));
        }
    },
    /// Comma-separated values (RFC 4180), but with line ends as this system has them elsewhere. A
    /// hole is nothing, an empty string is `""`.
    CSV {
        @Override
        Stream<String> lines(List<Oid> columns, List<Table.Row> rows) {
            return grid(columns, rows, TableForm::csvCell).stream()
                    .map(row -> String.join(",", row));
        }
    },
    /// An object for each row: see [JsonLine].
    JSON {
        @Override
        Stream<String> lines(List<Oid> columns, List<Table.Row> rows) {
            return rows.stream().map(row -> JsonLine.of(row, columns));
        }
    };

    /// How one cell is written, null being a hole.
    private interface Cell {
        String text(@Nullable Value value);
    }

    abstract Stream<String> lines(List<Oid> columns, List<Table.Row> rows);

    /// The cells in lines, the names of the columns first, and the index first in each.
    private static List<List<String>> grid(List<Oid> columns, List<Table.Row> rows, Cell cell) {
        List<List<String>> grid = new ArrayList<>(rows.size() + 1);
        grid.add(Stream.concat(Stream.of("index"), columns.stream().map(Oid::text)).toList());
        for (Table.Row row : rows) {
            List<String> line = new ArrayList<>(columns.size() + 1);
            line.add(row.index().text());
            columns.forEach(column -> line.add(cell.text(row.get(column))));
            grid.add(line);
        }
        return grid;
    }

    private static String csvCell(@Nullable Value value) {
        if (value == null) {
            return "";
        }
        String text = value.text();
        boolean isPlain = text.matches("[^,\"\\r\\n]+") && text.equals(text.strip());
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// The name to be typed.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the name of a form.
    static final class Converter implements ITypeConverter<TableForm> {

        @Override
        public TableForm convert(String text) {
            for (TableForm form : values()) {
                if (form.toString().equals(text)) {
                    return form;
                }
            }
            throw new TypeConversionException(
                    "'%s' is no form of a table: one of %s".formatted(text, List.of(values())));
        }
    }
}

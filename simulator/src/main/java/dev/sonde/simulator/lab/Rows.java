package dev.sonde.simulator.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The devices that one entry stands for: as many as it counts, or one for each row of a table,
/// which stands there or in a CSV file.
final class Rows {

    private final Fields entry;
    private final Path folder;
    private final Consumer<Path> touched;
    private final long first;

    private Rows(Fields entry, Path folder, Consumer<Path> touched) {
        this.entry = entry;
        this.folder = folder;
        this.touched = touched;
        Integer number = entry.value("first", Words::count);
        this.first = number == null ? 1 : number;
    }

    static List<Row> of(Fields entry, Path folder, Consumer<Path> touched) {
        return new Rows(entry, folder, touched).all();
    }

    private List<Row> all() {
        if (!entry.has("rows")) {
            Integer count = entry.value("count", Words::count);
            return counted(count == null ? 1 : count);
        }
        if (entry.has("count")) {
            entry.problem("count", "the rows say how many there are");
        }
        if (entry.node("rows") instanceof YamlNode.Scalar file) {
            return ofFile(folder.resolve(file.text()));
        }
        List<Row> rows = new ArrayList<>();
        for (YamlNode item : entry.items("rows")) {
            Fields fields = Fields.of(item, entry.problems());
            Map<String, String> columns = new LinkedHashMap<>();
            for (String name : fields.mapping().entries().keySet()) {
                String text = fields.text(name);
                columns.put(name, text == null ? "" : text);
            }
            rows.add(new Row(first + rows.size(), Map.copyOf(columns)));
        }
        return rows;
    }

    private List<Row> counted(int count) {
        List<Row> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(new Row(first + i, Map.of()));
        }
        return rows;
    }

    /// A CSV file with the names of the columns in its first line (RFC 4180, without line ends
    /// within quotes).
    private List<Row> ofFile(Path file) {
        touched.accept(file);
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            entry.problem("rows", "the file " + file + " cannot be read");
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        List<String> names = List.of();
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 ? lines.get(i).replaceFirst("^\uFEFF", "") : lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            List<String> cells = cells(line);
            if (names.isEmpty()) {
                names = cells.stream().map(String::strip).toList();
            } else if (cells.size() != names.size()) {
                entry.problem(
                        "rows",
                        "%s:%d has %d columns, and its first line %d"
                                .formatted(file, i + 1, cells.size(), names.size()));
            } else {
                rows.add(new Row(first + rows.size(), columns(names, cells)));
            }
        }
        return rows;
    }

    private static Map<String, String> columns(List<String> names, List<String> cells) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), cells.get(i));
        }
        return Map.copyOf(columns);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}

package dev.sonde.mirror.scrub;

import dev.sonde.client.Oid;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Counts what is replaced, and tells who wants to know. Originals are asked for by those alone,
/// and not kept.
final class Ledger {

    private final Map<IdentifierKind, Long> kinds = new EnumMap<>(IdentifierKind.class);
    private final Map<String, Map<IdentifierKind, Long>> columns = new TreeMap<>();
    private final @Nullable Consumer<Leak> leaks;

    private boolean counting = true;
    private Oid oid = Oid.of("");
    private String column = "";
    private long objects;
    private long changed;
    private long dropped;
    private boolean isChanged;

    Ledger(@Nullable Consumer<Leak> leaks) {
        this.leaks = leaks;
    }

    /// Whether what is replaced counts; not so while learning.
    void count(boolean counting) {
        this.counting = counting;
    }

    /// All that is replaced from here on is in this object.
    void begin(Oid oid, String column) {
        this.oid = oid;
        this.column = column;
        this.isChanged = false;
        objects += counting ? 1 : 0;
    }

    void replaced(IdentifierKind kind, Supplier<String> original) {
        if (!counting) {
            return;
        }
        changed += isChanged ? 0 : 1;
        isChanged = true;
        note(kind, original);
    }

    void dropped(Supplier<String> original) {
        if (counting) {
            dropped++;
            note(IdentifierKind.SECRET, original);
        }
    }

    private void note(IdentifierKind kind, Supplier<String> original) {
        kinds.merge(kind, 1L, Long::sum);
        columns.computeIfAbsent(column, _ -> new EnumMap<>(IdentifierKind.class))
                .merge(kind, 1L, Long::sum);
        if (leaks != null) {
            leaks.accept(new Leak(oid, column, kind, original.get()));
        }
    }

    /// Counts on from `report`, as if nothing had come since.
    void restore(ScrubReport report) {
        objects = report.objects();
        changed = report.changed();
        dropped = report.dropped();
        kinds.clear();
        kinds.putAll(report.kinds());
        columns.clear();
        report.columns()
                .forEach((name, counts) -> {
                    Map<IdentifierKind, Long> copy = new EnumMap<>(IdentifierKind.class);
                    copy.putAll(counts);
                    columns.put(name, copy);
                });
    }

    ScrubReport report() {
        return new ScrubReport(objects, changed, dropped, kinds, columns);
    }
}

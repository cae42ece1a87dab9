package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.store.SnapshotWriter;
import dev.sonde.simulator.variation.VariedRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which records a snapshot whose objects are all written gets of the errors that were met: the
/// same as [Merge] writes into a recording.
final class SnapshotErrors {

    private SnapshotErrors() {}

    static void write(SnapshotWriter writer, NavigableMap<Oid, MetError> met) throws IOException {
        NavigableMap<Oid, String> records = new TreeMap<>();
        List<MetError> run = new ArrayList<>();
        Oid next = null;
        for (MetError error : met.values()) {
            // Where there is an object, some walker could read it.
            if (writer.holds(error.oid())) {
                continue;
            }
            if (isBehind(error.oid(), next)) {
                add(run, records);
            }
            next = writer.next(error.oid());
            run.add(error);
        }
        add(run, records);
        if (!records.isEmpty()) {
            writer.vary(records);
        }
    }

    /// Whether the object of `next` lies before `oid`.
    private static boolean isBehind(Oid oid, @Nullable Oid next) {
        return next != null && next.compareTo(oid) < 0;
    }

    private static void add(List<MetError> run, NavigableMap<Oid, String> records) {
        for (MetError error : MetError.distinct(run)) {
            records.put(error.oid(), DatabaseDevice.text(VariedRecord.error(error.status())));
        }
        run.clear();
    }
}

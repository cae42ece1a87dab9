package dev.sonde.simulator.recording;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.DatabaseStore;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.Waiting;
import dev.sonde.simulator.variation.VariationOptions;
import dev.sonde.simulator.variation.VariedRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A device in a database as a recording: with the records of variation modules that it holds, and
/// what those may do.
public final class DatabaseDevice implements OidStore {

    private static final char BAR = '|';

    private final DatabaseStore store;
    private final VariationOptions options;

    /// The device that `store` gives, whose modules look for files in `options` and may do nothing
    /// else than those allow.
    public DatabaseDevice(DatabaseStore store, VariationOptions options) {
        this.store = store;
        this.options = options;
    }

    /// The device that `store` gives; its modules look for files beside that of the database and
    /// run no programs.
    public static DatabaseDevice of(DatabaseStore store) {
        return new DatabaseDevice(store, VariationOptions.in(store.file().resolveSibling("")));
    }

    /// Writes `recording` as a complete snapshot of `device`, the records of variation modules and
    /// the timings included.
    public static void write(DeviceDatabase database, String device, Recording recording)
            throws IOException {
        write(database, device, recording, List.of());
    }

    /// As [#write(DeviceDatabase, String, Recording)].
    ///
    /// @param remarks what else the snapshot says about itself.
    public static void write(
            DeviceDatabase database, String device, Recording recording, List<String> remarks)
            throws IOException {
        NavigableMap<Oid, String> variations = new TreeMap<>();
        recording.variations().forEach((oid, record) -> variations.put(oid, text(record)));
        Set<String> lines = new LinkedHashSet<>(remarks);
        recording.timings().forEach(timing -> lines.add(timing.remark()));
        database.write(device, recording, recording::isWritable, variations, List.copyOf(lines));
    }

    /// Tag and settings as a database has them.
    public static String text(VariedRecord record) {
        return record.tag() + BAR + record.settings();
    }

    /// All of it at once. A record that no module takes is a problem; its object stands still.
    public Reading reading() throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Problem> notes = new ArrayList<>();
        List<VarBind> objects = new ArrayList<>();
        store.forEach(objects::addAll);
        Recording recording =
                Recording.of(objects, store::isWritable)
                        .withVariations(variations(problems, notes))
                        .withTimings(timings());
        return new Reading(recording, problems, notes);
    }

    /// What is wrong with its records of variation modules, and what there is to say about them
    /// besides, without its objects.
    public Reading variationReading() throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Problem> notes = new ArrayList<>();
        Recording records = Recording.of(List.of()).withVariations(variations(problems, notes));
        return new Reading(records, problems, notes);
    }

    /// The error-status of each record at which every GET and every walk fails, of the snapshot
    /// that it gives at present.
    public NavigableMap<Oid, ErrorStatus> errors() throws IOException {
        return Recording.of(List.of()).withVariations(variations()).errors();
    }

    /// How fast the device answered when it was mirrored, subtree by subtree, of the snapshot that
    /// it gives at present; none of most.
    public List<SubtreeTiming> timings() throws IOException {
        return store.remarks().stream().flatMap(line -> SubtreeTiming.of(line).stream()).toList();
    }

    /// The number of the snapshot that it gives at present.
    public int snapshot() {
        return store.snapshot();
    }

    /// The records that variation modules serve, by OID, as in [Recording#variations()], of the
    /// snapshot that it gives at present. What no module takes is left out.
    ///
    /// @throws IOException if they cannot be read; the message is for people.
    public NavigableMap<Oid, VariedRecord> variations() throws IOException {
        return variations(new ArrayList<>(), new ArrayList<>());
    }

    private NavigableMap<Oid, VariedRecord> variations(List<Problem> problems, List<Problem> notes)
            throws IOException {
        Path file = store.file();
        VariedRecords records = new VariedRecords(file, options, false);
        for (Map.Entry<Oid, String> entry : store.variations().entrySet()) {
            Oid oid = entry.getKey();
            String record = entry.getValue();
            int bar = record.indexOf(BAR);
            try {
                if (bar < 0) {
                    throw new LineFault("a variation is TAG:MODULE|SETTINGS");
                }
                String tag = record.substring(0, bar);
                records.record(oid, Tag.of(tag), tag, record.substring(bar + 1));
            } catch (LineFault e) {
                problems.add(new Problem(file, 0, oid + ": " + e.fault()));
            }
        }
        problems.addAll(records.problems());
        records.notes().forEach(note -> notes.add(new Problem(file, 0, note)));
        return records.records();
    }

    @Override
    public @Nullable Value get(Oid oid) {
        return store.get(oid);
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        return store.next(oid, limit);
    }

    @Override
    public boolean isWritable(Oid oid) {
        return store.isWritable(oid);
    }

    @Override
    public void set(List<VarBind> varBinds) {
        store.set(varBinds);
    }

    @Override
    public Waiting waiting() {
        return store.waiting();
    }
}

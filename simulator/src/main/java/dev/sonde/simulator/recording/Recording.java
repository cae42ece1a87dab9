package dev.sonde.simulator.recording;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.variation.VariedRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A device's data as it was recorded: immutable, in order, and small, so that any number of
/// devices share one. Iterating gives all of it, explicit holes included.
///
/// Records that variation modules serve have their value at time zero here; what they do on a
/// device takes a [store of its own][dev.sonde.simulator.variation.VariedStore].
///
/// [#isWritable(Oid)] tells what the recording declares writable; writing itself takes an
/// [overlay][dev.sonde.simulator.store.OverlayStore] or a database.
public final class Recording implements OidStore, Iterable<VarBind> {

    private final PackedObjects objects;
    private final NavigableMap<Oid, VariedRecord> variations;
    private final List<SubtreeTiming> timings;

    Recording(PackedObjects objects) {
        this(objects, Collections.emptyNavigableMap(), List.of());
    }

    /// @param variations not to be changed any more.
    Recording(
            PackedObjects objects,
            NavigableMap<Oid, VariedRecord> variations,
            List<SubtreeTiming> timings) {
        this.objects = objects;
        this.variations = Collections.unmodifiableNavigableMap(variations);
        this.timings = List.copyOf(timings);
    }

    /// A recording of these objects, in any order; where an OID comes more than once, the last one
    /// counts. Nothing is writable.
    public static Recording of(Iterable<VarBind> varBinds) {
        return of(varBinds, oid -> false);
    }

    /// As [#of(Iterable)], with the OIDs that satisfy `writable` declared writable.
    public static Recording of(Iterable<VarBind> varBinds, Predicate<Oid> writable) {
        Packer packer = new Packer();
        for (VarBind varBind : varBinds) {
            packer.add(varBind.oid(), varBind.value(), writable.test(varBind.oid()));
        }
        return new Recording(packer.pack());
    }

    /// The same objects, of which these are served by variation modules.
    public Recording withVariations(NavigableMap<Oid, VariedRecord> variations) {
        return new Recording(objects, new TreeMap<>(variations), timings);
    }

    /// The same objects and, in place of those that are at these OIDs or beside the others, records
    /// at which requests fail.
    public Recording withErrors(SortedMap<Oid, ErrorStatus> errors) {
        if (errors.isEmpty()) {
            return this;
        }
        Packer packer = new Packer();
        forEach(object -> packer.add(object.oid(), object.value(), isWritable(object.oid())));
        NavigableMap<Oid, VariedRecord> varied = new TreeMap<>(variations);
        errors.forEach((oid, status) -> {
            VariedRecord record = VariedRecord.error(status);
            packer.add(oid, record.initial(), record.isWritable());
            varied.put(oid, record);
        });
        return new Recording(packer.pack(), varied, timings);
    }

    /// The error-status of each record at which every GET and every walk fails.
    public NavigableMap<Oid, ErrorStatus> errors() {
        NavigableMap<Oid, ErrorStatus> errors = new TreeMap<>();
        variations.forEach((oid, record) -> {
            ErrorStatus status = record.error();
            if (status != null) {
                errors.put(oid, status);
            }
        });
        return errors;
    }

    /// The same objects of a device that answered so fast.
    public Recording withTimings(List<SubtreeTiming> timings) {
        return new Recording(objects, variations, timings);
    }

    /// How fast the device answered when it was recorded, subtree by subtree; none in most
    /// recordings.
    public List<SubtreeTiming> timings() {
        return timings;
    }

    /// How many objects there are, explicit holes included.
    public int size() {
        return objects.size();
    }

    /// The records that variation modules serve, by OID; none in most recordings.
    public NavigableMap<Oid, VariedRecord> variations() {
        return variations;
    }

    @Override
    public @Nullable Value get(Oid oid) {
        int index = objects.find(oid);
        return index < 0 ? null : objects.value(index);
    }

    @Override
    public @Nullable VarBind next(Oid oid) {
        int index = present(after(oid));
        return index == objects.size() ? null : objects.varBind(index);
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        List<VarBind> following = new ArrayList<>(Math.clamp(limit, 0, 64));
        for (int index = present(after(oid));
                index < objects.size() && following.size() < limit;
                index = present(index + 1)) {
            following.add(objects.varBind(index));
        }
        return following;
    }

    private int after(Oid oid) {
        int index = objects.find(oid);
        return index < 0 ? -1 - index : index + 1;
    }

    private int present(int from) {
        int index = from;
        while (index < objects.size() && objects.isHole(index)) {
            index++;
        }
        return index;
    }

    @Override
    public boolean isWritable(Oid oid) {
        int index = objects.find(oid);
        return index >= 0 && objects.isWritable(index);
    }

    /// Refuses: a recording does not change.
    @Override
    public void set(List<VarBind> varBinds) {
        throw new UnsupportedOperationException(
                "a recording does not change: put an overlay on it to set its objects");
    }

    @Override
    public Iterator<VarBind> iterator() {
        return IntStream.range(0, objects.size()).mapToObj(objects::varBind).iterator();
    }

    @Override
    public String toString() {
        return "a recording of " + size() + " objects";
    }
}

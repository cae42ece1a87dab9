package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts the extents of a file in the order of their OIDs, with little memory: those that lie apart
/// are copied as they are, those that overlap are merged record by record. Where an OID comes more
/// than once, the record written last counts; where it comes in several passes, [Rates] makes one
/// record of them.
final class Merge {

    private static final int PIECE = 256 * 1024;

    private final RandomAccessFile from;
    private final @Nullable OutputStream to;
    private final Rates rates;
    private final NavigableMap<Oid, MetError> errors;
    private long records;

    private Merge(
            RandomAccessFile from,
            NavigableMap<Oid, MetError> errors,
            @Nullable OutputStream to,
            Rates rates) {
        this.errors = new TreeMap<>(errors);
        this.from = from;
        this.to = to;
        this.rates = rates;
    }

    /// Writes the records of `extents`, which are given in the order in which they were written,
    /// and of `errors`, and returns how many there are.
    static long copy(
            RandomAccessFile from,
            List<Extent> extents,
            NavigableMap<Oid, MetError> errors,
            OutputStream to,
            Rates rates)
            throws IOException {
        return new Merge(from, errors, to, rates).merge(extents);
    }

    private long merge(List<Extent> extents) throws IOException {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < extents.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(i -> extents.get(i).first()));
        List<Integer> group = new ArrayList<>();
        Oid last = Oid.of("");
        for (int i : order) {
            Extent extent = extents.get(i);
            if (!group.isEmpty() && extent.first().compareTo(last) > 0) {
                copy(extents, group, last);
                group.clear();
                last = extent.last();
            }
            group.add(i);
            last = extent.last().compareTo(last) > 0 ? extent.last() : last;
        }
        copy(extents, group, last);
        writeErrors(errors);
        return records;
    }

    /// How many records [#copy] would write.
    static long count(
            RandomAccessFile from, List<Extent> extents, NavigableMap<Oid, MetError> errors)
            throws IOException {
        return new Merge(from, errors, null, new Rates(false)).merge(extents);
    }

    private void copy(List<Extent> extents, List<Integer> group, Oid last) throws IOException {
        if (group.isEmpty()) {
            return;
        }
        Extent first = extents.get(group.getFirst());
        writeErrors(errors.headMap(first.first(), false));
        if (group.size() == 1
                && first.retracted().isEmpty()
                && errors.headMap(last, true).isEmpty()) {
            whole(first);
        } else {
            recordByRecord(extents, group);
        }
    }

    /// Writes errors between which there is no object.
    private void writeErrors(NavigableMap<Oid, MetError> run) throws IOException {
        if (!run.isEmpty()) {
            for (MetError error : MetError.distinct(run.values())) {
                writeLine(SnmprecFormat.line(error.oid(), error.status()));
            }
            run.clear();
        }
    }

    private void whole(Extent extent) throws IOException {
        records += extent.objects();
        if (to == null) {
            return;
        }
        byte[] piece = new byte[(int) Math.min(PIECE, extent.length())];
        from.seek(extent.offset());
        for (long left = extent.length(); left > 0; ) {
            int count = (int) Math.min(left, piece.length);
            from.readFully(piece, 0, count);
            to.write(piece, 0, count);
            left -= count;
        }
    }

    private void recordByRecord(List<Extent> extents, List<Integer> group) throws IOException {
        PriorityQueue<ExtentReader> readers =
                new PriorityQueue<>(
                        Comparator.comparing(ExtentReader::oid)
                                .thenComparing(
                                        ExtentReader::order, Comparator.<Integer>reverseOrder()));
        for (int i : group) {
            ExtentReader reader = new ExtentReader(from, extents.get(i), i);
            if (reader.next()) {
                readers.add(reader);
            }
        }
        List<Rates.Seen> seen = new ArrayList<>();
        Oid oid = Oid.of("");
        for (ExtentReader reader = readers.poll(); reader != null; reader = readers.poll()) {
            if (!seen.isEmpty() && !reader.oid().equals(oid)) {
                write(oid, seen);
            }
            oid = reader.oid();
            seen.add(
                    new Rates.Seen(
                            reader.extent().pass(), reader.extent().millis(), reader.line()));
            if (reader.next()) {
                readers.add(reader);
            }
        }
        if (!seen.isEmpty()) {
            write(oid, seen);
        }
    }

    private void write(Oid oid, List<Rates.Seen> seen) throws IOException {
        writeErrors(errors.headMap(oid, false));
        // Where there is an object, some pass or some walker could read it.
        errors.remove(oid);
        writeLine(rates.record(oid, seen));
        seen.clear();
    }

    private void writeLine(String line) throws IOException {
        records++;
        if (to != null) {
            to.write(line.getBytes(StandardCharsets.ISO_8859_1));
            to.write('\n');
        }
    }
}

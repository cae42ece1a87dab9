package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What stands in a log of batches, and what of it counts. Not thread-safe.
final class Contents {

    private final List<Extent> extents = new ArrayList<>();
    private final NavigableMap<Oid, MetError> errors = new TreeMap<>();
    private final List<Retraction> retractions = new ArrayList<>();
    private int pass = 1;

    /// Which pass is the present one, from 1.
    int pass() {
        return pass;
    }

    void beginPass(int pass) {
        this.pass = pass;
        errors.clear();
        retractions.clear();
    }

    /// Takes a run of `objects` records of the present pass.
    void add(long offset, long length, Oid first, Oid last, int objects, long millis) {
        extents.add(new Extent(offset, length, first, last, objects, millis, pass, List.of()));
    }

    /// Takes an error-status of the present pass.
    void add(MetError error) {
        errors.put(error.oid(), error);
    }

    /// Has what there is below the root of `reread` count no more.
    void retract(Span reread) {
        Extent.retract(extents, reread.root());
        errors.keySet().removeIf(reread.root()::isPrefixOf);
        retractions.add(new Retraction(reread));
    }

    /// What was retracted in the present pass; later ones are added behind.
    List<Retraction> retractions() {
        return List.copyOf(retractions);
    }

    private List<Extent> present() {
        return extents.stream().filter(extent -> extent.pass() == pass).toList();
    }

    /// How many records of the present pass count, each OID once.
    long count(RandomAccessFile file) throws IOException {
        return Merge.count(file, present(), errors);
    }

    /// Gives every OID of the present pass that lies below `root`, some more than once.
    void forEach(RandomAccessFile file, Oid root, Consumer<Oid> action) throws IOException {
        for (Extent extent : present()) {
            if (extent.mayHold(root)) {
                ExtentReader reader = new ExtentReader(file, extent, 0);
                while (reader.next()) {
                    if (root.isPrefixOf(reader.oid())) {
                        action.accept(reader.oid());
                    }
                }
            }
        }
    }

    /// All runs of records, in the order in which they were written.
    List<Extent> extents() {
        return extents;
    }

    /// Where the present pass has met an error-status.
    NavigableMap<Oid, MetError> errors() {
        return errors;
    }
}

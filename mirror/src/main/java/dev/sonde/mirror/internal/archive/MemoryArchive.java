package dev.sonde.mirror.internal.archive;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/// A mirror that is kept in memory and never on disk. A run that ends early is not gone on with.
public final class MemoryArchive implements Archive {

    private final NavigableMap<Oid, VarBind> objects = new ConcurrentSkipListMap<>();
    private final NavigableMap<Oid, MetError> errors = new ConcurrentSkipListMap<>();
    private final List<Retraction> retractions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /// What was taken so far.
    public Recording recording() {
        return Recording.of(objects.values()).withErrors(errors());
    }

    private SortedMap<Oid, ErrorStatus> errors() {
        SortedMap<Oid, ErrorStatus> distinct = new TreeMap<>();
        NavigableMap<Oid, MetError> left = new TreeMap<>(errors);
        while (!left.isEmpty()) {
            Oid object = objects.ceilingKey(left.firstKey());
            NavigableMap<Oid, MetError> run = object == null ? left : left.headMap(object, false);
            MetError.distinct(run.values())
                    .forEach(error -> distinct.put(error.oid(), error.status()));
            run.clear();
            if (object != null) {
                left.remove(object);
            }
        }
        return distinct;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    @Override
    public int pass() {
        return 1;
    }

    /// Refuses: there is one pass.
    @Override
    public void nextPass() {
        throw new UnsupportedOperationException("what is kept in memory is one pass");
    }

    @Override
    public List<Span> unread() {
        return List.of();
    }

    @Override
    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public long objects() {
        return (long) objects.size() + errors().size();
    }

    @Override
    public synchronized void add(Span span, List<VarBind> batch) {
        Retraction.counted(retractions, span, batch)
                .forEach(object -> objects.put(object.oid(), object));
    }

    @Override
    public synchronized void retract(Span reread) {
        retractions.add(new Retraction(reread));
        objects.keySet().removeIf(reread.root()::isPrefixOf);
        errors.keySet().removeIf(reread.root()::isPrefixOf);
    }

    @Override
    public void error(MetError error) {
        errors.put(error.oid(), error);
    }

    @Override
    public synchronized void note(String line) {
        notes.add(line);
    }

    @Override
    public void sync() {
        // Nothing goes to disk.
    }

    @Override
    public void forEach(Oid root, Consumer<Oid> action) {
        for (Oid oid : objects.tailMap(root).keySet()) {
            if (!root.isPrefixOf(oid)) {
                return;
            }
            action.accept(oid);
        }
    }

    @Override
    public long complete(List<String> remarks, Rates rates) {
        return objects();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}

package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A mirror on its way into a recording. Until it is complete it stands in a file of that name and
/// `.part`, batch after batch as they came, each followed by a comment that says how far its range
/// is: a recording in itself, if one out of order, and all that is needed to go on with it.
///
/// What nobody but its owner may see as it is has an [Ending], and never gets the name of the file.
public final class RecordingArchive implements Archive {

    /// What is made of a recording that is complete, instead of giving it its name.
    public interface Ending {

        /// @param ordered the recording, in order; it is deleted afterwards.
        /// @return how many objects there are in the end.
        long end(Path ordered) throws IOException;
    }

    private final OrderedFile ordered;
    private final BatchLog log;
    private final @Nullable Ending ending;
    private final Contents contents;
    private final List<String> notes;
    private boolean isNew;
    private int lastId;
    private List<Span> unread;

    /// @param old what an earlier run has left; null if it is begun anew.
    private RecordingArchive(
            Path file, BatchLog log, @Nullable PartialFile old, @Nullable Ending ending)
            throws IOException {
        this.ordered = new OrderedFile(file);
        this.log = log;
        this.ending = ending;
        this.contents = old == null ? new Contents() : old.contents();
        this.notes = old == null ? List.of() : old.notes();
        this.isNew = old == null || old.isUnbegun();
        this.lastId = old == null ? 0 : old.lastId();
        this.unread = old == null ? List.of() : old.unread();
        log.cut(old == null ? 0 : old.end());
    }

    /// Begins a recording anew.
    ///
    /// @param about what is mirrored, and how: who goes on with it must say the same.
    /// @param ending what is made of it, which its owner alone may read until then; null if it is
    ///   to be seen as it is.
    /// @throws IOException if the file cannot be written; the message is for people.
    public static RecordingArchive create(Path file, String about, @Nullable Ending ending)
            throws IOException {
        RecordingArchive archive = open(file, null, ending);
        archive.log.write(PartialFile.ABOUT + about);
        archive.sync();
        return archive;
    }

    /// Goes on with a recording that an earlier run has left, or begins it if there is none.
    ///
    /// @param ending as for [#create].
    /// @throws IOException if it is one of something else, too; the message is for people.
    public static RecordingArchive resume(Path file, String about, @Nullable Ending ending)
            throws IOException {
        Path partial = partial(file);
        return Files.exists(partial) && Files.size(partial) > 0
                ? open(file, about, ending)
                : create(file, about, ending);
    }

    /// The name of a recording that is not complete.
    public static Path partial(Path file) {
        return Path.of(file + SnmprecFormat.PARTIAL);
    }

    private static RecordingArchive open(
            Path file, @Nullable String resumed, @Nullable Ending ending) throws IOException {
        Path partial = partial(file);
        if (Files.isDirectory(file)) {
            throw new IOException("cannot write " + file + ": it is a folder");
        }
        BatchLog log = BatchLog.open(partial, ending != null);
        try {
            PartialFile old = resumed == null ? null : PartialFile.read(partial, resumed);
            return new RecordingArchive(file, log, old, ending);
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    @Override
    public synchronized boolean isNew() {
        return isNew;
    }

    @Override
    public synchronized int pass() {
        return contents.pass();
    }

    @Override
    public synchronized void nextPass(Supplier<List<String>> remarks) throws IOException {
        contents.beginPass(contents.pass() + 1);
        lastId = 0;
        log.write(PartialFile.PASS + contents.pass());
        log.sync();
        isNew = true;
        unread = List.of();
    }

    @Override
    public synchronized List<Span> unread() {
        return unread;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public synchronized int lastId() {
        return lastId;
    }

    @Override
    public synchronized long objects() throws IOException {
        log.sync();
        return contents.count(log.file());
    }

    @Override
    public void add(Span span, List<VarBind> batch) throws IOException {
        List<Retraction> known;
        synchronized (this) {
            known = contents.retractions();
        }
        List<VarBind> counted = Retraction.counted(known, span, batch);
        byte[] records = records(counted);
        synchronized (this) {
            if (known.equals(contents.retractions())) {
                addRecords(span, counted, records);
                return;
            }
        }
        // Another walker has found something out meanwhile.
        add(span, batch);
    }

    private static byte[] records(List<VarBind> batch) {
        StringBuilder records = new StringBuilder(batch.size() * 48 + 128);
        for (VarBind varBind : batch) {
            records.append(SnmprecFormat.line(varBind)).append('\n');
        }
        return records.toString().getBytes(StandardCharsets.UTF_8);
    }

    private synchronized void addRecords(Span span, List<VarBind> batch, byte[] records)
            throws IOException {
        long millis = System.currentTimeMillis();
        if (!batch.isEmpty()) {
            Oid first = batch.getFirst().oid();
            Oid last = batch.getLast().oid();
            contents.add(log.end(), records.length, first, last, batch.size(), millis);
        }
        log.write(records);
        log.write(PartialFile.SPAN + span.text() + PartialFile.AT + millis);
        log.syncWhenDue();
    }

    @Override
    public synchronized void retract(Span reread) {
        contents.retract(reread);
        log.write(PartialFile.RETRACTION + reread.text());
    }

    @Override
    public synchronized void error(MetError error) {
        contents.add(error);
        log.write(SnmprecFormat.line(error.oid(), error.status()));
        note(error.text());
    }

    @Override
    public synchronized void note(String line) {
        log.write(PartialFile.NOTE + line);
    }

    @Override
    public synchronized void sync() throws IOException {
        log.sync();
    }

    @Override
    public synchronized void forEach(Oid root, Consumer<Oid> action) throws IOException {
        log.sync();
        contents.forEach(log.file(), root, action);
    }

    @Override
    public synchronized long complete(List<String> remarks, Rates rates) throws IOException {
        log.sync();
        if (ending != null) {
            ordered.keepPrivate();
        }
        long objects = ordered.write(remarks, log.file(), contents, rates);
        if (ending == null) {
            ordered.publish();
        } else {
            objects = ordered.end(ending);
        }
        log.delete();
        return objects;
    }

    @Override
    public synchronized void close() throws IOException {
        log.close();
    }
}

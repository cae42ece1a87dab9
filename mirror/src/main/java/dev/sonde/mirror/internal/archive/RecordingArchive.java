package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A mirror on its way into a recording. Until it is complete it stands in a file of that name and
/// `.part`, batch after batch as they came, each followed by a comment that says how far its range
/// is: a recording in itself, if one out of order, and all that is needed to go on with it.
///
/// It is written with [RandomAccessFile], which an interrupt does not close.
///
/// What nobody but its owner may see as it is has an [Ending], and never gets the name of the file.
public final class RecordingArchive implements Archive {

    /// What is made of a recording that is complete, instead of giving it its name.
    public interface Ending {

        /// @param ordered the recording, in order; it is deleted afterwards.
        /// @return how many objects there are in the end.
        long end(Path ordered) throws IOException;
    }

    private static final int OCTETS_UNTIL_SYNC = 1 << 20;
    private static final long NANOS_UNTIL_SYNC = TimeUnit.SECONDS.toNanos(1);
    private static final String ORDERED = ".ordered";

    private final Path file;
    private final Path partial;
    private final RandomAccessFile log;
    private final @Nullable Ending ending;
    private final List<Extent> extents = new ArrayList<>();
    private final NavigableMap<Oid, MetError> errors = new TreeMap<>();
    private final List<Retraction> retractions = new ArrayList<>();
    private boolean isNew;
    private int lastId;
    private List<Span> unread;
    private int pass;
    private final List<String> notes;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(1 << 16);
    private long end;
    private long waitingSince = System.nanoTime();

    private RecordingArchive(
            Path file,
            Path partial,
            RandomAccessFile log,
            @Nullable PartialFile old,
            @Nullable Ending ending)
            throws IOException {
        this.file = file;
        this.partial = partial;
        this.log = log;
        this.ending = ending;
        this.isNew = old == null || old.isUnbegun();
        this.unread = old == null ? List.of() : old.unread();
        this.notes = old == null ? List.of() : old.notes();
        this.pass = old == null ? 1 : old.pass();
        this.end = old == null ? 0 : old.end();
        if (old != null) {
            extents.addAll(old.extents());
            errors.putAll(old.errors());
            retractions.addAll(old.retractions());
            lastId = old.lastId();
        }
        log.setLength(end);
    }

    /// Begins a recording anew.
    ///
    /// @param about what is mirrored, and how: who goes on with it must say the same.
    /// @throws IOException if the file cannot be written; the message is for people.
    public static RecordingArchive create(Path file, String about) throws IOException {
        return create(file, about, null);
    }

    /// As [#create(Path, String)], where the owner alone may read what is written.
    ///
    /// @param ending what is made of it; null if it is to be seen as it is.
    public static RecordingArchive create(Path file, String about, @Nullable Ending ending)
            throws IOException {
        RecordingArchive archive = open(file, null, ending);
        archive.append(PartialFile.ABOUT + about + '\n');
        archive.sync();
        return archive;
    }

    /// Goes on with a recording that an earlier run has left, or begins it if there is none.
    ///
    /// @throws IOException if it is one of something else, too; the message is for people.
    public static RecordingArchive resume(Path file, String about) throws IOException {
        return resume(file, about, null);
    }

    /// As [#resume(Path, String)], where the owner alone may read what is written.
    ///
    /// @param ending what is made of it; null if it is to be seen as it is.
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
        RandomAccessFile log = opened(partial, ending != null);
        try {
            requireAlone(log, partial);
            PartialFile old = resumed == null ? null : PartialFile.read(partial, resumed);
            return new RecordingArchive(file, partial, log, old, ending);
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private static RandomAccessFile opened(Path partial, boolean isPrivate) throws IOException {
        Path folder = partial.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("cannot write " + partial + ": there is no folder for it");
        }
        if (isPrivate) {
            OwnersFile.require(partial);
        }
        try {
            return new RandomAccessFile(partial.toFile(), "rw");
        } catch (FileNotFoundException e) {
            throw new IOException("cannot write " + partial + ": permission denied", e);
        }
    }

    /// The lock goes with the file.
    private static void requireAlone(RandomAccessFile log, Path partial) throws IOException {
        FileLock lock;
        try {
            lock = log.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException("cannot write " + partial + ": it is being written already");
        }
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    @Override
    public int pass() {
        return pass;
    }

    @Override
    public synchronized void nextPass(Supplier<List<String>> remarks) throws IOException {
        pass++;
        errors.clear();
        retractions.clear();
        lastId = 0;
        append(PartialFile.PASS + pass + '\n');
        sync();
        isNew = true;
        unread = List.of();
    }

    @Override
    public List<Span> unread() {
        return unread;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public int lastId() {
        return lastId;
    }

    @Override
    public synchronized long objects() throws IOException {
        sync();
        List<Extent> present = extents.stream().filter(extent -> extent.pass() == pass).toList();
        return Merge.count(log, present, errors);
    }

    @Override
    public void add(Span span, List<VarBind> batch) throws IOException {
        List<Retraction> known;
        synchronized (this) {
            known = List.copyOf(retractions);
        }
        List<VarBind> counted = Retraction.counted(known, span, batch);
        byte[] records = lines(counted);
        synchronized (this) {
            if (known.size() == retractions.size()) {
                addRecords(records, counted, PartialFile.SPAN + span.text());
                return;
            }
        }
        // Another walker has found something out meanwhile.
        add(span, batch);
    }

    @Override
    public synchronized void retract(Span reread) {
        Extent.retract(extents, reread.root());
        errors.keySet().removeIf(reread.root()::isPrefixOf);
        retractions.add(new Retraction(reread));
        append(PartialFile.RETRACTION + reread.text() + '\n');
    }

    private static byte[] lines(List<VarBind> batch) {
        StringBuilder lines = new StringBuilder(batch.size() * 48 + 128);
        for (VarBind varBind : batch) {
            lines.append(SnmprecFormat.line(varBind)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private synchronized void addRecords(byte[] records, List<VarBind> batch, String marker)
            throws IOException {
        long millis = System.currentTimeMillis();
        if (!batch.isEmpty()) {
            extents.add(
                    new Extent(
                            end + waiting.size(),
                            records.length,
                            batch.getFirst().oid(),
                            batch.getLast().oid(),
                            batch.size(),
                            millis,
                            pass,
                            List.of()));
        }
        waiting.writeBytes(records);
        append(marker + PartialFile.AT + millis + '\n');
        if (waiting.size() >= OCTETS_UNTIL_SYNC
                || System.nanoTime() - waitingSince >= NANOS_UNTIL_SYNC) {
            sync();
        }
    }

    @Override
    public synchronized void error(MetError error) {
        errors.put(error.oid(), error);
        append(SnmprecFormat.line(error.oid(), error.status()) + '\n');
        note(error.text());
    }

    @Override
    public synchronized void note(String line) {
        append(PartialFile.NOTE + line + '\n');
    }

    private synchronized void append(String marker) {
        waiting.writeBytes(marker.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void sync() throws IOException {
        if (waiting.size() > 0) {
            log.seek(end);
            log.write(waiting.toByteArray());
            log.getFD().sync();
            end += waiting.size();
            waiting.reset();
        }
        waitingSince = System.nanoTime();
    }

    @Override
    public synchronized void forEach(Oid root, Consumer<Oid> action) throws IOException {
        sync();
        for (Extent extent : extents) {
            if (extent.pass() == pass && extent.mayHold(root)) {
                ExtentReader reader = new ExtentReader(log, extent, 0);
                while (reader.next()) {
                    if (root.isPrefixOf(reader.oid())) {
                        action.accept(reader.oid());
                    }
                }
            }
        }
    }

    @Override
    public synchronized long complete(List<String> remarks, Rates rates) throws IOException {
        sync();
        long objects;
        Path ordered = Path.of(file + ORDERED);
        if (ending != null) {
            OwnersFile.require(ordered);
        }
        try (FileOutputStream out = new FileOutputStream(ordered.toFile());
                BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
            for (String remark : remarks) {
                for (String line : remark.lines().toList()) {
                    buffered.write(("# " + line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            objects = Merge.copy(log, extents, errors, buffered, rates);
            buffered.flush();
            out.getFD().sync();
        }
        if (ending == null) {
            Files.move(ordered, file, StandardCopyOption.ATOMIC_MOVE);
        } else {
            objects = end(ordered, ending);
        }
        log.close();
        Files.delete(partial);
        return objects;
    }

    /// Whatever comes of it, the partial file is what is left.
    private static long end(Path ordered, Ending ending) throws IOException {
        try {
            return ending.end(ordered);
        } finally {
            Files.deleteIfExists(ordered);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (log.getChannel().isOpen()) {
            sync();
            log.close();
        }
    }
}

package dev.sonde.mirror.internal.archive;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The file that batches are written to as they come, a megabyte or a second at a time. Whoever
/// writes it has it alone.
///
/// It is written with [RandomAccessFile], which an interrupt does not close. Not thread-safe.
final class BatchLog implements AutoCloseable {

    private static final int OCTETS_UNTIL_SYNC = 1 << 20;
    private static final long NANOS_UNTIL_SYNC = TimeUnit.SECONDS.toNanos(1);

    private final Path path;
    private final RandomAccessFile file;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(1 << 16);
    private long end;
    private long waitingSince = System.nanoTime();

    private BatchLog(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /// Opens the log at `path`, or creates it.
    ///
    /// @param isPrivate whether its owner alone may read it.
    /// @throws IOException if it cannot be written; the message is for people.
    static BatchLog open(Path path, boolean isPrivate) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("cannot write " + path + ": there is no folder for it");
        }
        if (isPrivate) {
            OwnersFile.require(path);
        }
        RandomAccessFile file;
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
        } catch (FileNotFoundException e) {
            throw new IOException("cannot write " + path + ": permission denied", e);
        }
        try {
            requireAlone(file, path);
            return new BatchLog(path, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// The lock goes with the file.
    private static void requireAlone(RandomAccessFile file, Path path) throws IOException {
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException("cannot write " + path + ": it is being written already");
        }
    }

    /// Drops what stands behind the first `octets`.
    void cut(long octets) throws IOException {
        file.setLength(octets);
        end = octets;
    }

    /// Where what is written next will begin.
    long end() {
        return end + waiting.size();
    }

    void write(byte[] octets) {
        waiting.writeBytes(octets);
    }

    void write(String line) {
        write((line + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /// Puts on disk what is not there yet, if it is time to.
    void syncWhenDue() throws IOException {
        if (waiting.size() >= OCTETS_UNTIL_SYNC
                || System.nanoTime() - waitingSince >= NANOS_UNTIL_SYNC) {
            sync();
        }
    }

    /// Puts on disk what is not there yet.
    void sync() throws IOException {
        if (waiting.size() > 0) {
            file.seek(end);
            file.write(waiting.toByteArray());
            file.getFD().sync();
            end += waiting.size();
            waiting.reset();
        }
        waitingSince = System.nanoTime();
    }

    /// The file, to be read up to where it was [synced][#sync()].
    RandomAccessFile file() {
        return file;
    }

    /// Closes it for good, and deletes it.
    void delete() throws IOException {
        file.close();
        Files.delete(path);
    }

    @Override
    public void close() throws IOException {
        if (file.getChannel().isOpen()) {
            sync();
            file.close();
        }
    }
}

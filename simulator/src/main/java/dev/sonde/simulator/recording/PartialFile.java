package dev.sonde.simulator.recording;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is being written under another name, which it takes the place of when complete.
final class PartialFile implements AutoCloseable {

    private final Path file;
    private final Path partial;
    private final FileChannel channel;
    private final OutputStream out;

    private PartialFile(Path file, Path partial, FileChannel channel, Compression compression)
            throws IOException {
        this.file = file;
        this.partial = partial;
        this.channel = channel;
        this.out = compression.compressed(new Unclosed(Channels.newOutputStream(channel)));
    }

    /// @throws IOException if the file cannot be written; the message is for people.
    static PartialFile open(Path file, Compression compression) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("cannot write " + file + ": it is a folder");
        }
        Path partial = Path.of(file + SnmprecFormat.PARTIAL);
        try {
            return open(file, partial, compression);
        } catch (IOException e) {
            throw new IOException("cannot write " + partial + ": " + RecordingFile.reason(e), e);
        }
    }

    private static PartialFile open(Path file, Path partial, Compression compression)
            throws IOException {
        FileChannel channel =
                FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            requireAlone(channel);
            channel.truncate(0);
            return new PartialFile(file, partial, channel, compression);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// The lock goes with the channel.
    private static void requireAlone(FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException("it is being written already");
        }
    }

    /// Writes text that has one character for each octet.
    void write(CharSequence text) throws IOException {
        if (!channel.isOpen()) {
            throw new IOException("cannot write " + partial + ": it is closed");
        }
        try {
            out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IOException("cannot write " + partial + ": " + RecordingFile.reason(e), e);
        }
    }

    /// Brings what was written to the disk, as far as the compression lets it.
    void force() throws IOException {
        out.flush();
        channel.force(false);
    }

    void complete() throws IOException {
        if (!channel.isOpen()) {
            throw new IOException("cannot complete " + file + ": " + partial + " is closed");
        }
        close();
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (channel.isOpen()) {
                out.close();
                channel.force(false);
            }
        }
    }

    /// Leaves the channel open, so that what a compression writes at its end can be forced, too.
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] octets, int from, int count) throws IOException {
            out.write(octets, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}

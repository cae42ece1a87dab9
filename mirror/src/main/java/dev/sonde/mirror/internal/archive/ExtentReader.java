package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the records of one [Extent], a piece of the file at a time. Not thread-safe.
final class ExtentReader {

    private static final int PIECE = 32 * 1024;

    private final RandomAccessFile file;
    private final Extent extent;
    private final int order;
    private long offset;
    private long left;
    private byte[] buffer = new byte[0];
    private int from;
    private int to;
    private String line = "";
    private Oid oid = Oid.of("");

    /// @param order which of several extents this is; the later one counts.
    ExtentReader(RandomAccessFile file, Extent extent, int order) {
        this.file = file;
        this.extent = extent;
        this.order = order;
        this.offset = extent.offset();
        this.left = extent.length();
    }

    Extent extent() {
        return extent;
    }

    int order() {
        return order;
    }

    /// The OID of the record that was read last.
    Oid oid() {
        return oid;
    }

    /// The record that was read last, without the end of its line.
    String line() {
        return line;
    }

    /// Reads the next record that counts; false after the last one.
    boolean next() throws IOException {
        boolean isRead = step();
        while (isRead && !extent.counts(oid)) {
            isRead = step();
        }
        return isRead;
    }

    private boolean step() throws IOException {
        int at = lineEnd();
        while (at < 0 && left > 0) {
            fill();
            at = lineEnd();
        }
        if (at < 0) {
            return false;
        }
        line = new String(buffer, from, at - from, StandardCharsets.ISO_8859_1);
        from = at + 1;
        @Nullable Oid read = oidOf(line);
        if (read == null) {
            throw new IOException("'" + line + "' is no record of a mirror");
        }
        oid = read;
        return true;
    }

    private int lineEnd() {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void fill() throws IOException {
        int kept = to - from;
        int more = (int) Math.min(left, PIECE);
        byte[] larger = new byte[kept + more];
        System.arraycopy(buffer, from, larger, 0, kept);
        synchronized (file) {
            file.seek(offset);
            file.readFully(larger, kept, more);
        }
        buffer = larger;
        from = 0;
        to = larger.length;
        offset += more;
        left -= more;
    }

    /// The OID that a record begins with, or null if it is none.
    static @Nullable Oid oidOf(String line) {
        int bar = line.indexOf('|');
        try {
            return bar < 1 || line.charAt(0) == '#' ? null : Oid.of(line.substring(0, bar));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

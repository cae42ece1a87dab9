package dev.sonde.simulator.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a file, one character for each octet (ISO 8859-1). A line ends with LF or CRLF, or
/// with CR if there is no LF near the beginning of the file. Of a line longer than any record only
/// the beginning is kept.
final class Lines {

    private static final int LF = '\n';
    private static final int CR = '\r';
    private static final int BUFFER_LENGTH = 64 * 1024;
    private static final int HEAD_LENGTH = 80;

    private final InputStream in;
    private final int longest;
    private final int terminator;
    private byte[] buffer = new byte[BUFFER_LENGTH];
    private int from;
    private int to;
    private int number;
    private boolean tooLong;
    private boolean terminated;
    private boolean returned;

    /// @param longest how many octets a line may have.
    Lines(InputStream in, int longest) throws IOException {
        this.in = in;
        this.longest = longest;
        to = in.readNBytes(buffer, 0, buffer.length);
        terminator = indexOf(LF) == to && indexOf(CR) < to ? CR : LF;
    }

    /// The next line without its end, or null after the last one.
    @Nullable String next() throws IOException {
        String head = null;
        boolean more = true;
        int at = indexOf(terminator);
        while (at == to && more) {
            if (to - from >= longest) {
                head = head == null ? text(from, from + HEAD_LENGTH) : head;
                from = to;
            }
            more = fill();
            at = indexOf(terminator);
        }
        terminated = at < to;
        if (from == to && head == null) {
            return null;
        }
        number++;
        tooLong = head != null || at - from > longest;
        returned = terminator == LF && at > from && buffer[at - 1] == CR;
        String line = head == null ? text(from, at) : head;
        from = Math.min(to, at + 1);
        return line;
    }

    private int indexOf(int octet) {
        int at = from;
        while (at < to && buffer[at] != octet) {
            at++;
        }
        return at;
    }

    private String text(int from, int to) {
        int end = terminator == LF && to > from && buffer[to - 1] == CR ? to - 1 : to;
        return new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = in.read(buffer, to, buffer.length - to);
        to += Math.max(0, count);
        return count > 0;
    }

    /// The number of the line that was read last, from 1.
    int number() {
        return number;
    }

    /// Whether the line that was read last is only the beginning of one that is too long.
    boolean isTooLong() {
        return tooLong;
    }

    /// Whether the line that was read last had an end.
    boolean isTerminated() {
        return terminated;
    }

    /// Whether the line that was read last had a CR at its end, before an LF.
    boolean isReturned() {
        return returned;
    }
}

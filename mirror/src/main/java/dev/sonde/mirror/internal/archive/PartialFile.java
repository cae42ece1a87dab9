package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a mirror that was ended has left. What stands behind the last comment on a range is a batch
/// that was not written to its end; it is not counted, and read again.
final class PartialFile {

    static final String ABOUT = "#@mirror ";
    static final String SPAN = "#@";
    static final String PASS = "#@pass ";
    static final String AT = "|";
    static final String NOTE = "#!";
    static final String RETRACTION = "#-";

    private final Contents contents = new Contents();
    private final Map<Integer, Span> spans = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private int lastId;
    private long end;
    private long offset;
    private long from;
    private int objects;
    private @Nullable Oid first;
    private @Nullable Oid last;

    private PartialFile() {}

    /// @throws IOException if the file holds something else than the mirror of `about`.
    static PartialFile read(Path file, String about) throws IOException {
        PartialFile partial = new PartialFile();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            String head = partial.line(in);
            if (head == null || !head.startsWith(ABOUT)) {
                throw new IOException(file + " is no mirror that could be gone on with");
            }
            if (!head.equals(ABOUT + about)) {
                throw new IOException(
                        "%s was begun with other options, as '%s': go on with the same, or begin anew"
                                .formatted(file, head.substring(ABOUT.length())));
            }
            partial.end = partial.offset;
            partial.from = partial.offset;
            for (String line = partial.line(in); line != null; line = partial.line(in)) {
                partial.take(line);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("cannot go on with " + file + ": " + e.getMessage(), e);
        }
        return partial;
    }

    /// The next line that was written to its end.
    private @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            offset++;
            if (octet == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1);
            }
            line.write(octet);
        }
        return null;
    }

    private void take(String line) {
        if (line.startsWith(NOTE)) {
            // The record before an error is for who serves the file as it is.
            note(line.substring(NOTE.length()));
            begin();
        } else if (line.startsWith(PASS)) {
            contents.beginPass(Integer.parseInt(line.substring(PASS.length())));
            spans.clear();
            begin();
        } else if (line.startsWith(RETRACTION)) {
            contents.retract(Span.of(line.substring(RETRACTION.length())));
            begin();
        } else if (line.startsWith(SPAN)) {
            int at = line.lastIndexOf(AT);
            Span span = Span.of(line.substring(SPAN.length(), Math.max(SPAN.length(), at)));
            spans.put(span.id(), span);
            lastId = Math.max(lastId, span.id());
            if (first != null && last != null) {
                long length = offset - line.length() - 1 - from;
                long millis = Long.parseLong(line.substring(at + 1));
                contents.add(from, length, first, last, objects, millis);
            }
            begin();
        } else {
            last = ExtentReader.oidOf(line);
            first = first == null ? last : first;
            objects++;
        }
    }

    private void note(String note) {
        MetError error = MetError.of(note);
        if (error == null) {
            notes.add(note);
        } else {
            contents.add(error);
        }
    }

    private void begin() {
        end = offset;
        from = offset;
        objects = 0;
        first = null;
        last = null;
    }

    Contents contents() {
        return contents;
    }

    /// The greatest number of a range in the last pass or an earlier one.
    int lastId() {
        return lastId;
    }

    /// Whether no range of the tree was begun in the last pass.
    boolean isUnbegun() {
        return spans.isEmpty();
    }

    List<Span> unread() {
        return spans.values().stream().filter(span -> !span.isDone()).toList();
    }

    List<String> notes() {
        return notes;
    }

    /// Where the last complete batch ends.
    long end() {
        return end;
    }
}

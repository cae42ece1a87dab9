package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is to be known to who goes on with a snapshot: what is still to be read of it, and what was
/// found besides objects. Written in the transaction of each batch.
final class SnapshotState {

    private static final String FIRST = " first ";

    private final String about;
    private final Map<Integer, Span> spans = new LinkedHashMap<>();
    private final List<Retraction> retractions = new ArrayList<>();
    private final NavigableMap<Oid, MetError> errors = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private int pass = 1;
    private int first;

    SnapshotState(String about) {
        this.about = about;
    }

    /// The state that [#text()] wrote.
    ///
    /// @throws IOException if it is one of something else than `about`; the message is for people.
    static SnapshotState of(String text, String about) throws IOException {
        SnapshotState state = new SnapshotState(about);
        try {
            for (String line : text.lines().toList()) {
                state.read(line);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("cannot go on with the snapshot: " + e.getMessage(), e);
        }
        return state;
    }

    private void read(String line) throws IOException {
        if (line.startsWith(PartialFile.NOTE)) {
            note(line.substring(PartialFile.NOTE.length()));
        } else if (line.startsWith(PartialFile.ABOUT)) {
            String begun = line.substring(PartialFile.ABOUT.length());
            if (!begun.equals(about)) {
                throw new IOException(
                        "the snapshot was begun with other options, as '%s': go on with the same, or begin anew"
                                .formatted(begun));
            }
        } else if (line.startsWith(PartialFile.PASS)) {
            String[] words = line.substring(PartialFile.PASS.length()).split(FIRST, -1);
            pass = Integer.parseInt(words[0]);
            first = Integer.parseInt(words[words.length - 1]);
        } else if (line.startsWith(PartialFile.RETRACTION)) {
            String span = line.substring(PartialFile.RETRACTION.length());
            retractions.add(new Retraction(Span.of(span)));
        } else {
            add(Span.of(line.substring(PartialFile.SPAN.length())));
        }
    }

    private void note(String note) {
        MetError error = MetError.of(note);
        if (error == null) {
            notes.add(note);
        } else {
            errors.put(error.oid(), error);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder(PartialFile.ABOUT).append(about).append('\n');
        if (pass > 1) {
            text.append(PartialFile.PASS).append(pass).append(FIRST).append(first).append('\n');
        }
        spans.values()
                .forEach(span -> text.append(PartialFile.SPAN).append(span.text()).append('\n'));
        retractions.forEach(each ->
                text.append(PartialFile.RETRACTION).append(each.reread().text()).append('\n'));
        Stream.concat(notes.stream(), errors.values().stream().map(MetError::text))
                .forEach(note -> text.append(PartialFile.NOTE).append(note).append('\n'));
        return text.toString();
    }

    void add(Span span) {
        if (span.isDone()) {
            spans.remove(span.id());
        } else {
            spans.put(span.id(), span);
        }
    }

    void retract(Span reread) {
        errors.keySet().removeIf(reread.root()::isPrefixOf);
        retractions.add(new Retraction(reread));
    }

    /// @param first the number of the snapshot of the first pass.
    void nextPass(int first) {
        pass++;
        this.first = first;
        spans.clear();
        retractions.clear();
        errors.clear();
    }

    int pass() {
        return pass;
    }

    /// The number of the snapshot of the first pass; 0 if this is that.
    int first() {
        return first;
    }

    List<Span> unread() {
        return List.copyOf(spans.values());
    }

    List<Retraction> retractions() {
        return retractions;
    }

    /// The greatest number that a range can have been called by that matters still.
    int lastId() {
        return IntStream.concat(
                        spans.keySet().stream().mapToInt(Integer::intValue),
                        retractions.stream().mapToInt(each -> each.reread().id()))
                .max()
                .orElse(0);
    }

    NavigableMap<Oid, MetError> errors() {
        return errors;
    }

    List<String> notes() {
        return notes;
    }
}

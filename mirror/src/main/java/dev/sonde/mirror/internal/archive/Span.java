package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import org.jspecify.annotations.Nullable;

/// A part of a device's tree that is still to be read: what lies below `root`, after `after`, and
/// not after `upTo`.
///
/// @param id what it is called by, from 1.
/// @param upTo the last OID that belongs to it; null for no end but that of `root`.
/// @param isDone whether nothing is left of it.
public record Span(int id, Oid root, Oid after, @Nullable Oid upTo, boolean isDone) {

    private static final String NO_END = "*";
    private static final String DONE = "done";

    /// The span as [#of(String)] reads it.
    public String text() {
        return isDone
                ? id + " " + DONE
                : "%d .%s .%s %s"
                        .formatted(id, root, after, upTo == null ? NO_END : "." + upTo.text());
    }

    /// The span that [#text()] wrote.
    ///
    /// @throws IllegalArgumentException if it did not.
    public static Span of(String text) {
        String[] words = text.split(" ", -1);
        Oid none = Oid.of("");
        if (words.length == 2 && words[1].equals(DONE)) {
            return new Span(Integer.parseInt(words[0]), none, none, null, true);
        }
        if (words.length != 4) {
            throw new IllegalArgumentException("'" + text + "' is no span of a tree");
        }
        return new Span(
                Integer.parseInt(words[0]),
                Oid.of(words[1]),
                Oid.of(words[2]),
                words[3].equals(NO_END) ? null : Oid.of(words[3]),
                false);
    }
}

package dev.sonde.client.internal.walk;

import dev.sonde.client.Oid;
import org.jspecify.annotations.Nullable;

/// Which rows of a table are wanted; each bound is optional.
///
/// @param after only rows behind this index.
/// @param from only rows from this index on.
/// @param to only rows up to this index and those below it.
public record IndexRange(@Nullable Oid after, @Nullable Oid from, @Nullable Oid to) {

    public static final IndexRange ALL = new IndexRange(null, null, null);

    boolean isBefore(Oid index) {
        return from != null && index.compareTo(from) < 0;
    }

    boolean isPast(Oid index) {
        return to != null && index.compareTo(to) > 0 && !to.isPrefixOf(index);
    }
}

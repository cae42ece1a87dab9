package dev.sonde.cli;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.compare.WalkPastErrors;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The objects of a device, which can be iterated until it is closed.
///
/// @param errors where a recording has an error-status in place of an object.
/// @param comments what a recording or a snapshot says about itself.
/// @param agent who is asked; null for a file.
record OpenedDevice(
        Iterable<VarBind> objects,
        Predicate<Oid> writable,
        NavigableMap<Oid, ErrorStatus> errors,
        List<String> comments,
        @Nullable Session agent,
        Closeable closing)
        implements Closeable {

    /// What is below `root`, of an agent behind its `known` errors, too.
    Iterable<VarBind> objects(Oid root, NavigableMap<Oid, ErrorStatus> known) {
        return agent == null || known.isEmpty() ? objects : WalkPastErrors.of(agent, root, known);
    }

    @Override
    public void close() throws IOException {
        closing.close();
    }
}

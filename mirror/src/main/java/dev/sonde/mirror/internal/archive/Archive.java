package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where a mirror puts what it reads, piece by piece and in any order, together with what is still
/// to be read, so that another run can go on where this one ended.
///
/// Thread-safe. An interrupt of a thread that writes does no harm.
public sealed interface Archive extends AutoCloseable permits RecordingArchive, SnapshotArchive {

    /// Whether the present pass has not begun to read, in no earlier run either.
    boolean isNew();

    /// Which pass is the present one, from 1.
    int pass();

    /// Begins the next pass: the device is read again.
    ///
    /// @param remarks what the mirror says about the present pass, where that is kept by itself.
    void nextPass(Supplier<List<String>> remarks) throws IOException;

    /// What an earlier run has left to be read; empty if it has read all.
    List<Span> unread();

    /// The greatest number that an earlier run has called a range by; 0 if there was none.
    default int lastId() {
        return unread().stream().mapToInt(Span::id).max().orElse(0);
    }

    /// What an earlier run could not read, as [#note(String)] was told.
    List<String> notes();

    /// How many objects are written in the present pass, each counted once.
    long objects() throws IOException;

    /// Takes `batch`, in the order of the OIDs, each once, and that `span` is how far its range is
    /// now. It is on disk soon: when a second has passed or a megabyte has come, and at the latest
    /// with [#sync()]. What is lost in a crash is lost together with its span.
    void add(Span span, List<VarBind> batch) throws IOException;

    /// Takes an error-status of the present pass, which becomes a record where no object is.
    void error(MetError error) throws IOException;

    /// Takes away what was written below the root of `reread`, which is read again, in this pass or
    /// an earlier one; what ranges that began before bring of it later is not taken.
    void retract(Span reread) throws IOException;

    /// Keeps a line for [#notes()].
    void note(String line) throws IOException;

    /// Puts on disk what is not there yet.
    void sync() throws IOException;

    /// Gives every OID written so far in the present pass that lies below `root`, in any order,
    /// some more than once.
    void forEach(Oid root, Consumer<Oid> action) throws IOException;

    /// Ends the mirror: what was written, put in order, is the device from now on.
    ///
    /// @param remarks what the mirror says about itself.
    /// @param rates makes one record of those of several passes.
    /// @return how many objects there are, each counted once.
    long complete(List<String> remarks, Rates rates) throws IOException;

    /// Ends writing. Without [#complete(List, Rates)], what was written is kept and can be gone on
    /// with.
    @Override
    void close() throws IOException;
}

package dev.sonde.simulator.store;

import dev.sonde.client.VarBind;
import java.io.IOException;
import java.util.List;

/// Takes a device's data down as it comes, in lexicographic order, batch by batch. Not thread-safe.
///
/// A crash loses the batch being written and no other.
public interface StoreWriter extends AutoCloseable {

    /// Writes one batch; it is on disk when this returns.
    void write(List<VarBind> batch) throws IOException;

    /// Declares the data whole: from now on it is what is served under its name.
    void complete() throws IOException;

    /// Ends writing. What was written without [#complete()] is kept and can still be read.
    @Override
    void close() throws IOException;
}

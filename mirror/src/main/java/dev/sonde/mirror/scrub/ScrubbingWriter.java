package dev.sonde.mirror.scrub;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.StoreWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Scrubs on the way to a writer. Replacing an index moves a row within its column and no further,
/// so that a column is what is held back and put in order.
final class ScrubbingWriter implements StoreWriter {

    private final Scrubber scrubber;
    private final StoreWriter writer;
    private final NavigableMap<Oid, VarBind> held = new TreeMap<>();
    private Oid column = Oid.of("");

    ScrubbingWriter(Scrubber scrubber, StoreWriter writer) {
        this.scrubber = scrubber;
        this.writer = writer;
    }

    @Override
    public void write(List<VarBind> batch) throws IOException {
        List<VarBind> ready = new ArrayList<>(batch.size());
        for (VarBind object : batch) {
            VarBind scrubbed = scrubber.scrub(object);
            if (scrubbed != null) {
                Oid kept = scrubber.kept(object.oid());
                if (!kept.equals(column)) {
                    ready.addAll(held.values());
                    held.clear();
                    column = kept;
                }
                if (held.put(scrubbed.oid(), scrubbed) != null) {
                    throw new IOException(
                            "scrubbing brought two objects to one OID: use another key");
                }
            }
        }
        write(ready, writer);
    }

    private static void write(List<VarBind> ready, StoreWriter writer) throws IOException {
        if (!ready.isEmpty()) {
            writer.write(ready);
        }
    }

    private void release() throws IOException {
        write(List.copyOf(held.values()), writer);
        held.clear();
    }

    @Override
    public void complete() throws IOException {
        release();
        writer.complete();
    }

    /// Writes what is held back, too: it is in order and scrubbed, though its column may not be
    /// complete.
    @Override
    public void close() throws IOException {
        try (writer) {
            release();
        }
    }
}

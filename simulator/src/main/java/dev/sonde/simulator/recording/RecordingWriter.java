package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.StoreWriter;
import dev.sonde.simulator.variation.VariedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes one recording as it comes: into a partial file, which takes the place of the file when
/// complete. The same input gives the same octets.
final class RecordingWriter implements StoreWriter {

    private final RecordingFormat format;
    private final PartialFile file;

    private RecordingWriter(RecordingFormat format, PartialFile file) {
        this.format = format;
        this.file = file;
    }

    static RecordingWriter open(
            Path path, RecordingFormat format, Compression compression, List<String> header)
            throws IOException {
        PartialFile file = PartialFile.open(path, compression);
        try {
            file.write(comments(header));
            file.force();
            return new RecordingWriter(format, file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /// In UTF-8, a character for each octet of it.
    private static String comments(List<String> header) {
        StringBuilder text = new StringBuilder();
        header.stream()
                .flatMap(String::lines)
                .forEach(line -> text.append("# ").append(line).append('\n'));
        byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /// @throws IOException if the format cannot express an object, too.
    @Override
    public void write(List<VarBind> batch) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (VarBind varBind : batch) {
            try {
                lines.append(format.line(varBind, false)).append('\n');
            } catch (LineFault e) {
                throw new IOException("cannot write " + varBind.oid() + ": " + e.fault(), e);
            }
        }
        file.write(lines);
        file.force();
    }

    /// Writes what the format can express of `recording`, which is on disk when it is complete.
    void write(Recording recording) throws IOException {
        NavigableMap<Oid, VariedRecord> varied = new TreeMap<>(recording.variations());
        for (VarBind varBind : recording) {
            writeBefore(varBind.oid(), varied);
            VariedRecord record = varied.remove(varBind.oid());
            try {
                boolean writable = recording.isWritable(varBind.oid());
                String line =
                        record == null || !format.saysWritable()
                                ? format.line(varBind, writable)
                                : SnmprecForm.line(varBind.oid(), record);
                file.write(line + "\n");
            } catch (LineFault e) {
                // Whoever wants to know has asked before.
            }
        }
        writeBefore(null, varied);
    }

    @Override
    public void complete() throws IOException {
        file.complete();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /// Writes the subtrees that modules serve before `oid`, all that are left for null.
    private void writeBefore(@Nullable Oid oid, NavigableMap<Oid, VariedRecord> varied)
            throws IOException {
        while (!varied.isEmpty() && (oid == null || varied.firstKey().compareTo(oid) < 0)) {
            Map.Entry<Oid, VariedRecord> first = varied.pollFirstEntry();
            if (format.saysWritable()) {
                file.write(SnmprecForm.line(first.getKey(), first.getValue()) + "\n");
            }
        }
    }
}

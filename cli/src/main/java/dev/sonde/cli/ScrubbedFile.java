package dev.sonde.cli;

import dev.sonde.client.VarBind;
import dev.sonde.mirror.MirrorReport;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.StoreWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a scrubbed device goes.
///
/// @param keep how many snapshots the database keeps of it; null for all.
record ScrubbedFile(MirrorJob job, @Nullable DeviceDatabase database, @Nullable Integer keep) {

    /// A device that is not whole goes to a file of the name and `.part`, and into no database,
    /// which takes an incomplete snapshot for one to go on with.
    void write(Recording scrubbed, List<String> remarks, MirrorReport report) throws IOException {
        Path file = job.recording();
        if (file != null && report.unfinished() == null) {
            RecordingFiles.write(file, scrubbed, remarks, _ -> {});
        } else if (file != null) {
            writePart(Path.of(file + SnmprecFormat.PARTIAL), scrubbed, remarks);
        } else if (report.unfinished() != null) {
            throw new IOException(
                    "%s is not finished, for %s; nothing of it is in the database"
                            .formatted(job, report.unfinished()));
        } else if (database != null) {
            try (StoreWriter writer = database.writer(job.name(), remarks)) {
                List<VarBind> objects = new ArrayList<>();
                scrubbed.forEach(objects::add);
                writer.write(objects);
                writer.complete();
            }
            if (keep != null) {
                database.prune(job.name(), keep);
            }
        }
    }

    private static void writePart(Path part, Recording scrubbed, List<String> remarks)
            throws IOException {
        StringBuilder lines = new StringBuilder();
        remarks.forEach(remark -> lines.append("# ").append(remark).append('\n'));
        scrubbed.forEach(object -> lines.append(SnmprecFormat.line(object)).append('\n'));
        // Written by an interrupted thread, too, which would close a channel.
        try (FileOutputStream out = new FileOutputStream(part.toFile())) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}

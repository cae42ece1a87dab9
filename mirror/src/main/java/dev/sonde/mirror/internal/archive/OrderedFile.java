package dev.sonde.mirror.internal.archive;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A recording that is complete and in order, until it has a name.
final class OrderedFile {

    private static final String ORDERED = ".ordered";

    private final Path file;
    private final Path ordered;

    /// @param file the name that it may get.
    OrderedFile(Path file) {
        this.file = file;
        this.ordered = Path.of(file + ORDERED);
    }

    /// Has its owner alone read it.
    void keepPrivate() throws IOException {
        OwnersFile.require(ordered);
    }

    /// Writes it, and returns how many records there are.
    long write(List<String> remarks, RandomAccessFile log, Contents contents, Rates rates)
            throws IOException {
        try (FileOutputStream out = new FileOutputStream(ordered.toFile());
                BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
            writeRemarks(remarks, buffered);
            long records = Merge.copy(log, contents.extents(), contents.errors(), buffered, rates);
            buffered.flush();
            out.getFD().sync();
            return records;
        }
    }

    private static void writeRemarks(List<String> remarks, OutputStream out) throws IOException {
        for (String remark : remarks) {
            for (String line : remark.lines().toList()) {
                out.write(("# " + line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// Gives it its name.
    void publish() throws IOException {
        Files.move(ordered, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Has `ending` make something of it instead, and deletes it whatever comes of that. Returns
    /// how many objects there are in the end.
    long end(RecordingArchive.Ending ending) throws IOException {
        try {
            return ending.end(ordered);
        } finally {
            Files.deleteIfExists(ordered);
        }
    }
}

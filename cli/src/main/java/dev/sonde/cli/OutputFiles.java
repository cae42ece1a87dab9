package dev.sonde.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where files are to be written, looked at before the work is done that they are for.
final class OutputFiles {

    private OutputFiles() {}

    /// @throws UsageException if `file` cannot be written where it is to be.
    static void checkPlace(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException(
                    "cannot write %s: there is no folder for it, make it as in mkdir -p %s"
                            .formatted(file, folder));
        }
        boolean isNew = !Files.exists(file);
        if (isNew ? !Files.isWritable(folder) : !Files.isWritable(file)) {
            throw new UsageException("cannot write " + file + ": permission denied");
        }
    }

    /// As [#checkPlace(Path)], of what is no folder.
    static void checkFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageException("cannot write " + file + ": it is a folder");
        }
        checkPlace(file);
    }
}

package dev.sonde.cli.simulate;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A file that is there, whole, as long as something is ready; gone when it is closed.
final class ReadyFile implements AutoCloseable {

    private final Path file;

    private ReadyFile(Path file) {
        this.file = file;
    }

    /// @throws IOException if the file cannot be written; the message is for people.
    static ReadyFile write(Path file, List<String> lines) throws IOException {
        Path partial = Path.of(file + ".part");
        try {
            Files.write(partial, lines);
            move(partial, file);
            return new ReadyFile(file);
        } catch (IOException e) {
            Files.deleteIfExists(partial);
            String reason =
                    e instanceof NoSuchFileException
                            ? "there is no such folder"
                            : String.valueOf(e.getMessage());
            throw new IOException("cannot write " + file + ": " + reason, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}

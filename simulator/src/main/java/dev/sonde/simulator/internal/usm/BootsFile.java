package dev.sonde.simulator.internal.usm;

import dev.sonde.client.OctetString;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text file that keeps boots: a header, then a line `engineID boots` for each engine.
final class BootsFile {

    static final String HEADER = "# snmpEngineBoots of simulated engines, one more at each start";

    private static final Pattern LINE =
            Pattern.compile("((?:[0-9a-f]{2}){5,32}) ([1-9][0-9]{0,9})");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 10;

    /// The lock of a file is held by a whole program, so its threads take turns first.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path path;
    private final String doing;
    private final Duration patience;

    BootsFile(Path path) {
        this(path, PATIENCE);
    }

    /// @param patience how long another program may have the file.
    BootsFile(Path path, Duration patience) {
        this.patience = patience;
        this.path = path.toAbsolutePath();
        this.doing = "cannot count the starts of engines in " + path;
    }

    /// What is done with the file while nobody else does anything with it.
    @FunctionalInterface
    interface Use<R> {
        R run() throws IOException;
    }

    /// Runs `use` with the lock of a second file beside it, for this one is replaced.
    <R> R locked(Use<R> use) throws IOException {
        THREADS.lock();
        try (FileChannel channel =
                        FileChannel.open(
                                beside(".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (!lock.isValid()) {
                throw new IOException("its lock was lost");
            }
            return use.run();
        } catch (IOException e) {
            throw new IOException(doing + ": " + reason(e), e);
        } finally {
            THREADS.unlock();
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("another program does not let go of it");
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while another program has it");
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another class loader's copy of this class has it.
            return null;
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no folder for it";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }

    private Path beside(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    Map<OctetString, Integer> read(Consumer<String> warnings) throws IOException {
        Map<OctetString, Integer> boots = new LinkedHashMap<>();
        if (!Files.exists(path)) {
            return boots;
        }
        // Whatever the octets are, they are Latin-1.
        String[] lines = Files.readString(path, StandardCharsets.ISO_8859_1).split("\\R", -1);
        if (!lines[0].equals(HEADER) && !(lines.length == 1 && lines[0].isEmpty())) {
            throw new IOException("it is another kind of file, name one of your own for this");
        }
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isEmpty() && !readLine(lines[i], boots)) {
                warnings.accept(
                        "%s:%d: not 'engineID boots'; that engine's boots go on from the clock"
                                .formatted(path, i + 1));
            }
        }
        return boots;
    }

    private static boolean readLine(String line, Map<OctetString, Integer> boots) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || Long.parseLong(matcher.group(2)) > EngineTime.LATCHED) {
            return false;
        }
        boots.merge(
                OctetString.ofHex(matcher.group(1)), Integer.parseInt(matcher.group(2)), Math::max);
        return true;
    }

    /// Replaces the file once the new one is on disk.
    void write(Map<OctetString, Integer> boots) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        boots.forEach((engineId, count) ->
                text.append(hex(engineId)).append(' ').append(count).append('\n'));
        Path fresh = beside(".new");
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer octets = StandardCharsets.US_ASCII.encode(text.toString());
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            channel.force(true);
        }
        Files.move(
                fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String hex(OctetString engineId) {
        return HexFormat.of().formatHex(engineId.bytes());
    }
}

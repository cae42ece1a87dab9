package dev.sonde.simulator.junit;

import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.RecordingFile;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/// The recordings that tests name, each read once, and again when it has changed.
final class RecordingCache {

    private static final System.Logger LOGGER = System.getLogger(RecordingCache.class.getName());

    private static final Map<URI, Kept> FILES = new ConcurrentHashMap<>();
    private static final Map<List<String>, Recording> RECORDS = new ConcurrentHashMap<>();

    private record Kept(FileTime modified, long size, Recording recording) {

        boolean isOf(BasicFileAttributes file) {
            return modified.equals(file.lastModifiedTime()) && size == file.size();
        }
    }

    private RecordingCache() {}

    /// The recording at `path`: a file, or else a resource that `test` can see.
    ///
    /// @throws ExtensionConfigurationException if there is none, or it cannot be read.
    static Recording recording(String path, Class<?> test) {
        try {
            Path file = Path.of(path);
            return Files.exists(file) ? kept(file) : resource(path, test);
        } catch (IOException | UncheckedIOException | URISyntaxException e) {
            throw new ExtensionConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Recording resource(String path, Class<?> test)
            throws IOException, URISyntaxException {
        String name = path.startsWith("/") ? path.substring(1) : path;
        URL resource = test.getClassLoader().getResource(name);
        if (resource == null) {
            throw new IOException(
                    "there is no recording '%s': neither a file %s nor a resource %s on the class path"
                            .formatted(path, Path.of(path).toAbsolutePath(), name));
        }
        if (resource.getProtocol().equals("file")) {
            return kept(Path.of(resource.toURI()));
        }
        if (resource.openConnection() instanceof JarURLConnection connection) {
            Path archive = Path.of(connection.getJarFileURL().toURI());
            try (FileSystem jar = FileSystems.newFileSystem(archive)) {
                return kept(jar.getPath(connection.getEntryName()));
            }
        }
        throw new IOException("cannot read the recording " + resource + ": it is no file");
    }

    private static Recording kept(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        URI key = file.toRealPath().toUri();
        return FILES.compute(
                        key, (_, kept) -> kept != null && kept.isOf(now) ? kept : read(file, now))
                .recording();
    }

    private static Kept read(Path file, BasicFileAttributes now) {
        try {
            Optional<RecordingFile> named = RecordingFile.of(file);
            Reading reading = named.isPresent() ? named.get().read() : SnmprecFormat.read(file);
            if (!reading.problems().isEmpty()) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "Left out what is no record, {0} lines, the first is {1}",
                        reading.problems().size(),
                        reading.problems().getFirst());
            }
            return new Kept(now.lastModifiedTime(), now.size(), reading.recording());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// The recording that `records` are, in lines of `.snmprec`.
    ///
    /// @throws ExtensionConfigurationException if one is no record.
    static Recording recording(List<String> records) {
        return RECORDS.computeIfAbsent(records, RecordingCache::parsed);
    }

    private static Recording parsed(List<String> records) {
        try {
            Path file = Files.createTempFile("objects", ".snmprec");
            try {
                Reading reading = SnmprecFormat.read(Files.write(file, records));
                if (!reading.problems().isEmpty()) {
                    throw new ExtensionConfigurationException(
                            "objects of a simulated device: "
                                    + reading.problems().getFirst().fault());
                }
                return reading.recording();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ExtensionConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }
}

package dev.sonde.simulator.lab;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.RecordingFile;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.variation.VariationOptions;
import dev.sonde.simulator.variation.VariationOptions.Subprocesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The recordings and databases of a lab: each read once, when it is first needed, and shared by
/// all devices made from it. Closing it closes the databases. Thread-safe.
final class Sources implements AutoCloseable {

    private record TemplateKey(Source source, Substitution substitution) {}

    private final Map<Object, FutureTask<Reading>> readings = new ConcurrentHashMap<>();
    private final Map<TemplateKey, Template> templates = new ConcurrentHashMap<>();
    private final Map<Path, DeviceDatabase> databases = new ConcurrentHashMap<>();
    private final Subprocesses subprocesses;

    /// @param subprocesses whether recordings may run programs.
    Sources(Subprocesses subprocesses) {
        this.subprocesses = subprocesses;
    }

    /// What the recording holds. Who asks while it is being read waits for that.
    ///
    /// @throws IOException if it cannot be read; the message is for people.
    Reading reading(Source source) throws IOException {
        FutureTask<Reading> task =
                readings.computeIfAbsent(
                        key(source), _ -> new FutureTask<>(() -> read(source.file())));
        task.run();
        try {
            return uninterrupted(task);
        } catch (ExecutionException e) {
            // The next one tries again.
            readings.remove(key(source), task);
            if (e.getCause() instanceof IOException io) {
                throw new IOException(io.getMessage(), io);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /// The same for all names of one file, where the system tells.
    private static Object key(Source source) {
        return source.stamp().key() == null ? source : source.stamp();
    }

    private Reading read(Path file) throws IOException {
        RecordingFile recording =
                RecordingFile.of(file)
                        .orElseThrow(() -> new IOException(file + " is no recording"));
        return recording.with(options(file)).read();
    }

    private VariationOptions options(Path file) {
        return VariationOptions.in(file.resolveSibling("")).withSubprocess(subprocesses);
    }

    private static Reading uninterrupted(FutureTask<Reading> task) throws ExecutionException {
        boolean interrupted = false;
        while (true) {
            try {
                Reading reading = task.get();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return reading;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    /// What was read already; null if that was not, or failed.
    @Nullable Reading known(Source source) {
        FutureTask<Reading> task = readings.get(key(source));
        return task == null || task.state() != FutureTask.State.SUCCESS ? null : task.resultNow();
    }

    /// The data of one device.
    OidStore store(Source source, Substitution substitution, Row row) {
        try {
            if (source.isDatabase()) {
                return device(source);
            }
            return substitution.isEmpty()
                    ? reading(source).recording()
                    : template(source, substitution).store(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DatabaseDevice device(Source source) throws IOException {
        return new DatabaseDevice(
                database(source.file()).store(source.device()), options(source.file()));
    }

    /// What there is to say of a recording, or of the modules in a device of a database.
    Reading findings(Source source) throws IOException {
        return source.isDatabase() ? device(source).variationReading() : reading(source);
    }

    /// What a recording or database has at `oid`.
    @Nullable Value recorded(Source source, Oid oid) throws IOException {
        return source.isDatabase()
                ? database(source.file()).store(source.device()).get(oid)
                : reading(source).recording().get(oid);
    }

    Template template(Source source, Substitution substitution) throws IOException {
        TemplateKey key = new TemplateKey(source, substitution);
        Template known = templates.get(key);
        if (known != null) {
            return known;
        }
        Template made = new Template(reading(source).recording(), substitution);
        Template other = templates.putIfAbsent(key, made);
        return other == null ? made : other;
    }

    /// The devices of a database, which is kept open from now on.
    List<String> devices(Path file) throws IOException {
        return database(file).devices();
    }

    private synchronized DeviceDatabase database(Path file) throws IOException {
        DeviceDatabase database = databases.get(file);
        if (database == null) {
            database = DeviceDatabase.open(file);
            databases.put(file, database);
        }
        return database;
    }

    /// Forgets everything but `used`.
    void retain(Set<Source> used) throws IOException {
        readings.keySet().retainAll(used.stream().map(Sources::key).collect(Collectors.toSet()));
        templates.keySet().removeIf(key -> !used.contains(key.source()));
        Set<Path> files = used.stream().map(Source::file).collect(Collectors.toSet());
        for (Path file : List.copyOf(databases.keySet())) {
            DeviceDatabase unused = files.contains(file) ? null : databases.remove(file);
            if (unused != null) {
                unused.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        retain(Set.of());
    }
}

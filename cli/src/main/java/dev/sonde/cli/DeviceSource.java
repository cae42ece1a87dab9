package dev.sonde.cli;

import dev.sonde.client.Community;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.Target;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.mirror.compare.WalkPastErrors;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.DatabaseStore;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a device's objects are: in a recording, in a database, or at a live agent.
///
/// ```
/// core.snmprec
/// lab.mv.db            the only device of a database
/// lab.mv.db#core       the snapshot of `core` that was completed last
/// lab.mv.db#core@2     the second of its snapshots; -1 is the newest
/// 192.0.2.1:161        a live agent, asked as the options say
/// snmp://COMMUNITY@192.0.2.1:161
/// ```
sealed interface DeviceSource {

    /// How to write one, for the help.
    String SYNTAX =
            "a recording, a device in a database (FILE.mv.db#DEVICE, or #DEVICE@N for the"
                    + " Nth of its snapshots, -1 being the newest), or a live agent (HOST[:PORT], or"
                    + " snmp://COMMUNITY@HOST[:PORT] with env:NAME for a COMMUNITY from the environment)";

    Pattern DATABASE =
            Pattern.compile("(?<file>.*\\.mv\\.db)(?:#(?<device>.+?)(?:@(?<number>-?\\d{1,6}))?)?");

    String AGENT = "snmp://";

    /// A file of one recording.
    record RecordingSource(Path file) implements DeviceSource {}

    /// A snapshot in a database.
    ///
    /// @param device null for the only one that there is.
    /// @param number 0 for the one that was completed last.
    record SnapshotSource(Path file, @Nullable String device, int number) implements DeviceSource {}

    /// A live agent.
    record AgentSource(Target target) implements DeviceSource {}

    /// The objects of a device, which can be iterated until it is closed.
    ///
    /// @param errors where a recording has an error-status in place of an object.
    /// @param comments what a recording or a snapshot says about itself.
    /// @param agent who is asked; null for a file.
    record Opened(
            Iterable<VarBind> objects,
            Predicate<Oid> writable,
            NavigableMap<Oid, ErrorStatus> errors,
            List<String> comments,
            @Nullable Session agent,
            Closeable closing)
            implements Closeable {

        /// What is below `root`, of an agent behind its `known` errors, too.
        Iterable<VarBind> objects(Oid root, NavigableMap<Oid, ErrorStatus> known) {
            return agent == null || known.isEmpty()
                    ? objects
                    : WalkPastErrors.of(agent, root, known);
        }

        @Override
        public void close() throws IOException {
            closing.close();
        }
    }

    /// What `text` means. Nothing is opened yet; the name of a host is looked up.
    ///
    /// @throws UsageException if it cannot be asked as the options say.
    static DeviceSource of(String text, AccessOptions access) {
        DeviceSource stored = stored(text);
        if (stored != null) {
            return stored;
        }
        if (!text.startsWith(AGENT)) {
            return new AgentSource(access.target(text));
        }
        String agent = text.substring(AGENT.length());
        int at = agent.lastIndexOf('@');
        Target target = access.target(agent.substring(at + 1));
        if (at < 0) {
            return new AgentSource(target);
        }
        if (access.version() == Version.V3) {
            throw new UsageException(
                    "snmp://COMMUNITY@HOST belongs to v1 and v2c: SNMPv3 has users, see -u");
        }
        String community = new SecretConverter().convert(agent.substring(0, at));
        return new AgentSource(target.withCredentials(new Community(community, access.version())));
    }

    /// What `text` means, no agent.
    ///
    /// @throws UsageException if it means one.
    static DeviceSource ofFile(String text) {
        DeviceSource stored = stored(text);
        if (stored == null) {
            throw new UsageException(
                    text + " is neither a recording nor a database (FILE.mv.db#DEVICE)");
        }
        return stored;
    }

    private static @Nullable DeviceSource stored(String text) {
        if (text.startsWith(AGENT)) {
            return null;
        }
        Matcher database = DATABASE.matcher(text);
        if (database.matches()) {
            String number = database.group("number");
            return new SnapshotSource(
                    Path.of(database.group("file")),
                    database.group("device"),
                    number == null ? 0 : Integer.parseInt(number));
        }
        Path file = Path.of(text);
        boolean isFile =
                RecordingFiles.isRecording(file)
                        || text.contains(File.separator)
                        || Files.exists(file);
        return isFile ? new RecordingSource(file) : null;
    }

    /// Each device of a database by itself, where none is said; otherwise this.
    default List<DeviceSource> each() throws IOException {
        if (!(this instanceof SnapshotSource(Path file, String device, int number))
                || device != null) {
            return List.of(this);
        }
        try (DeviceDatabase database = DeviceDatabase.open(file)) {
            return database.devices().stream()
                    .<DeviceSource>map(name -> new SnapshotSource(file, name, number))
                    .toList();
        }
    }

    /// Opens it. What is wrong in a recording goes to `complaints`, a line each.
    ///
    /// @param root what of an agent is asked for; files are opened whole.
    /// @throws IOException if there is no such device; the message is for people.
    default Opened open(Consumer<String> complaints, Oid root) throws IOException {
        return switch (this) {
            case RecordingSource recording -> {
                Recording read = RecordingFiles.read(recording.file(), complaints);
                yield new Opened(
                        read,
                        read::isWritable,
                        read.errors(),
                        ScrubSeal.comments(recording.file()),
                        null,
                        () -> {});
            }
            case SnapshotSource snapshot -> open(snapshot, complaints);
            case AgentSource agent -> {
                SnmpEngine engine = SnmpEngine.builder().sockets(1).open();
                Session session = engine.session(agent.target());
                yield new Opened(
                        session.bulkWalk(root),
                        _ -> false,
                        Collections.emptyNavigableMap(),
                        List.of(),
                        session,
                        engine::close);
            }
        };
    }

    private static Opened open(SnapshotSource snapshot, Consumer<String> complaints)
            throws IOException {
        DeviceDatabase database = DeviceDatabase.open(snapshot.file());
        try {
            String device = device(database, snapshot);
            DatabaseStore store = store(database, device, snapshot.number());
            Reading reading = DatabaseDevice.of(store).reading();
            reading.problems().forEach(problem -> complaints.accept(problem.toString()));
            Recording read = reading.recording();
            return new Opened(
                    read, read::isWritable, read.errors(), store.remarks(), null, database::close);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static String device(DeviceDatabase database, SnapshotSource snapshot)
            throws IOException {
        String device = snapshot.device();
        if (device == null) {
            List<String> devices = database.devices();
            if (devices.size() != 1) {
                throw new IOException(
                        "%s holds the devices %s: say which, as in %s#%s"
                                .formatted(
                                        snapshot.file(),
                                        devices,
                                        snapshot.file().getFileName(),
                                        devices.isEmpty() ? "DEVICE" : devices.getFirst()));
            }
            device = devices.getFirst();
        }
        return device;
    }

    private static DatabaseStore store(DeviceDatabase database, String device, int number)
            throws IOException {
        try {
            return number == 0 ? database.store(device) : database.store(device, number);
        } catch (NoSuchElementException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}

package dev.sonde.simulator.lab;

import dev.sonde.simulator.lab.SourceFinder.Found;
import dev.sonde.simulator.lab.YamlNode.Mapping;
import dev.sonde.simulator.recording.RecordingFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// One reading of one YAML file that describes a lab.
final class LabReader {

    static final Set<String> LAB =
            Set.of(
                    "listen",
                    "max-message-size",
                    "boots-file",
                    "users",
                    "defaults",
                    "rules",
                    "devices");

    /// What makes an entry one or more devices.
    static final Set<String> ENTRY =
            Set.of("name", "recording", "contexts", "count", "first", "rows", "folder", "database");

    /// What is read once for all devices of an entry.
    private static final Set<String> SHARED =
            Set.of("count", "first", "rows", "set", "replace", "writable", "tables");

    private final SourceFinder sources;
    private final Plan plan;
    private final Problems problems;
    private final Secrets secrets;
    private final SettingsReader settings;
    private final Expansion expansion;
    private final NamedSettings common;
    private final Map<String, Place> names = new HashMap<>();

    private LabReader(Path file, SourceFinder sources, Plan plan, Problems problems) {
        this.sources = sources;
        this.plan = plan;
        this.problems = problems;
        Path folder = folder(file);
        this.secrets = new Secrets(folder, sources::touch);
        this.settings = new SettingsReader(problems);
        this.expansion = new Expansion(problems);
        this.common = new NamedSettings(problems);
    }

    /// What paths in `file` are relative to.
    static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /// Adds the lab in `file` to `plan`.
    ///
    /// @throws LabException if anything is wrong with it.
    /// @throws IOException if the file cannot be read.
    static void read(Path file, SourceFinder sources, Plan plan) throws IOException {
        Problems problems = new Problems(file);
        YamlNode document = YamlReader.read(text(file, sources), problems);
        problems.throwIfAny();
        Fields lab = Fields.of(document, problems);
        problems.throwIfAny();
        new LabReader(file, sources, plan, problems).read(lab);
        problems.throwIfAny();
    }

    private static String text(Path file, SourceFinder sources) throws IOException {
        sources.touch(file);
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("cannot read " + file + ": it is no UTF-8 text", e);
        }
    }

    private void read(Fields lab) {
        lab.allow(LAB);
        plan.listen().addAll(lab.<InetSocketAddress>values("listen", Words::address));
        Integer size = lab.value("max-message-size", Words::count);
        if (size != null) {
            plan.maxMessageSize(size);
        }
        Path boots = lab.value("boots-file", sources::resolve);
        if (boots != null) {
            plan.bootsFile(boots);
        }
        DeviceReader reader =
                new DeviceReader(
                        problems,
                        secrets,
                        settings,
                        new UsersReader(problems, secrets).read(lab.fields("users")),
                        sources);
        common.read(lab);
        if (!lab.has("devices")) {
            problems.add(lab.place(), "the lab has no devices: list them under 'devices'");
        }
        lab.items("devices").forEach(node -> entry(Fields.of(node, problems), reader));
    }

    private void entry(Fields entry, DeviceReader reader) {
        Set<String> known = new HashSet<>(DeviceReader.SETTINGS);
        known.addAll(ENTRY);
        entry.allow(known);
        boolean isFolder = entry.has("folder") || entry.has("database");
        if (isFolder && (entry.has("name") || entry.has("recording") || entry.has("rows"))) {
            problems.add(entry.place(), "a folder or database has names and recordings already");
        } else if (isFolder) {
            many(entry, reader);
        } else if (!entry.has("recording")) {
            problems.add(
                    entry.place(), "a device needs data: add recording (or folder, or database)");
        } else {
            for (Row row : Rows.of(entry, sources.resolve(""), sources::touch)) {
                if (problems.isFull()) {
                    return;
                }
                one(entry, row, reader);
            }
        }
    }

    private void many(Fields entry, DeviceReader reader) {
        Map<String, Found> found =
                entry.has("folder")
                        ? entry.value("folder", path -> sources.folder(sources.resolve(path)))
                        : entry.value("database", path -> sources.devices(sources.resolve(path)));
        long n = 1;
        for (Map.Entry<String, Found> each :
                found == null ? Map.<String, Found>of().entrySet() : found.entrySet()) {
            Row row = new Row(n++, Map.of("name", each.getKey()));
            Fields fields = merged(entry, each.getKey(), row);
            Found device = each.getValue();
            add(
                    reader.read(fields, each.getKey(), device.source(), device.contexts(), row),
                    fields.place());
        }
    }

    private void one(Fields entry, Row row, DeviceReader reader) {
        Fields own = new Fields(expansion.expand(entry.mapping(), SHARED, row), problems);
        Source source = own.value("recording", sources::find);
        if (source == null) {
            return;
        }
        String given = own.text("name");
        if (given == null && entry.has("name")) {
            return;
        }
        String name = given == null ? name(source) : given;
        Fields fields = merged(entry, name, row);
        Map<String, Source> contexts = reader.contexts(own, sources);
        add(reader.read(fields, name, source, contexts, row), own.place("name"));
    }

    private static String name(Source source) {
        return source.isDatabase()
                ? source.device()
                : RecordingFolder.deviceName(source.file().getFileName());
    }

    /// What is said of the device of this name, by itself and by others.
    private Fields merged(Fields entry, String name, Row row) {
        Mapping merged = common.merged(name, entry.mapping());
        return new Fields(expansion.expand(merged, SHARED, row), problems);
    }

    private void add(PlannedDevice device, Place place) {
        if (device.name().isEmpty()) {
            problems.add(place, "a device needs a name");
        } else if (plan.add(device)) {
            names.put(device.name(), place);
        } else {
            // Names are communities, so no message repeats them.
            Place before = names.get(device.name());
            problems.add(
                    place,
                    before == null
                            ? "another file has a device of this name"
                            : "the device of line %d has the same name".formatted(before.line()));
        }
    }
}

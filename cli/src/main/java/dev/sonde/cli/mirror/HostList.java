package dev.sonde.cli.mirror;

import dev.sonde.cli.options.AccessOptions;
import dev.sonde.cli.options.SecretConverter;
import dev.sonde.client.Community;
import dev.sonde.client.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// A file of devices: a line `ADDRESS [NAME]` for each, or YAML:
///
/// ```yaml
/// - address: 192.0.2.1
///   name: core
///   community: env:CORE
/// - address: 192.0.2.2:1161
/// ```
///
/// What is not said of a device is as the options of the command say.
final class HostList {

    /// One device of the list.
    ///
    /// @param name what it is called; its address if nothing else is said.
    /// @param community its community, if it has one of its own.
    record Host(String address, String name, @Nullable String community) {

        /// Whom to ask, if nothing else was said with `common`.
        Target target(AccessOptions common) {
            Target target = common.target(address);
            return community == null
                    ? target
                    : target.withCredentials(new Community(community, common.version()));
        }
    }

    private final Path file;
    private final List<Host> hosts = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private HostList(Path file) {
        this.file = file;
    }

    /// Reads `file`.
    ///
    /// @throws IOException if it cannot be read or is no such list; the message names the line.
    static List<Host> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        HostList list = new HostList(file);
        String name = file.toString();
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            list.readYaml();
        } else {
            list.readLines();
        }
        if (list.hosts.isEmpty()) {
            throw new IOException("there is no device in " + file);
        }
        return list.hosts;
    }

    private void readLines() throws IOException {
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = line.replaceFirst("#.*", "").strip();
            if (!text.isEmpty()) {
                String[] words = text.split("\\s+", -1);
                if (words.length > 2) {
                    throw fault(number, "a line is ADDRESS [NAME]");
                }
                add(number, words[0], words.length == 2 ? words[1] : null, null);
            }
        }
    }

    private void readYaml() throws IOException {
        try (JsonParser yaml =
                new YAMLFactory()
                        .createParser(
                                tools.jackson.core.ObjectReadContext.empty(),
                                Files.readString(file))) {
            if (yaml.nextToken() != JsonToken.START_ARRAY) {
                throw fault(yaml, "it is no list of devices");
            }
            while (yaml.nextToken() == JsonToken.START_OBJECT) {
                readHost(yaml);
            }
            if (yaml.currentToken() != JsonToken.END_ARRAY) {
                throw fault(yaml, "a device is written as 'address: …'");
            }
        } catch (JacksonException e) {
            throw fault(e.getLocation().getLineNr(), e.getOriginalMessage());
        }
    }

    private void readHost(JsonParser yaml) throws IOException {
        int line = yaml.currentTokenLocation().getLineNr();
        String address = null;
        String name = null;
        String community = null;
        for (String key = yaml.nextName(); key != null; key = yaml.nextName()) {
            yaml.nextToken();
            if (!yaml.currentToken().isScalarValue()) {
                throw fault(yaml, "'" + key + "' is one word");
            }
            String value = yaml.getString();
            switch (key) {
                case "address" -> address = value;
                case "name" -> name = value;
                case "community" -> community = new SecretConverter().convert(value);
                default ->
                        throw fault(
                                yaml,
                                "'%s' is nothing of a device: address, name, community"
                                        .formatted(key));
            }
        }
        if (address == null) {
            throw fault(line, "a device has no address");
        }
        add(line, address, name, community);
    }

    private void add(int line, String address, @Nullable String name, @Nullable String community)
            throws IOException {
        String called = name == null ? address : name;
        if (!names.add(called)) {
            throw fault(line, "there is a device '" + called + "' already");
        }
        hosts.add(new Host(address, called, community));
    }

    private IOException fault(JsonParser yaml, String fault) {
        return fault(yaml.currentTokenLocation().getLineNr(), fault);
    }

    private IOException fault(int line, String fault) {
        return new IOException(file + ":" + line + ": " + fault);
    }
}

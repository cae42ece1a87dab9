package dev.sonde.simulator.lab;

import dev.sonde.client.OctetString;
import dev.sonde.client.Version;
import dev.sonde.simulator.Notifications;
import dev.sonde.simulator.internal.agent.AddressRange;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a lab says of one device, formulas worked out.
final class DeviceReader {

    /// What may be said of any device: by itself, in a rule, or as a default.
    static final Set<String> SETTINGS =
            Set.of(
                    "communities",
                    "read-only-communities",
                    "any-community",
                    "addresses",
                    "sources",
                    "versions",
                    "engine-id",
                    "users",
                    "faults",
                    "clock",
                    "writable",
                    "tables",
                    "notify",
                    "notifications",
                    "set",
                    "replace");

    private final Problems problems;
    private final Secrets secrets;
    private final SettingsReader settings;
    private final Map<String, PlannedUser> users;
    private final TargetReader targets;
    private final NotificationsReader notifications;

    DeviceReader(
            Problems problems,
            Secrets secrets,
            SettingsReader settings,
            Map<String, PlannedUser> users,
            SourceFinder sources) {
        this.problems = problems;
        this.secrets = secrets;
        this.settings = settings;
        this.users = users;
        this.targets = new TargetReader(secrets, this::user);
        this.notifications = new NotificationsReader(problems, sources::recorded);
    }

    /// @param fields what is said of the device, what is said of others like it included.
    PlannedDevice read(
            Fields fields, String name, Source source, Map<String, Source> contexts, Row row) {
        List<String> communities =
                fields.has("communities") ? fields.values("communities", secrets::read) : null;
        Set<Version> versions = Set.copyOf(fields.values("versions", Words::version));
        Substitution substitution = substitution(fields, row);
        return new PlannedDevice(
                name,
                source,
                contexts,
                communities,
                fields.values("read-only-communities", secrets::read),
                communities == null ? name : shown(fields),
                fields.flag("any-community"),
                fields.<InetSocketAddress>values("addresses", Words::address),
                fields.values("sources", text -> AddressRange.of(text).text()),
                versions.isEmpty() ? Set.of(Version.values()) : versions,
                fields.<OctetString>value("engine-id", Words::engineId),
                users(fields),
                settings.faults(fields.node("faults")),
                settings.clock(fields.node("clock")),
                settings.rules(fields.node("writable"), fields.node("tables")),
                notifications(fields, source),
                substitution,
                substitution.isEmpty() ? PlannedDevice.NO_ROW : row);
    }

    private static @Nullable String shown(Fields fields) {
        for (YamlNode item : fields.items("communities")) {
            if (item instanceof YamlNode.Scalar scalar && !Secrets.isHidden(scalar.text())) {
                return scalar.text();
            }
        }
        return null;
    }

    private List<PlannedUser> users(Fields fields) {
        if (!fields.has("users")) {
            return List.copyOf(users.values());
        }
        return fields.values("users", this::user);
    }

    private PlannedUser user(String name) {
        PlannedUser user = users.get(name);
        if (user == null) {
            throw new IllegalArgumentException(
                    "there is no user '%s' under the users of the lab".formatted(name));
        }
        return user;
    }

    private PlannedNotifications notifications(Fields fields, Source source) {
        List<PlannedTarget> told = new ArrayList<>();
        for (YamlNode item : fields.items("notify")) {
            PlannedTarget target = targets.read(Fields.of(item, problems));
            if (target != null) {
                told.add(target);
            }
        }
        Notifications events = notifications.read(fields, source);
        if (!events.equals(Notifications.NONE) && !fields.has("notify")) {
            fields.problem("notifications", "there is nobody to be told: add notify");
        }
        return new PlannedNotifications(told, events);
    }

    private Substitution substitution(Fields fields, Row row) {
        YamlNode replace = fields.node("replace");
        List<Replacement> replacements = settings.replacements(replace);
        for (Replacement replacement : replacements) {
            try {
                replacement.target(row);
            } catch (IllegalArgumentException e) {
                String key = replacement.from();
                Fields each = replace == null ? fields : Fields.of(replace, problems);
                each.problem(key, String.valueOf(e.getMessage()));
            }
        }
        return new Substitution(settings.set(fields.node("set")), replacements);
    }

    /// The contexts of a device, from `contexts: {NAME: RECORDING}`.
    Map<String, Source> contexts(Fields fields, SourceFinder sources) {
        Map<String, Source> contexts = new LinkedHashMap<>();
        Fields named = fields.fields("contexts");
        List<String> names =
                named == null ? List.of() : new ArrayList<>(named.mapping().entries().keySet());
        for (String name : names) {
            Source source = named == null ? null : named.value(name, sources::find);
            if (source != null) {
                contexts.put(name, source);
            }
        }
        return contexts;
    }
}

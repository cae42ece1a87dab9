package dev.sonde.simulator.lab;

import dev.sonde.client.Version;
import dev.sonde.client.internal.transport.AgentAddress;
import dev.sonde.simulator.NotificationTarget;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads whom a device tells what it notifies, one target at a time.
final class TargetReader {

    static final Set<String> TARGET =
            Set.of(
                    "address",
                    "community",
                    "version",
                    "user",
                    "inform",
                    "timeout",
                    "retries",
                    "context");

    private final Secrets secrets;
    private final Function<String, PlannedUser> users;

    /// @param users finds a user of the lab, or throws an IllegalArgumentException.
    TargetReader(Secrets secrets, Function<String, PlannedUser> users) {
        this.secrets = secrets;
        this.users = users;
    }

    /// Null where that is no target, which is then among the problems of `fields`.
    @Nullable PlannedTarget read(Fields fields) {
        fields.allow(TARGET);
        InetSocketAddress address = fields.value("address", TargetReader::address);
        String community = fields.value("community", secrets::read);
        PlannedUser user = fields.value("user", users);
        Version version = fields.value("version", Words::version);
        if (!isComplete(fields, version) || address == null) {
            return null;
        }
        PlannedTarget target =
                new PlannedTarget(
                        address,
                        version == null ? Version.V2C : version,
                        community,
                        user,
                        fields.flag("inform"),
                        fields.value("timeout", Words::duration),
                        fields.value("retries", Words::count),
                        fields.text("context"));
        // One that was not understood is reported already.
        return community == null && user == null ? null : possible(target, fields);
    }

    private static InetSocketAddress address(String text) {
        return AgentAddress.resolve(text, NotificationTarget.DEFAULT_PORT);
    }

    private static boolean isComplete(Fields fields, @Nullable Version version) {
        boolean hasUser = fields.has("user");
        if (!fields.has("address")) {
            fields.problem("address", "a target has an address: add address, as 192.0.2.9");
            return false;
        }
        if (hasUser == fields.has("community")) {
            fields.problem("address", "a target takes a community or a user: add one of the two");
            return false;
        }
        if (version != null && hasUser != (version == Version.V3)) {
            fields.problem("version", "a user is of version 3, and a community of 1 or 2c");
            return false;
        }
        return true;
    }

    private static @Nullable PlannedTarget possible(PlannedTarget target, Fields fields) {
        try {
            target.target();
            return target;
        } catch (IllegalArgumentException e) {
            fields.problems().add(fields.place(), String.valueOf(e.getMessage()));
            return null;
        }
    }
}

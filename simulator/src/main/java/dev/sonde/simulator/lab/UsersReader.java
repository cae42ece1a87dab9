package dev.sonde.simulator.lab;

import dev.sonde.simulator.lab.YamlNode.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the users of a lab.
final class UsersReader {

    static final Set<String> USER = Set.of("auth", "auth-password", "priv", "priv-password");

    private final Problems problems;
    private final Secrets secrets;

    UsersReader(Problems problems, Secrets secrets) {
        this.problems = problems;
        this.secrets = secrets;
    }

    /// By name.
    Map<String, PlannedUser> read(@Nullable Fields fields) {
        Map<String, PlannedUser> users = new LinkedHashMap<>();
        if (fields != null) {
            fields.mapping()
                    .entries()
                    .forEach((name, entry) -> {
                        boolean isBare = fields.node(name) == null;
                        YamlNode value =
                                isBare ? new Mapping(Map.of(), entry.keyPlace()) : entry.value();
                        PlannedUser user = user(name, Fields.of(value, problems));
                        if (user != null) {
                            users.put(name, user);
                        }
                    });
        }
        return users;
    }

    private @Nullable PlannedUser user(String name, Fields fields) {
        fields.allow(USER);
        PlannedUser user =
                new PlannedUser(
                        name,
                        fields.value("auth", Words::authProtocol),
                        fields.value("auth-password", secrets::read),
                        fields.value("priv", Words::privProtocol),
                        fields.value("priv-password", secrets::read));
        if (user.authProtocol() != null && user.authPassword() == null) {
            missing(fields, "auth", "auth-password");
        } else if (user.privProtocol() != null && user.privPassword() == null) {
            missing(fields, "priv", "priv-password");
        }
        try {
            user.user();
            return user;
        } catch (IllegalArgumentException | IllegalStateException e) {
            problems.add(fields.place(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static void missing(Fields fields, String protocol, String password) {
        // One that was not understood is reported already.
        if (!fields.has(password)) {
            fields.problem(protocol, "this needs a password: add " + password);
        }
    }
}

package dev.sonde.simulator.lab;

import dev.sonde.client.Community;
import dev.sonde.client.Credentials;
import dev.sonde.client.Version;
import dev.sonde.simulator.NotificationTarget;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Who is told of what devices notify, as a lab describes it; comparable, unlike a target itself.
///
/// @param version of a community.
/// @param community null where there is a user.
/// @param user null where there is a community.
/// @param timeout null for that of every target.
/// @param retries null for those of every target.
/// @param contextName null for none.
record PlannedTarget(
        InetSocketAddress address,
        Version version,
        @Nullable String community,
        @Nullable PlannedUser user,
        boolean inform,
        @Nullable Duration timeout,
        @Nullable Integer retries,
        @Nullable String contextName) {

    /// @throws IllegalArgumentException if there is no such target; the message says why.
    NotificationTarget target() {
        NotificationTarget target =
                inform
                        ? NotificationTarget.inform(address, credentials())
                        : NotificationTarget.trap(address, credentials());
        target = timeout == null ? target : target.withTimeout(timeout);
        target = retries == null ? target : target.withRetries(retries);
        return contextName == null ? target : target.withContextName(contextName);
    }

    private Credentials credentials() {
        return user == null ? new Community(String.valueOf(community), version) : user.user();
    }

    @Override
    public String toString() {
        return "target (community hidden)";
    }
}

package dev.sonde.simulator;

import dev.sonde.client.Credentials;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.Version;
import dev.sonde.client.internal.transport.AgentAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who is told: where, in which version, with what credentials, and whether an acknowledgement is
/// waited for. Immutable; each `with` method returns a changed copy.
///
/// @param address the receiver's resolved address and port.
/// @param credentials a community, or a user of v3: for a trap one that the receiver knows with the
///   device's engineID, for an inform one of the receiver's own engine (RFC 3414 §1.5.1).
/// @param inform whether to send InformRequests, which the receiver acknowledges, and not traps.
/// @param timeout how long an inform waits before it is sent again, longer each time. Default: one
///   second.
/// @param retries how many times it is sent again. Default: 3.
/// @param contextName of v3 alone. Default: empty.
/// @param source the machine's address to send from; null for the device's own, if it leads there.
public record NotificationTarget(
        InetSocketAddress address,
        Credentials credentials,
        boolean inform,
        Duration timeout,
        int retries,
        String contextName,
        @Nullable InetAddress source) {

    /// The port that notifications are received at (RFC 3417 §3.1).
    public static final int DEFAULT_PORT = 162;

    private static final int MAX_CONTEXT_NAME_OCTETS = 32;

    /// @throws IllegalArgumentException if the address is not resolved, a number is out of range,
    ///   or an inform is to be sent over SNMPv1, which has none.
    public NotificationTarget {
        require(!address.isUnresolved(), "the address " + address + " is not resolved");
        require(
                !inform || credentials.version() != Version.V1,
                "SNMPv1 has no informs: send a trap, or use v2c");
        require(timeout.isPositive(), "the timeout must be more than zero, not " + timeout);
        require(retries >= 0, "retries must be 0 or more, not " + retries);
        require(
                contextName.getBytes(StandardCharsets.UTF_8).length <= MAX_CONTEXT_NAME_OCTETS,
                "the context name '" + contextName + "' is longer than 32 octets");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /// Traps to `HOST`, `HOST:PORT`, an IPv6 address, or `[IPv6]:PORT`; a name is looked up now.
    ///
    /// @throws IllegalArgumentException if `address` has none of these forms.
    /// @throws UnreachableException if the name is unknown.
    public static NotificationTarget trap(String address, Credentials credentials) {
        return trap(AgentAddress.resolve(address, DEFAULT_PORT), credentials);
    }

    /// Traps to `address`, which must be resolved.
    public static NotificationTarget trap(InetSocketAddress address, Credentials credentials) {
        return of(address, credentials, false);
    }

    /// Informs to an address as [#trap(String, Credentials)] takes it.
    ///
    /// @throws IllegalArgumentException if `address` is none, or the version is v1.
    /// @throws UnreachableException if the name is unknown.
    public static NotificationTarget inform(String address, Credentials credentials) {
        return inform(AgentAddress.resolve(address, DEFAULT_PORT), credentials);
    }

    /// Informs to `address`, which must be resolved.
    ///
    /// @throws IllegalArgumentException if the version is v1.
    public static NotificationTarget inform(InetSocketAddress address, Credentials credentials) {
        return of(address, credentials, true);
    }

    private static NotificationTarget of(
            InetSocketAddress address, Credentials credentials, boolean inform) {
        return new NotificationTarget(
                address, credentials, inform, Duration.ofSeconds(1), 3, "", null);
    }

    public NotificationTarget withTimeout(Duration timeout) {
        return with(copy -> copy.timeout = timeout);
    }

    public NotificationTarget withRetries(int retries) {
        return with(copy -> copy.retries = retries);
    }

    public NotificationTarget withContextName(String contextName) {
        return with(copy -> copy.contextName = contextName);
    }

    public NotificationTarget withSource(InetAddress source) {
        return with(copy -> copy.source = source);
    }

    /// Whether this target's version can carry `notification`.
    public boolean takes(Notification notification) {
        return credentials.version() != Version.V1 || notification.fitsVersion1();
    }

    @Override
    public String toString() {
        return (inform ? "informs" : "traps") + " to " + AgentAddress.text(address);
    }

    private NotificationTarget with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.target();
    }

    /// A target being changed.
    private static final class Copy {

        final InetSocketAddress address;
        final Credentials credentials;
        final boolean inform;
        Duration timeout;
        int retries;
        String contextName;
        @Nullable InetAddress source;

        Copy(NotificationTarget target) {
            this.address = target.address;
            this.credentials = target.credentials;
            this.inform = target.inform;
            this.timeout = target.timeout;
            this.retries = target.retries;
            this.contextName = target.contextName;
            this.source = target.source;
        }

        NotificationTarget target() {
            return new NotificationTarget(
                    address, credentials, inform, timeout, retries, contextName, source);
        }
    }
}

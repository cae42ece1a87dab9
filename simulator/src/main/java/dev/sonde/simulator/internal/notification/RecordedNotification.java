package dev.sonde.simulator.internal.notification;

import dev.sonde.client.UnreachableException;
import dev.sonde.simulator.Notification;
import dev.sonde.simulator.NotificationTarget;
import dev.sonde.simulator.variation.NotificationSpec;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// What a record of the variation module `notification` asks for, in the words of this room.
final class RecordedNotification {

    private RecordedNotification() {}

    static Notification notification(NotificationSpec spec) {
        return new Notification(
                spec.trapOid(),
                spec.varBinds(),
                spec.uptime(),
                spec.enterprise(),
                null,
                null,
                spec.agentAddress());
    }

    /// Looks the names up, which may take a while.
    ///
    /// @throws UnreachableException if one is unknown.
    /// @throws IllegalArgumentException if it wants an inform over SNMPv1.
    static NotificationTarget target(NotificationSpec spec) {
        InetSocketAddress address =
                new InetSocketAddress(lookUp(spec.host(), spec.ipv6()), spec.port());
        NotificationTarget target =
                spec.inform()
                        ? NotificationTarget.inform(address, spec.credentials())
                        : NotificationTarget.trap(address, spec.credentials());
        return spec.bindAddress() == null
                ? target
                : target.withSource(lookUp(spec.bindAddress(), spec.ipv6()));
    }

    private static InetAddress lookUp(String host, boolean ipv6) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (ipv6 == address instanceof Inet6Address) {
                    return address;
                }
            }
            throw new UnknownHostException(host);
        } catch (UnknownHostException e) {
            throw new UnreachableException(
                    "unknown host '%s' over IPv%d".formatted(host, ipv6 ? 6 : 4), e);
        }
    }
}

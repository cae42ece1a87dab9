package dev.sonde.client.internal.transport;

import dev.sonde.client.UnreachableException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// The text form of addresses: `HOST[:PORT]`, a bare IPv6 address, `[IPv6]:PORT`.
public final class AgentAddress {

    private AgentAddress() {}

    /// Reads `text` and looks its name up.
    ///
    /// @throws IllegalArgumentException if `text` is no address.
    /// @throws UnreachableException if the name is unknown.
    public static InetSocketAddress resolve(String text, int defaultPort) {
        String host = text;
        int port = defaultPort;
        int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = text.lastIndexOf(':');
        if (bracket > 0 && colon == bracket + 1) {
            host = text.substring(1, bracket);
            port = port(text, colon);
        } else if (bracket > 0 && bracket == text.length() - 1) {
            host = text.substring(1, bracket);
        } else if (bracket < 0 && colon >= 0 && colon == text.indexOf(':')) {
            host = text.substring(0, colon);
            port = port(text, colon);
        }
        if (host.isBlank() || host.startsWith("[")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an address of the form HOST[:PORT] or [IPv6]:PORT");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new UnreachableException(
                    "unknown host '" + host + "': check the name, or give its IP address", e);
        }
    }

    private static int port(String text, int colon) {
        String digits = text.substring(colon + 1);
        int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "'" + digits + "' in '" + text + "' is not a port: 1 to 65535");
        }
        return port;
    }

    /// `HOST:PORT`, IPv6 addresses in brackets; the numeric address, never a name.
    public static String text(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        String numeric = host.getHostAddress();
        return (host instanceof Inet6Address ? "[" + numeric + "]" : numeric)
                + ":"
                + address.getPort();
    }
}

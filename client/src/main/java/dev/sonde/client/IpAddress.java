package dev.sonde.client;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// An IPv4 address (RFC 2578 §7.1.5).
///
/// @param bits the four octets, the first in the highest bits.
public record IpAddress(int bits) implements Value {

    /// The address written as `192.0.2.1`.
    ///
    /// @throws IllegalArgumentException if `dotted` is not four numbers of 0 to 255.
    public static IpAddress of(String dotted) {
        String[] octets = dotted.split("\\.", -1);
        int bits = 0;
        for (String octet : octets) {
            if (octets.length != 4 || !octet.matches("\\d{1,3}") || Integer.parseInt(octet) > 255) {
                throw new IllegalArgumentException("'" + dotted + "' is not an IPv4 address");
            }
            bits = (bits << 8) | Integer.parseInt(octet);
        }
        return new IpAddress(bits);
    }

    /// The address in four octets, network order.
    ///
    /// @throws IllegalArgumentException if there are not four.
    public static IpAddress of(byte[] octets) {
        if (octets.length != 4) {
            throw new IllegalArgumentException("an IpAddress has 4 octets, not " + octets.length);
        }
        return new IpAddress(
                (octets[0] << 24)
                        | ((octets[1] & 0xFF) << 16)
                        | ((octets[2] & 0xFF) << 8)
                        | (octets[3] & 0xFF));
    }

    /// The four octets in network order; a new array.
    public byte[] toBytes() {
        return new byte[] {
            (byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits
        };
    }

    /// The same address for the JDK's network classes.
    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(toBytes());
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets are always an address", e);
        }
    }

    @Override
    public Syntax syntax() {
        return Syntax.IP_ADDRESS;
    }

    @Override
    public String text() {
        return (bits >>> 24)
                + "."
                + ((bits >> 16) & 0xFF)
                + "."
                + ((bits >> 8) & 0xFF)
                + "."
                + (bits & 0xFF);
    }

    @Override
    public String toString() {
        return syntax() + ": " + text();
    }
}

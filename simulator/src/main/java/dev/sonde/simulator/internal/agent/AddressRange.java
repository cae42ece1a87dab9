package dev.sonde.simulator.internal.agent;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// A range of IP addresses: `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`.
///
/// @param text as it was written.
/// @param size of its addresses in octets, 4 or 16.
/// @param network its first address.
/// @param prefixLength how many leading bits its addresses share.
public record AddressRange(String text, int size, BigInteger network, int prefixLength) {

    /// @throws IllegalArgumentException if `text` is no range of numeric addresses.
    public static AddressRange of(String text) {
        int slash = text.indexOf('/');
        byte[] octets = octets(slash < 0 ? text : text.substring(0, slash), text);
        int bits = octets.length * 8;
        int length = slash < 0 ? bits : length(text.substring(slash + 1), bits, text);
        BigInteger network = new BigInteger(1, octets);
        int host = bits - length;
        return new AddressRange(
                text, octets.length, network.shiftRight(host).shiftLeft(host), length);
    }

    private static byte[] octets(String address, String range) {
        // Only what looks numeric, because a name would be looked up; all four numbers, because
        // 192.0.2 would be taken for 192.0.0.2.
        if (address.matches("\\d+(\\.\\d+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            try {
                return InetAddress.getByName(address).getAddress();
            } catch (UnknownHostException e) {
                throw noRange(range, e);
            }
        }
        throw noRange(range, null);
    }

    private static int length(String digits, int bits, String range) {
        int length = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
        if (length < 0 || length > bits) {
            throw noRange(range, null);
        }
        return length;
    }

    private static IllegalArgumentException noRange(String range, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "'" + range + "' is no range of addresses, as 192.0.2.7 or 192.0.2.0/24 are",
                cause);
    }

    boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        int host = size * 8 - prefixLength;
        return octets.length == size
                && new BigInteger(1, octets).shiftRight(host).equals(network.shiftRight(host));
    }
}

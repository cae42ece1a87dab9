package dev.sonde.mirror.scrub;

import java.util.Locale;

/// A part of the index of a table (RFC 2578 §7.7).
enum IndexPart {
    /// One arc that says nothing.
    N,
    /// Four arcs.
    IPV4,
    /// Four arcs that stay.
    MASK,
    /// Sixteen arcs.
    IPV6,
    /// Six arcs.
    MAC,
    /// A length and an address that long.
    ADDRESS,
    /// An InetAddressType, a length and an address (RFC 4001).
    INET,
    /// A length and octets that say nothing, or arcs of an OID.
    OCTETS,
    /// A length and text.
    TEXT,
    /// A priority of two octets and a MAC address.
    BRIDGE,
    /// All that is left, octets of a text.
    REST;

    static IndexPart of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

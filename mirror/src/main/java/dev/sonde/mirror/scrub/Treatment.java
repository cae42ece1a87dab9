package dev.sonde.mirror.scrub;

import java.util.Locale;

/// What is done with the value of an object, as the [table of objects][ObjectTypes] says.
enum Treatment {
    /// The object is left out, whatever lies below it, too.
    SECRET,
    /// The same, and it is a secret elsewhere, too.
    COMMUNITY,
    /// The name of the device.
    NAME,
    /// The name of another one.
    HOST,
    /// An administrator's text that also names the device elsewhere: contact, location, asset.
    IDENTITY,
    /// An administrator's text.
    LABEL,
    /// Octets of an address, of a length that says which: 4, 5 (type before it), 6, 16, 17, 18, 20.
    ADDRESS,
    /// Octets of an address and a port, of a length that says which: 6, 10, 18, 22.
    TRANSPORT,
    /// LldpChassisId or LldpPortId: an address, or a name.
    CHASSIS,
    /// What a neighbour calls a port of its own: an address, or text that says nothing.
    PORT,
    /// A priority of two octets and a MAC address (IEEE 802.1D).
    BRIDGE,
    /// SnmpEngineID (RFC 3411).
    ENGINE,
    /// A mask that looks like an address.
    MASK,
    SERIAL,
    USER,
    SOFTWARE,
    /// Text that anybody may have typed in.
    TEXT,
    /// Text of the vendor or of a standard: only what can be recognized in it is replaced.
    HARMLESS,
    /// Not in the table.
    UNKNOWN;

    static Treatment of(String word) {
        return word.equals("-") ? UNKNOWN : valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package dev.sonde.client.internal.message;

/// The protocol operations of RFC 3416 §3, with their tags on the wire.
public enum PduType {
    GET(0xA0, "GET"),
    GET_NEXT(0xA1, "GETNEXT"),
    RESPONSE(0xA2, "RESPONSE"),
    SET(0xA3, "SET"),
    GET_BULK(0xA5, "GETBULK"),
    INFORM(0xA6, "INFORM"),
    TRAP(0xA7, "TRAP"),
    REPORT(0xA8, "REPORT");

    private final int tag;
    private final String label;

    PduType(int tag, String label) {
        this.tag = tag;
        this.label = label;
    }

    /// The BER identifier octet, 0 to 255.
    public int tag() {
        return tag;
    }

    @Override
    public String toString() {
        return label;
    }
}

package dev.sonde.client;

/// The types a [Value] can have: the ObjectSyntax of RFC 2578 §2 and the three exceptions that a
/// varbind carries in place of a value (RFC 3416 §3).
public enum Syntax {
    INTEGER(0x02, "INTEGER"),
    OCTET_STRING(0x04, "OCTET STRING"),
    NULL(0x05, "NULL"),
    OBJECT_IDENTIFIER(0x06, "OBJECT IDENTIFIER"),
    IP_ADDRESS(0x40, "IpAddress"),
    COUNTER32(0x41, "Counter32"),
    /// Gauge32 and Unsigned32 are the same on the wire.
    GAUGE32(0x42, "Gauge32"),
    TIME_TICKS(0x43, "TimeTicks"),
    OPAQUE(0x44, "Opaque"),
    COUNTER64(0x46, "Counter64"),
    NO_SUCH_OBJECT(0x80, "noSuchObject"),
    NO_SUCH_INSTANCE(0x81, "noSuchInstance"),
    END_OF_MIB_VIEW(0x82, "endOfMibView");

    private final int tag;
    private final String label;

    Syntax(int tag, String label) {
        this.tag = tag;
        this.label = label;
    }

    /// The BER identifier octet, 0 to 255.
    public int tag() {
        return tag;
    }

    /// The name as the RFCs write it, for example `OCTET STRING`.
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}

package dev.sonde.simulator.internal.message;

/// Decides whether octets are a PDU, the same in every version of SNMP, before snmp4j decodes it:
/// snmp4j's own checks can be switched off for a whole program and let some malformed integers
/// through.
///
/// ```
/// [tag] { INTEGER request-id, INTEGER, INTEGER, SEQUENCE OF SEQUENCE { OBJECT IDENTIFIER, value } }
/// ```
public final class PduCheck {

    private static final int NULL = 0x05;

    private final BerCursor cursor;
    private final boolean v1;

    private PduCheck(BerCursor cursor, boolean v1) {
        this.cursor = cursor;
        this.v1 = v1;
    }

    /// Whether a PDU with the tag `type` begins at the cursor and ends at `end`, holding only what
    /// v1 has if it is one of v1. Never throws.
    public static boolean isPdu(BerCursor cursor, int type, int end, boolean v1) {
        return new PduCheck(cursor, v1).pdu(type, end);
    }

    private boolean pdu(int type, int messageEnd) {
        int end = cursor.enter(type, messageEnd);
        boolean good =
                end == messageEnd
                        && cursor.integer(end)
                        && cursor.integer(end)
                        && cursor.integer(end)
                        && cursor.enter(BerCursor.SEQUENCE, end) == end;
        while (good && cursor.position() < end) {
            good = varBind(end);
        }
        return good;
    }

    private boolean varBind(int listEnd) {
        int end = cursor.enter(BerCursor.SEQUENCE, listEnd);
        return end >= 0 && cursor.objectIdentifier(end) && cursor.position() < end && value(end);
    }

    /// Steps over a value, which must fill the rest of its varbind.
    private boolean value(int end) {
        int tag = cursor.octet();
        if (tag == BerCursor.OBJECT_IDENTIFIER) {
            return cursor.objectIdentifier(end) && cursor.position() == end;
        }
        if (cursor.enter(tag, end) != end) {
            return false;
        }
        int length = end - cursor.position();
        boolean good =
                switch (tag) {
                    case BerCursor.INTEGER -> length >= 1 && length <= 4;
                    case BerCursor.OCTET_STRING, 0x44 -> true;
                    case 0x40 -> length == 4;
                    case 0x41, 0x42, 0x43 -> isUnsigned(length, 4);
                    case NULL -> length == 0;
                    // Counter64 and the exceptions came with v2 (RFC 3584 §2.1.1).
                    case 0x46 -> !v1 && isUnsigned(length, 8);
                    case 0x80, 0x81, 0x82 -> !v1 && length == 0;
                    default -> false;
                };
        cursor.skipTo(end);
        return good;
    }

    private boolean isUnsigned(int length, int octets) {
        return length >= 1 && (length <= octets || (length == octets + 1 && cursor.octet() == 0));
    }
}

package dev.sonde.simulator.internal.agent;

/// Decides whether a datagram is a message of SNMPv1 or v2c, before snmp4j decodes it: snmp4j's own
/// checks can be switched off for a whole program and let some malformed integers through.
///
/// ```
/// SEQUENCE { INTEGER version, OCTET STRING community, [tag] { INTEGER request-id,
///   INTEGER, INTEGER, SEQUENCE OF SEQUENCE { OBJECT IDENTIFIER, value } } }
/// ```
///
/// Deviates from X.690 because managers do: lengths and integers need not be minimal, and octets
/// after the message are ignored. Lengths must be definite (RFC 3417 §8).
final class MessageCheck {

    /// What a datagram is.
    enum Verdict {
        /// A GET, GETNEXT, GETBULK or SET that its version has.
        REQUEST,
        /// A message, but none that asks an agent for something: a response, a trap, a report.
        NO_REQUEST,
        /// A message of a version that is not served.
        UNKNOWN_VERSION,
        /// No SNMP message.
        MALFORMED
    }

    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int NULL = 0x05;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int SEQUENCE = 0x30;
    private static final int MAX_ARCS = 128;
    private static final long MAX_ARC = 0xFFFF_FFFFL;

    private final byte[] message;
    private int position;
    private int number;
    private boolean v1;

    private MessageCheck(byte[] message) {
        this.message = message;
    }

    /// The verdict over `message`. Never throws.
    static Verdict of(byte[] message) {
        return new MessageCheck(message).message();
    }

    private Verdict message() {
        int end = enter(SEQUENCE, message.length);
        if (end < 0 || !integer(end)) {
            return Verdict.MALFORMED;
        }
        if (number != 0 && number != 1) {
            return Verdict.UNKNOWN_VERSION;
        }
        v1 = number == 0;
        int communityEnd = enter(OCTET_STRING, end);
        if (communityEnd < 0 || communityEnd == end) {
            return Verdict.MALFORMED;
        }
        position = communityEnd;
        int type = message[position] & 0xFF;
        return switch (type) {
            case 0xA0, 0xA1, 0xA3 -> pdu(type, end, Verdict.REQUEST);
            // GETBULK is no PDU of v1 (RFC 1157 §4.1).
            case 0xA5 -> v1 ? Verdict.MALFORMED : pdu(type, end, Verdict.REQUEST);
            case 0xA2 -> pdu(type, end, Verdict.NO_REQUEST);
            case 0xA6, 0xA7, 0xA8 -> v1 ? Verdict.MALFORMED : pdu(type, end, Verdict.NO_REQUEST);
            // The Trap-PDU of v1 has fields of its own, which nobody here reads.
            case 0xA4 -> v1 ? Verdict.NO_REQUEST : Verdict.MALFORMED;
            default -> Verdict.MALFORMED;
        };
    }

    private Verdict pdu(int type, int messageEnd, Verdict verdict) {
        int end = enter(type, messageEnd);
        boolean good =
                end == messageEnd
                        && integer(end)
                        && integer(end)
                        && integer(end)
                        && enter(SEQUENCE, end) == end;
        while (good && position < end) {
            good = varBind(end);
        }
        return good ? verdict : Verdict.MALFORMED;
    }

    private boolean varBind(int listEnd) {
        int end = enter(SEQUENCE, listEnd);
        return end >= 0 && objectIdentifier(end) && position < end && value(end);
    }

    /// Steps over a value, which must fill the rest of its varbind.
    private boolean value(int end) {
        int tag = message[position] & 0xFF;
        if (tag == OBJECT_IDENTIFIER) {
            return objectIdentifier(end) && position == end;
        }
        if (enter(tag, end) != end) {
            return false;
        }
        int length = end - position;
        boolean good =
                switch (tag) {
                    case INTEGER -> length >= 1 && length <= 4;
                    case OCTET_STRING, 0x44 -> true;
                    case 0x40 -> length == 4;
                    case 0x41, 0x42, 0x43 -> isUnsigned(length, 4);
                    case NULL -> length == 0;
                    // Counter64 and the exceptions came with v2 (RFC 3584 §2.1.1).
                    case 0x46 -> !v1 && isUnsigned(length, 8);
                    case 0x80, 0x81, 0x82 -> !v1 && length == 0;
                    default -> false;
                };
        position = end;
        return good;
    }

    private boolean isUnsigned(int length, int octets) {
        return length >= 1
                && (length <= octets || (length == octets + 1 && message[position] == 0));
    }

    private boolean objectIdentifier(int limit) {
        int end = enter(OBJECT_IDENTIFIER, limit);
        if (end < 0) {
            return false;
        }
        // The first subidentifier holds two arcs.
        int arcs = 1;
        while (position < end) {
            long arc = 0;
            int octet;
            do {
                if (position == end) {
                    return false;
                }
                octet = message[position++];
                arc = (arc << 7) | (octet & 0x7F);
                if (arc > MAX_ARC) {
                    return false;
                }
            } while (octet < 0);
            arcs++;
        }
        return arcs <= MAX_ARCS;
    }

    private boolean integer(int limit) {
        int end = enter(INTEGER, limit);
        int length = end - position;
        if (end < 0 || length < 1 || length > 4) {
            return false;
        }
        number = message[position++];
        while (position < end) {
            number = (number << 8) | (message[position++] & 0xFF);
        }
        return true;
    }

    /// Steps over a header with `tag`; the end of its content, or −1 where there is none that ends
    /// by `limit`.
    private int enter(int tag, int limit) {
        if (limit - position < 2 || (message[position] & 0xFF) != tag) {
            return -1;
        }
        int length = message[position + 1] & 0xFF;
        position += 2;
        if (length >= 0x80) {
            int octets = length & 0x7F;
            if (octets == 0 || octets > 4 || octets > limit - position) {
                return -1;
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | (message[position++] & 0xFF);
            }
        }
        return length < 0 || length > limit - position ? -1 : position + length;
    }
}

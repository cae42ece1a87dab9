package dev.sonde.client.internal.message;

/// Finds what matches a response to its request, without decoding the rest.
///
/// ```
/// v1, v2c: SEQUENCE { INTEGER version, OCTET STRING community, [tag] { INTEGER request-id, … } }
/// v3:      SEQUENCE { INTEGER version, SEQUENCE { INTEGER msgID, … }, … }
/// ```
public final class MessageId {

    /// No message that an SNMP engine could have sent as a response.
    public static final long NONE = Long.MIN_VALUE;

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;

    private final byte[] message;
    private final int end;
    private int position;

    private MessageId(byte[] message, int end) {
        this.message = message;
        this.end = end;
    }

    /// The request-id, in v3 the msgID, of the response in the first `length` octets of `message`,
    /// or [#NONE] if they hold no response. Never throws.
    public static long peek(byte[] message, int length) {
        return new MessageId(message, length).find();
    }

    private long find() {
        if (enter(SEQUENCE) < 0) {
            return NONE;
        }
        long version = integer();
        if (version == 3) {
            return enter(SEQUENCE) < 0 ? NONE : integer();
        }
        if (version != 0 && version != 1) {
            return NONE;
        }
        int community = enter(OCTET_STRING);
        if (community < 0) {
            return NONE;
        }
        position += community;
        return enter(PduType.RESPONSE.tag()) < 0 ? NONE : integer();
    }

    /// Steps over a header with `tag`; the length of its content, or −1 where there is none such.
    private int enter(int tag) {
        if (end - position < 2 || (message[position] & 0xFF) != tag) {
            return -1;
        }
        int length = message[position + 1] & 0xFF;
        position += 2;
        if (length > 0x80) {
            int octets = length & 0x7F;
            if (octets > 4 || octets > end - position) {
                return -1;
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | (message[position++] & 0xFF);
            }
        } else if (length == 0x80) {
            return -1;
        }
        return length < 0 || length > end - position ? -1 : length;
    }

    private long integer() {
        int length = enter(INTEGER);
        if (length < 1 || length > 4) {
            return NONE;
        }
        int value = message[position];
        for (int i = 1; i < length; i++) {
            value = (value << 8) | (message[position + i] & 0xFF);
        }
        position += length;
        return value;
    }
}

package dev.sonde.simulator.internal.message;

/// Steps over the BER of a message, checking every length against the one around it. Never throws.
///
/// Deviates from X.690 because managers do: lengths, integers and arcs need not be minimal. Lengths
/// must be definite (RFC 3417 §8).
public final class BerCursor {

    public static final int INTEGER = 0x02;
    public static final int OCTET_STRING = 0x04;
    public static final int OBJECT_IDENTIFIER = 0x06;
    public static final int SEQUENCE = 0x30;

    private static final int MAX_ARCS = 128;
    private static final long MAX_ARC = 0xFFFF_FFFFL;

    private final byte[] message;
    private int position;
    private int number;

    public BerCursor(byte[] message) {
        this.message = message;
    }

    public int position() {
        return position;
    }

    public void skipTo(int position) {
        this.position = position;
    }

    /// The octet at the position, 0 to 255.
    public int octet() {
        return message[position] & 0xFF;
    }

    /// The value of the INTEGER stepped over last.
    public int number() {
        return number;
    }

    /// Steps over a header with `tag`; the end of its content, or −1 where there is none that ends
    /// by `limit`.
    public int enter(int tag, int limit) {
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

    /// Steps over an INTEGER of 32 bits; false if there is none by `limit`.
    public boolean integer(int limit) {
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

    /// Steps over an OBJECT IDENTIFIER of at most 128 arcs of 32 bits; false if there is none by
    /// `limit`.
    public boolean objectIdentifier(int limit) {
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
}

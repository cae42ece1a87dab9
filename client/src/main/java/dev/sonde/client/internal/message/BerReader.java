package dev.sonde.client.internal.message;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import java.util.Arrays;

/// A cursor over BER-encoded octets (X.690 §8) that never reads past their end. Lengths must be
/// definite (RFC 3417 §8).
///
/// Deviates from X.690 because real agents do: integers may have more octets than they need, and
/// unsigned ones may lack the leading zero that keeps them from being negative.
final class BerReader {

    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;

    private final byte[] octets;
    private final int end;
    private int position;

    BerReader(byte[] octets, int position, int end) {
        this.octets = octets;
        this.position = position;
        this.end = end;
    }

    int position() {
        return position;
    }

    boolean isAtEnd() {
        return position == end;
    }

    /// The identifier octet at the cursor, which does not move.
    int peekTag() throws MalformedMessageException {
        if (position >= end) {
            throw MalformedMessageException.at(position, "the message ends too early");
        }
        return octets[position] & 0xFF;
    }

    /// Steps over the header of an element with `tag` and returns a cursor over its content; this
    /// one moves behind it.
    BerReader enter(int tag) throws MalformedMessageException {
        int length = header(tag);
        position += length;
        return new BerReader(octets, position - length, position);
    }

    /// Steps over the header of an element with `tag`; the length of its content, all of it there.
    private int header(int tag) throws MalformedMessageException {
        int start = position;
        if (peekTag() != tag) {
            throw MalformedMessageException.at(
                    start, "tag %02X instead of %02X".formatted(octets[start] & 0xFF, tag));
        }
        position++;
        int length = length();
        if (length < 0 || length > end - position) {
            throw MalformedMessageException.at(start, "an element is longer than what holds it");
        }
        return length;
    }

    private int length() throws MalformedMessageException {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7F;
        if (count == 0 || count > 4) {
            throw MalformedMessageException.at(position - 1, "a length of an unknown form");
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | octet();
        }
        return length;
    }

    private int octet() throws MalformedMessageException {
        if (position >= end) {
            throw MalformedMessageException.at(position, "the message ends too early");
        }
        return octets[position++] & 0xFF;
    }

    int integer32() throws MalformedMessageException {
        int start = position;
        long value = integer(INTEGER);
        if (value != (int) value) {
            throw MalformedMessageException.at(start, "an INTEGER of more than 32 bits");
        }
        return (int) value;
    }

    /// An unsigned integer of 32 bits. One that comes as a negative number stands for its 32 bits.
    long unsigned32(int tag) throws MalformedMessageException {
        int start = position;
        long value = integer(tag);
        if (value < Integer.MIN_VALUE || value > 0xFFFF_FFFFL) {
            throw MalformedMessageException.at(start, "an unsigned integer of more than 32 bits");
        }
        return value & 0xFFFF_FFFFL;
    }

    /// The 64 bits of an integer, signed or not, whatever its leading zeros or ones.
    long integer(int tag) throws MalformedMessageException {
        int start = position;
        int length = header(tag);
        if (length == 0) {
            throw MalformedMessageException.at(start, "an integer without octets");
        }
        int fill = octets[position] < 0 ? -1 : 0;
        long value = fill;
        for (int i = 0; i < length; i++) {
            byte octet = octets[position++];
            if (i < length - Long.BYTES && octet != fill) {
                throw MalformedMessageException.at(start, "an integer of more than 64 bits");
            }
            value = (value << 8) | (octet & 0xFF);
        }
        return value;
    }

    OctetString octetString() throws MalformedMessageException {
        int length = header(OCTET_STRING);
        position += length;
        return OctetString.of(octets, position - length, position);
    }

    /// The octets of an element with `tag`; a new array.
    byte[] octets(int tag) throws MalformedMessageException {
        int length = header(tag);
        position += length;
        return Arrays.copyOfRange(octets, position - length, position);
    }

    /// Steps over an element with `tag`, whatever it holds.
    void skip(int tag) throws MalformedMessageException {
        int length = header(tag);
        position += length;
    }

    Oid oid() throws MalformedMessageException {
        int start = position;
        int length = header(OBJECT_IDENTIFIER);
        int stop = position + length;
        int[] arcs = new int[Math.min(length, Oid.MAX_ARCS) + 1];
        int count = 0;
        while (position < stop) {
            long arc = arc(start, stop);
            if (count == 0) {
                // X.690 §8.19.4: the first two arcs share a subidentifier.
                arcs[count++] = (int) Math.min(arc / 40, 2);
                arc -= arcs[0] * 40L;
            } else if (count == Oid.MAX_ARCS) {
                throw MalformedMessageException.at(start, "an OID of more than 128 arcs");
            }
            if (arc > 0xFFFF_FFFFL) {
                throw MalformedMessageException.at(start, "an OID with an arc of over 32 bits");
            }
            arcs[count++] = (int) arc;
        }
        // An OID without octets is how some say 0.0.
        return count == 0
                ? Oid.of(0, 0)
                : Oid.ofUnsigned(count == arcs.length ? arcs : Arrays.copyOf(arcs, count));
    }

    private long arc(int start, int stop) throws MalformedMessageException {
        long arc = 0;
        while (position < stop) {
            int octet = octets[position++];
            arc = (arc << 7) | (octet & 0x7F);
            if (octet >= 0) {
                return arc;
            }
            if (arc >>> 33 != 0) {
                throw MalformedMessageException.at(start, "an OID with an arc of over 32 bits");
            }
        }
        throw MalformedMessageException.at(start, "an OID that ends inside an arc");
    }
}

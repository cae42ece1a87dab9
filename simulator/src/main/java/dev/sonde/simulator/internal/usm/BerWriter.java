package dev.sonde.simulator.internal.usm;

import dev.sonde.simulator.internal.message.BerCursor;
import java.nio.ByteBuffer;

/// Writes BER forwards into octets whose number was worked out before.
final class BerWriter {

    private final byte[] octets;
    private int position;

    BerWriter(byte[] octets) {
        this.octets = octets;
    }

    /// The octets of an element with `length` octets of content.
    static int sizeOf(int length) {
        return 1 + lengthOctets(length) + length;
    }

    private static int lengthOctets(int length) {
        return length < 0x80 ? 1 : length < 0x100 ? 2 : length < 0x1_0000 ? 3 : 5;
    }

    /// The most octets of content that an element of at most `size` octets can have; negative if
    /// there is no room even for its header.
    static int roomForContent(int size) {
        int content = size - 2;
        while (content >= 0 && sizeOf(content) > size) {
            content--;
        }
        return content;
    }

    static int sizeOfInteger(int value) {
        return 2 + integerOctets(value);
    }

    /// The octets of a two's complement without needless ones.
    private static int integerOctets(int value) {
        int magnitude = value < 0 ? ~value : value;
        return (Integer.SIZE - Integer.numberOfLeadingZeros(magnitude)) / Byte.SIZE + 1;
    }

    int position() {
        return position;
    }

    void skip(int count) {
        position += count;
    }

    /// What is still to be written, for another encoder.
    ByteBuffer rest() {
        return ByteBuffer.wrap(octets, position, octets.length - position);
    }

    void header(int tag, int length) {
        octets[position++] = (byte) tag;
        int more = lengthOctets(length) - 1;
        if (more > 0) {
            octets[position++] = (byte) (0x80 | more);
        }
        for (int shift = Byte.SIZE * Math.max(more - 1, 0); shift >= 0; shift -= Byte.SIZE) {
            octets[position++] = (byte) (length >> shift);
        }
    }

    void integer(int value) {
        int count = integerOctets(value);
        header(BerCursor.INTEGER, count);
        for (int shift = Byte.SIZE * (count - 1); shift >= 0; shift -= Byte.SIZE) {
            octets[position++] = (byte) (value >> shift);
        }
    }

    void octetString(byte[] content) {
        header(BerCursor.OCTET_STRING, content.length);
        System.arraycopy(content, 0, octets, position, content.length);
        position += content.length;
    }
}

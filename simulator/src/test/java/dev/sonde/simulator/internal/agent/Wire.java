package dev.sonde.simulator.internal.agent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Messages written octet by octet, so that the tests share no encoder with what they test.
public final class Wire {

    public static final int V1 = 0;
    public static final int V2C = 1;

    public static final int GET = 0xA0;
    public static final int GET_NEXT = 0xA1;
    public static final int RESPONSE = 0xA2;
    public static final int SET = 0xA3;
    public static final int GET_BULK = 0xA5;

    private Wire() {}

    public static byte[] message(int version, String community, byte[] pdu) {
        return tlv(0x30, integer(version), octets(community), pdu);
    }

    /// @param first the error-status, or non-repeaters in a GETBULK.
    /// @param second the error-index, or max-repetitions in a GETBULK.
    public static byte[] pdu(int type, int requestId, int first, int second, byte[]... varBinds) {
        return tlv(type, integer(requestId), integer(first), integer(second), tlv(0x30, varBinds));
    }

    public static byte[] varBind(String oid, byte[] value) {
        return tlv(0x30, oid(oid), value);
    }

    /// A varbind as it stands in a request for a value.
    public static byte[] varBind(String oid) {
        return varBind(oid, nothing());
    }

    public static byte[] nothing() {
        return tlv(0x05);
    }

    public static byte[] noSuchObject() {
        return tlv(0x80);
    }

    public static byte[] noSuchInstance() {
        return tlv(0x81);
    }

    public static byte[] endOfMibView() {
        return tlv(0x82);
    }

    public static byte[] octets(String text) {
        return tlv(0x04, text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] integer(int value) {
        return number(0x02, value);
    }

    public static byte[] counter32(long value) {
        return number(0x41, value);
    }

    public static byte[] counter64(long value) {
        return number(0x46, value);
    }

    private static byte[] number(int tag, long value) {
        int octets = 1;
        while (value >> (8 * octets - 1) != 0 && value >> (8 * octets - 1) != -1) {
            octets++;
        }
        byte[] content = new byte[octets];
        for (int i = 0; i < octets; i++) {
            content[i] = (byte) (value >> (8 * (octets - 1 - i)));
        }
        return tlv(tag, content);
    }

    /// An OBJECT IDENTIFIER; arcs may be larger than they are allowed to be.
    public static byte[] oid(String dotted) {
        long[] arcs = Arrays.stream(dotted.split("\\.")).mapToLong(Long::parseLong).toArray();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        writeArc(content, 40 * arcs[0] + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            writeArc(content, arcs[i]);
        }
        return tlv(0x06, content.toByteArray());
    }

    private static void writeArc(ByteArrayOutputStream out, long arc) {
        for (int shift = 63; shift > 0; shift -= 7) {
            if (arc >>> shift != 0) {
                out.write(((int) (arc >>> shift) & 0x7F) | 0x80);
            }
        }
        out.write((int) arc & 0x7F);
    }

    /// Tag, shortest length, content.
    public static byte[] tlv(int tag, byte[]... parts) {
        byte[] content = concat(parts);
        byte[] header;
        if (content.length < 0x80) {
            header = new byte[] {(byte) tag, (byte) content.length};
        } else if (content.length < 0x100) {
            header = new byte[] {(byte) tag, (byte) 0x81, (byte) content.length};
        } else {
            header =
                    new byte[] {
                        (byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length
                    };
        }
        return concat(header, content);
    }

    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}

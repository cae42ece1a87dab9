package dev.sonde.simulator.internal.usm;

import dev.sonde.client.OctetString;
import dev.sonde.simulator.internal.message.BerCursor;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.asn1.BEROutputStream;

/// A message that one of our engines sends, being authoritative (RFC 3414 §3.1), but for its PDU.
///
/// Its layout is that of [ReceivedMessage]. Its sizes are worked out first, from the inside out, so
/// that each octet is written once, where it belongs.
final class OutgoingMessage {

    private static final int VERSION = 3;
    private static final int USM = 3;
    private static final int FLAGS_SIZE = 3;
    private static final byte[] NONE = {};

    private final LocalEngine engine;
    private final int msgId;
    private final int maxSize;
    private final SecurityLevel level;
    private final byte[] userName;
    private final @Nullable UserKeys keys;
    private final byte[] contextEngineId;
    private final byte[] contextName;

    /// @param maxSize the msgMaxSize that it announces.
    /// @param keys may be missing where `level` needs none.
    OutgoingMessage(
            LocalEngine engine,
            int msgId,
            int maxSize,
            SecurityLevel level,
            OctetString userName,
            @Nullable UserKeys keys,
            OctetString contextEngineId,
            OctetString contextName) {
        this.engine = engine;
        this.msgId = msgId;
        this.maxSize = maxSize;
        this.level = level;
        this.userName = userName.bytes();
        this.keys = keys;
        this.contextEngineId = contextEngineId.bytes();
        this.contextName = contextName.bytes();
    }

    private UserKeys keys() {
        if (keys == null) {
            throw new IllegalStateException("a level without keys for it");
        }
        return keys;
    }

    /// The octets of a PDU that fits into a message of `messageSize` octets, sent within the hour;
    /// negative if not even an empty one does.
    int roomForPdu(int messageSize) {
        int data =
                BerWriter.roomForContent(messageSize)
                        - BerWriter.sizeOfInteger(VERSION)
                        - BerWriter.sizeOf(headerLength())
                        - parametersSize(engine.inAnHour());
        int scopedPdu =
                level.hasPriv() ? keys().roomForClear(BerWriter.roomForContent(data)) : data;
        return BerWriter.roomForContent(scopedPdu) - contextSize();
    }

    private int headerLength() {
        return BerWriter.sizeOfInteger(msgId)
                + BerWriter.sizeOfInteger(maxSize)
                + FLAGS_SIZE
                + BerWriter.sizeOfInteger(USM);
    }

    private int parametersSize(EngineTime time) {
        return BerWriter.sizeOf(BerWriter.sizeOf(parametersLength(time)));
    }

    private int parametersLength(EngineTime time) {
        return BerWriter.sizeOf(engine.engineIdOctets().length)
                + BerWriter.sizeOfInteger(time.boots())
                + BerWriter.sizeOfInteger(time.time())
                + BerWriter.sizeOf(userName.length)
                + BerWriter.sizeOf(digestLength())
                + BerWriter.sizeOf(level.hasPriv() ? UserKeys.SALT_LENGTH : 0);
    }

    private int digestLength() {
        return level.hasAuth() ? keys().authentication().digestLength() : 0;
    }

    private int contextSize() {
        return BerWriter.sizeOf(contextEngineId.length) + BerWriter.sizeOf(contextName.length);
    }

    /// The message with `pdu`, however big that makes it.
    ///
    /// @throws IOException if the PDU holds what BER cannot express, as an OID of 3.1.
    byte[] encode(PDU pdu) throws IOException {
        PDU bare = pdu instanceof ScopedPDU ? new PDU(pdu) : pdu;
        EngineTime time = engine.now();
        int scopedLength = contextSize() + bare.getBERLength();
        if (!level.hasPriv()) {
            return encode(
                    time,
                    NONE,
                    BerWriter.sizeOf(scopedLength),
                    out -> {
                        writeScopedPdu(out, scopedLength, bare);
                    });
        }
        byte[] clear = new byte[BerWriter.sizeOf(scopedLength)];
        writeScopedPdu(new BerWriter(clear), scopedLength, bare);
        byte[] salt = new byte[UserKeys.SALT_LENGTH];
        byte[] encrypted = keys().encrypt(clear, time, salt);
        return encode(
                time, salt, BerWriter.sizeOf(encrypted.length), out -> out.octetString(encrypted));
    }

    /// Writes msgData.
    @FunctionalInterface
    private interface Data {
        void write(BerWriter out) throws IOException;
    }

    private byte[] encode(EngineTime time, byte[] salt, int dataSize, Data data)
            throws IOException {
        int length =
                BerWriter.sizeOfInteger(VERSION)
                        + BerWriter.sizeOf(headerLength())
                        + parametersSize(time)
                        + dataSize;
        byte[] message = new byte[BerWriter.sizeOf(length)];
        BerWriter out = new BerWriter(message);
        out.header(BerCursor.SEQUENCE, length);
        out.integer(VERSION);
        writeHeader(out);
        int digest = writeParameters(out, time, salt);
        data.write(out);
        if (level.hasAuth()) {
            keys().authentication().sign(message, digest);
        }
        return message;
    }

    private void writeHeader(BerWriter out) {
        out.header(BerCursor.SEQUENCE, headerLength());
        out.integer(msgId);
        out.integer(maxSize);
        // Never reportable: nothing that an authoritative engine sends is.
        out.octetString(new byte[] {(byte) level.flags()});
        out.integer(USM);
    }

    /// @return where the digest belongs.
    private int writeParameters(BerWriter out, EngineTime time, byte[] salt) {
        int length = parametersLength(time);
        out.header(BerCursor.OCTET_STRING, BerWriter.sizeOf(length));
        out.header(BerCursor.SEQUENCE, length);
        out.octetString(engine.engineIdOctets());
        out.integer(time.boots());
        out.integer(time.time());
        out.octetString(userName);
        out.header(BerCursor.OCTET_STRING, digestLength());
        int digest = out.position();
        out.skip(digestLength());
        out.octetString(salt);
        return digest;
    }

    private void writeScopedPdu(BerWriter out, int length, PDU pdu) throws IOException {
        out.header(BerCursor.SEQUENCE, length);
        out.octetString(contextEngineId);
        out.octetString(contextName);
        ByteBuffer rest = out.rest();
        try {
            pdu.encodeBER(new BEROutputStream(rest));
        } catch (RuntimeException e) {
            throw new IOException("the PDU cannot be encoded", e);
        }
        if (rest.hasRemaining()) {
            throw new IOException("the PDU is shorter than it should be");
        }
    }
}

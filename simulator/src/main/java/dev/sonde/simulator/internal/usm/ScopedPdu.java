package dev.sonde.simulator.internal.usm;

import dev.sonde.client.OctetString;
import dev.sonde.simulator.internal.message.BerCursor;
import dev.sonde.simulator.internal.message.PduCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BERInputStream;

/// Octets that should be a scoped PDU (RFC 3412 §6).
///
/// ```
/// SEQUENCE { contextEngineID OCTET STRING, contextName OCTET STRING, data PDU }
/// ```
///
/// What follows it is ignored: a cipher of blocks leaves padding (RFC 3414 §8.1.1.2).
final class ScopedPdu {

    /// What RFC 3411 §2.8 makes of the PDU types.
    enum PduClass {
        /// A request that an agent answers.
        REQUEST,
        /// An InformRequest: it wants an answer, too, but not an agent's.
        INFORM,
        /// A response, a trap or a report: nobody answers.
        UNCONFIRMED,
        /// None that SNMPv3 has.
        UNKNOWN
    }

    private final byte[] octets;
    private final BerCursor cursor;
    private final int contextEngineIdStart;
    private final int contextEngineIdEnd;
    private final int contextNameStart;
    private final int contextNameEnd;
    private final int pduEnd;

    ScopedPdu(byte[] octets, int from, int limit) {
        this.octets = octets;
        this.cursor = new BerCursor(octets);
        cursor.skipTo(from);
        int end = cursor.enter(BerCursor.SEQUENCE, limit);
        // Nothing ends by a limit of −1, so what follows a fault is one, too.
        contextEngineIdEnd = cursor.enter(BerCursor.OCTET_STRING, end);
        contextEngineIdStart = cursor.position();
        cursor.skipTo(Math.max(contextEngineIdEnd, from));
        contextNameEnd = cursor.enter(BerCursor.OCTET_STRING, contextEngineIdEnd < 0 ? -1 : end);
        contextNameStart = cursor.position();
        pduEnd = contextNameEnd >= 0 && contextNameEnd < end ? end : -1;
    }

    PduClass pduClass() {
        if (pduEnd < 0) {
            return PduClass.UNKNOWN;
        }
        return switch (octets[contextNameEnd] & 0xFF) {
            case 0xA0, 0xA1, 0xA3, 0xA5 -> PduClass.REQUEST;
            case 0xA6 -> PduClass.INFORM;
            case 0xA2, 0xA7, 0xA8 -> PduClass.UNCONFIRMED;
            default -> PduClass.UNKNOWN;
        };
    }

    /// Whether all of it is as it should be.
    boolean isSound() {
        if (pduClass() == PduClass.UNKNOWN) {
            return false;
        }
        cursor.skipTo(contextNameEnd);
        return PduCheck.isPdu(cursor, octets[contextNameEnd] & 0xFF, pduEnd, false);
    }

    /// The request-id where there is one to be read, otherwise 0.
    int requestId() {
        if (pduEnd < 0) {
            return 0;
        }
        cursor.skipTo(contextNameEnd);
        int end = cursor.enter(octets[contextNameEnd] & 0xFF, pduEnd);
        return end >= 0 && cursor.integer(end) ? cursor.number() : 0;
    }

    OctetString contextEngineId() {
        return OctetString.of(octets, contextEngineIdStart, contextEngineIdEnd);
    }

    OctetString contextName() {
        return contextNameStart == contextNameEnd
                ? MessageProcessing.NOTHING
                : OctetString.of(octets, contextNameStart, contextNameEnd);
    }

    /// The PDU of one that is sound, or null where snmp4j still finds a fault.
    @Nullable PDU pdu() {
        PDU pdu = new PDU();
        try {
            pdu.decodeBER(
                    new BERInputStream(
                            ByteBuffer.wrap(octets, contextNameEnd, pduEnd - contextNameEnd)));
            return pdu;
        } catch (IOException | RuntimeException e) {
            // snmp4j's decoder answers some malformed input with unchecked exceptions.
            return null;
        }
    }
}

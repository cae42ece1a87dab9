package dev.sonde.simulator.internal.agent;

import dev.sonde.client.OctetString;
import dev.sonde.client.Version;
import dev.sonde.simulator.internal.message.BerCursor;
import dev.sonde.simulator.internal.message.PduCheck;

/// Decides whether a datagram is a message of SNMPv1 or v2c, before snmp4j decodes its PDU.
///
/// ```
/// SEQUENCE { INTEGER version, OCTET STRING community, PDU }
/// ```
///
/// Octets after the message are ignored, because some managers send them.
final class MessageCheck {

    /// What a datagram is.
    enum Verdict {
        /// A GET, GETNEXT, GETBULK or SET that its version has.
        REQUEST,
        /// A message of v3, of which only the version was looked at.
        V3,
        /// A message, but none that asks an agent for something: a response, a trap, a report.
        NO_REQUEST,
        /// A message of a version that is not served.
        UNKNOWN_VERSION,
        /// No SNMP message.
        MALFORMED
    }

    private final byte[] message;
    private final BerCursor cursor;
    private final Verdict verdict;
    private boolean v1;
    private int communityStart;
    private int pduStart;

    /// Checks `message`. Never throws.
    MessageCheck(byte[] message) {
        this.message = message;
        this.cursor = new BerCursor(message);
        this.verdict = message();
    }

    Verdict verdict() {
        return verdict;
    }

    /// The version of a request.
    Version version() {
        return v1 ? Version.V1 : Version.V2C;
    }

    /// The community of a request.
    OctetString community() {
        return OctetString.of(message, communityStart, pduStart);
    }

    /// Where the PDU of a request begins.
    int pduStart() {
        return pduStart;
    }

    private Verdict message() {
        int end = cursor.enter(BerCursor.SEQUENCE, message.length);
        if (end < 0 || !cursor.integer(end)) {
            return Verdict.MALFORMED;
        }
        if (cursor.number() == Version.V3.number()) {
            return Verdict.V3;
        }
        if (cursor.number() != 0 && cursor.number() != 1) {
            return Verdict.UNKNOWN_VERSION;
        }
        v1 = cursor.number() == 0;
        pduStart = cursor.enter(BerCursor.OCTET_STRING, end);
        if (pduStart < 0 || pduStart == end) {
            return Verdict.MALFORMED;
        }
        communityStart = cursor.position();
        cursor.skipTo(pduStart);
        int type = cursor.octet();
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
        return PduCheck.isPdu(cursor, type, messageEnd, v1) ? verdict : Verdict.MALFORMED;
    }
}

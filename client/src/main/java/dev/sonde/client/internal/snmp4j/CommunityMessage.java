package dev.sonde.client.internal.snmp4j;

import dev.sonde.client.Community;
import dev.sonde.client.internal.message.Pdu;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/// The messages of SNMPv1 and v2c, encoded and decoded by snmp4j's PDU and BER classes (RFC 1157
/// §4, RFC 1901 §3).
///
/// ```
/// Message ::= SEQUENCE { version INTEGER, community OCTET STRING, data PDU }
/// ```
public final class CommunityMessage {

    private CommunityMessage() {}

    /// A request in octets.
    public static byte[] encode(Community community, Pdu request, int requestId) {
        PDU pdu = new PDU();
        Pdus.fill(pdu, request, requestId);
        return encode(community, pdu);
    }

    /// The message that carries `pdu`, which may be snmp4j's PDUv1.
    public static byte[] encode(Community community, PDU pdu) {
        Integer32 version = new Integer32(community.version().number());
        OctetString name = new OctetString(community.octets());
        int length = version.getBERLength() + name.getBERLength() + pdu.getBERLength();
        ByteBuffer buffer = ByteBuffer.allocate(1 + BER.getBERLengthOfLength(length) + length);
        try (BEROutputStream out = new BEROutputStream(buffer)) {
            BER.encodeHeader(out, BER.SEQUENCE, length);
            version.encodeBER(out);
            name.encodeBER(out);
            pdu.encodeBER(out);
        } catch (IOException e) {
            throw new AssertionError("a buffer of the right size takes the message", e);
        }
        return buffer.array();
    }
}

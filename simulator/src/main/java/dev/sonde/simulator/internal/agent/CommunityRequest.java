package dev.sonde.simulator.internal.agent;

import dev.sonde.client.OctetString;
import dev.sonde.client.Version;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;

/// A request of SNMPv1 or v2c (RFC 1157 §4, RFC 1901 §3).
///
/// @param version V1 or V2C.
/// @param community as it came.
/// @param pdu what is asked.
record CommunityRequest(Version version, OctetString community, PDU pdu)
        implements IncomingRequest {

    private static final int VERSION_LENGTH = 3;

    /// Takes apart what [MessageCheck] let through.
    ///
    /// @throws IOException if snmp4j does not take it all the same.
    static CommunityRequest decode(byte[] message, MessageCheck check) throws IOException {
        PDU pdu = check.version() == Version.V1 ? new PDUv1() : new PDU();
        int start = check.pduStart();
        ByteBuffer octets = ByteBuffer.wrap(message, start, message.length - start).slice();
        try {
            pdu.decodeBER(new BERInputStream(octets));
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
        return new CommunityRequest(check.version(), check.community(), pdu);
    }

    @Override
    public String contextName() {
        return "";
    }

    @Override
    public String userName() {
        return "";
    }

    @Override
    public int roomForPdu(int maxMessageSize) {
        int header = 1 + BER.getBERLengthOfLength(maxMessageSize);
        return maxMessageSize - header - VERSION_LENGTH - communityLength();
    }

    private int communityLength() {
        return 1 + BER.getBERLengthOfLength(community.length()) + community.length();
    }

    @Override
    public byte[] encode(PDU response) throws IOException {
        int length = VERSION_LENGTH + communityLength() + response.getBERLength();
        ByteBuffer buffer = ByteBuffer.allocate(1 + BER.getBERLengthOfLength(length) + length);
        try (BEROutputStream out = new BEROutputStream(buffer)) {
            BER.encodeHeader(out, BER.SEQUENCE, length);
            BER.encodeInteger(out, BER.INTEGER, version.number());
            BER.encodeString(out, BER.OCTETSTRING, community.bytes());
            response.encodeBER(out);
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
        return buffer.array();
    }

    @Override
    public String toString() {
        return version + " request (community hidden)";
    }
}

package dev.sonde.client.internal.message;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.Opaque;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.ArrayList;
import java.util.List;

/// Reads the responses and reports that agents send (RFC 3416 §3): strictly as far as safety asks
/// for it, and leniently where agents are known to be sloppy, see [BerReader].
public final class PduReader {

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int IP_ADDRESS = 0x40;
    private static final int OPAQUE = 0x44;

    private final BerReader in;
    private int requestId;

    private PduReader(BerReader in) {
        this.in = in;
    }

    /// The PDU of a v1 or v2c message.
    ///
    /// ```
    /// SEQUENCE { version INTEGER, community OCTET STRING, data PDU }
    /// ```
    public static Pdu ofCommunityMessage(byte[] message) throws MalformedMessageException {
        BerReader in = new BerReader(message, 0, message.length).enter(SEQUENCE);
        in.integer32();
        in.skip(OCTET_STRING);
        return new PduReader(in).pdu();
    }

    /// A reader of the PDU in a v3 message's scoped PDU, in clear.
    ///
    /// ```
    /// SEQUENCE { contextEngineID OCTET STRING, contextName OCTET STRING, data PDU }
    /// ```
    public static PduReader ofScopedPdu(byte[] scopedPdu) throws MalformedMessageException {
        BerReader in = new BerReader(scopedPdu, 0, scopedPdu.length).enter(SEQUENCE);
        in.skip(OCTET_STRING);
        in.skip(OCTET_STRING);
        return new PduReader(in);
    }

    /// Reads the PDU, once.
    public Pdu pdu() throws MalformedMessageException {
        PduType type =
                switch (in.peekTag()) {
                    case 0xA2 -> PduType.RESPONSE;
                    case 0xA8 -> PduType.REPORT;
                    default -> throw new MalformedMessageException("the PDU is no response");
                };
        BerReader pdu = in.enter(type.tag());
        requestId = pdu.integer32();
        int errorStatus = pdu.integer32();
        int errorIndex = pdu.integer32();
        BerReader list = pdu.enter(SEQUENCE);
        List<VarBind> varBinds = new ArrayList<>();
        while (!list.isAtEnd()) {
            BerReader varBind = list.enter(SEQUENCE);
            varBinds.add(new VarBind(varBind.oid(), value(varBind)));
        }
        return new Pdu(type, errorStatus, errorIndex, varBinds);
    }

    /// The request-id of the PDU that was read.
    public int requestId() {
        return requestId;
    }

    private static Value value(BerReader in) throws MalformedMessageException {
        int tag = in.peekTag();
        return switch (tag) {
            case 0x02 -> new Integer32(in.integer32());
            case OCTET_STRING -> in.octetString();
            case 0x06 -> in.oid();
            case IP_ADDRESS -> ipAddress(in);
            case 0x41 -> new Counter32(in.unsigned32(tag));
            // UInteger32 of RFC 1442 is Unsigned32 by its old name.
            case 0x42, 0x47 -> new Gauge32(in.unsigned32(tag));
            case 0x43 -> new TimeTicks(in.unsigned32(tag));
            case OPAQUE -> Opaque.of(in.octets(tag));
            case 0x46 -> new Counter64(in.integer(tag));
            case 0x05, 0x80, 0x81, 0x82 -> {
                in.skip(tag);
                yield switch (tag) {
                    case 0x80 -> Missing.NO_SUCH_OBJECT;
                    case 0x81 -> Missing.NO_SUCH_INSTANCE;
                    case 0x82 -> Missing.END_OF_MIB_VIEW;
                    default -> Null.NULL;
                };
            }
            default ->
                    throw MalformedMessageException.at(
                            in.position(), "a value with the unknown tag %02X".formatted(tag));
        };
    }

    private static IpAddress ipAddress(BerReader in) throws MalformedMessageException {
        int start = in.position();
        byte[] octets = in.octets(IP_ADDRESS);
        if (octets.length != 4) {
            throw MalformedMessageException.at(
                    start, "an IpAddress of " + octets.length + " octets");
        }
        return IpAddress.of(octets);
    }
}

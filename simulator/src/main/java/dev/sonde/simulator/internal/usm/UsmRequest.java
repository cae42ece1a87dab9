package dev.sonde.simulator.internal.usm;

import dev.sonde.client.OctetString;
import dev.sonde.client.UsmUser;
import java.io.IOException;
import org.snmp4j.PDU;

/// A request that has passed USM (RFC 3414 §3.2): it is authentic, timely and in clear as far as
/// its security level goes. What its user may do at that level, and whether its context exists, is
/// for others to decide.
///
/// It can be answered later and from any thread, with the keys that it was verified with.
public final class UsmRequest implements Incoming {

    private final LocalEngine engine;
    private final LocalUser user;
    private final SecurityLevel level;
    private final OctetString contextEngineId;
    private final OctetString contextName;
    private final PDU pdu;
    private final int maxResponseSize;
    private final int maxMessageSize;
    private final int msgId;

    UsmRequest(
            ReceivedMessage message,
            LocalEngine engine,
            LocalUser user,
            ScopedPdu scopedPdu,
            PDU pdu,
            int maxMessageSize) {
        this.engine = engine;
        this.user = user;
        this.level = message.level();
        this.contextEngineId = scopedPdu.contextEngineId();
        this.contextName = scopedPdu.contextName();
        this.pdu = pdu;
        this.maxResponseSize = Math.min(message.maxSize(), maxMessageSize);
        this.maxMessageSize = maxMessageSize;
        this.msgId = message.msgId();
    }

    public LocalEngine engine() {
        return engine;
    }

    /// The user as it was added to the engine.
    public UsmUser user() {
        return user.user();
    }

    /// The level that was asked at, which may be lower than what the user has keys for
    /// ([SecurityLevel#of(UsmUser)]): USM accepts that.
    public SecurityLevel level() {
        return level;
    }

    public OctetString contextEngineId() {
        return contextEngineId;
    }

    public OctetString contextName() {
        return contextName;
    }

    /// A GET, GETNEXT, GETBULK or SET; no ScopedPDU.
    public PDU pdu() {
        return pdu;
    }

    /// The largest message that may answer this one, in octets: what the manager takes and what we
    /// send.
    public int maxResponseSize() {
        return maxResponseSize;
    }

    /// The largest response PDU in octets, which leaves room for the header, the digest and padding
    /// (maxSizeResponseScopedPDU of RFC 3412 §7.2, without the scope). Negative if none fits.
    public int roomForPdu() {
        return response(contextEngineId, contextName).roomForPdu(maxResponseSize);
    }

    /// The message that answers with `response`, at the level that was asked at. It is not measured
    /// against [#roomForPdu()].
    ///
    /// @throws IOException if the PDU holds what BER cannot express.
    public byte[] respond(PDU response) throws IOException {
        return response(contextEngineId, contextName).encode(response);
    }

    /// Increments `counter` and reports it, at the level that was asked at.
    public byte[] report(ReportCounter counter) {
        return MessageProcessing.report(
                response(engine.engineId(), MessageProcessing.NOTHING),
                pdu.getRequestID().getValue(),
                counter,
                engine);
    }

    private OutgoingMessage response(OctetString contextEngineId, OctetString contextName) {
        return new OutgoingMessage(
                engine,
                msgId,
                maxMessageSize,
                level,
                OctetString.of(user.user().name()),
                user.keys(),
                contextEngineId,
                contextName);
    }
}

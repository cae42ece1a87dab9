package dev.sonde.simulator.internal.usm;

import dev.sonde.client.OctetString;
import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.snmp4j.Variables;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.VariableBinding;

/// The messages of SNMPv3 as an agent takes and sends them (RFC 3412 §7) with the user-based
/// security model (RFC 3414 §3), from octets to octets. Immutable.
///
/// The message layer is our own: snmp4j's USM keeps one engine and one user table for all, knows no
/// request-id when it reports, and compares digests octet by octet until they differ. Its ciphers
/// and its PDU are used.
public final class MessageProcessing {

    static final OctetString NOTHING = OctetString.of(new byte[0]);

    private final int maxMessageSize;

    /// @param maxMessageSize the largest message in octets that is taken and sent, at least 484.
    public MessageProcessing(int maxMessageSize) {
        this.maxMessageSize = Math.max(maxMessageSize, ReceivedMessage.MIN_MAX_SIZE);
    }

    /// What `message` is. Never throws, whatever the octets are, and leaves them as they are.
    ///
    /// @param discovery the engine that answers messages to unknown engines, so that managers learn
    ///   its engineID (RFC 3414 §4); null if none does.
    /// @param engines finds the engine with an engineID.
    public Incoming decode(
            byte[] message,
            @Nullable LocalEngine discovery,
            Function<OctetString, @Nullable LocalEngine> engines) {
        ReceivedMessage received = new ReceivedMessage(message);
        Incoming.Reason fault = received.read();
        if (fault != null) {
            return new Incoming.Dropped(fault);
        }
        LocalEngine engine =
                discovery != null && received.isFor(discovery)
                        ? discovery
                        : engines.apply(received.engineId());
        if (engine != null) {
            return verify(received, engine);
        }
        return discovery == null
                ? new Incoming.Dropped(Incoming.Reason.NO_ENGINE)
                : refuse(received, discovery, ReportCounter.UNKNOWN_ENGINE_IDS);
    }

    /// RFC 3414 §3.2 from step 4 on.
    private Incoming verify(ReceivedMessage message, LocalEngine engine) {
        LocalUser user = engine.find(message.userName());
        if (user == null) {
            return refuse(message, engine, ReportCounter.UNKNOWN_USER_NAMES);
        }
        SecurityLevel level = message.level();
        if (level.compareTo(user.level()) > 0) {
            return refuse(message, engine, ReportCounter.UNSUPPORTED_SEC_LEVELS);
        }
        if (level.hasAuth()) {
            if (!message.isAuthentic(user.keys())) {
                return refuse(message, engine, ReportCounter.WRONG_DIGESTS);
            }
            EngineTime claimed = message.engineTime();
            if (!engine.now().isInWindow(claimed.boots(), claimed.time())) {
                // The one report that USM has authenticated: managers set their clocks by it.
                return refuse(
                        message,
                        engine,
                        ReportCounter.NOT_IN_TIME_WINDOWS,
                        SecurityLevel.AUTH_NO_PRIV,
                        user.keys());
            }
        }
        return open(message, engine, user);
    }

    private Incoming open(ReceivedMessage message, LocalEngine engine, LocalUser user) {
        boolean encrypted = message.level().hasPriv();
        ScopedPdu scopedPdu = encrypted ? message.decrypt(user.keys()) : message.scopedPdu();
        PDU pdu = scopedPdu == null || !scopedPdu.isSound() ? null : scopedPdu.pdu();
        if (scopedPdu == null || pdu == null) {
            // Authentic but not what was encrypted: the privacy keys differ.
            return encrypted
                    ? refuse(message, engine, ReportCounter.DECRYPTION_ERRORS)
                    : new Incoming.Dropped(Incoming.Reason.MALFORMED);
        }
        UsmRequest request = new UsmRequest(message, engine, user, scopedPdu, pdu, maxMessageSize);
        return switch (scopedPdu.pduClass()) {
            case REQUEST -> request;
            case INFORM ->
                    new Incoming.Report(
                            ReportCounter.UNKNOWN_PDU_HANDLERS,
                            request.report(ReportCounter.UNKNOWN_PDU_HANDLERS));
            case UNCONFIRMED, UNKNOWN -> new Incoming.Dropped(Incoming.Reason.NO_REQUEST);
        };
    }

    private Incoming refuse(ReceivedMessage message, LocalEngine engine, ReportCounter counter) {
        return refuse(message, engine, counter, SecurityLevel.NO_AUTH_NO_PRIV, null);
    }

    /// RFC 3412 §7.1 step 3: whether a report is due depends on the PDU, and on the reportable flag
    /// only where the PDU cannot be read.
    private Incoming refuse(
            ReceivedMessage message,
            LocalEngine engine,
            ReportCounter counter,
            SecurityLevel level,
            @Nullable UserKeys keys) {
        @Nullable ScopedPdu readable = message.level().hasPriv() ? null : message.scopedPdu();
        boolean due =
                switch (readable == null ? ScopedPdu.PduClass.UNKNOWN : readable.pduClass()) {
                    case REQUEST, INFORM -> true;
                    case UNCONFIRMED -> false;
                    case UNKNOWN -> message.isReportable();
                };
        if (!due) {
            engine.increment(counter);
            return new Incoming.Dropped(Incoming.Reason.NOT_REPORTABLE);
        }
        OutgoingMessage report =
                new OutgoingMessage(
                        engine,
                        message.msgId(),
                        maxMessageSize,
                        level,
                        message.userName(),
                        keys,
                        engine.engineId(),
                        NOTHING);
        int requestId = readable == null ? 0 : readable.requestId();
        return new Incoming.Report(counter, report(report, requestId, counter, engine));
    }

    /// The octets of `message` with a Report-PDU.
    static byte[] report(
            OutgoingMessage message, int requestId, ReportCounter counter, LocalEngine engine) {
        PDU pdu = new PDU();
        pdu.setType(PDU.REPORT);
        pdu.setRequestID(new Integer32(requestId));
        pdu.add(
                new VariableBinding(
                        Variables.toSnmp4j(counter.oid()),
                        new Counter32(engine.increment(counter))));
        try {
            return message.encode(pdu);
        } catch (IOException e) {
            throw new AssertionError("a counter can be encoded", e);
        }
    }

    /// A message that `engine` sends of its own accord as `user`: a trap, for which it is
    /// authoritative (RFC 3412 §7.1, RFC 3414 §1.5.1).
    ///
    /// @param pdu an SNMPv2-Trap-PDU.
    /// @throws IllegalArgumentException if the user has no keys for `level`.
    /// @throws IOException if the PDU holds what BER cannot express.
    public byte[] trap(
            LocalEngine engine, UsmUser user, SecurityLevel level, OctetString contextName, PDU pdu)
            throws IOException {
        LocalUser sender = engine.find(user);
        if (level.compareTo(sender.level()) > 0) {
            throw new IllegalArgumentException(user + " has no keys for " + level);
        }
        return new OutgoingMessage(
                        engine,
                        engine.nextMsgId(),
                        maxMessageSize,
                        level,
                        OctetString.of(user.name()),
                        sender.keys(),
                        engine.engineId(),
                        contextName)
                .encode(pdu);
    }
}

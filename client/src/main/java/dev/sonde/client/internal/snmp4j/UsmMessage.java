package dev.sonde.client.internal.snmp4j;

import dev.sonde.client.OctetString;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.message.MalformedMessageException;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.message.PduReader;
import dev.sonde.client.internal.message.PduType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.snmp4j.ScopedPDU;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.UsmSecurityParameters;
import org.snmp4j.security.UsmSecurityStateReference;
import org.snmp4j.smi.Integer32;

/// The messages of SNMPv3 (RFC 3412 §6); security is snmp4j's USM.
///
/// ```
/// SEQUENCE {
///   version INTEGER (3),
///   SEQUENCE { msgID, msgMaxSize, msgFlags OCTET STRING (1), msgSecurityModel INTEGER (3) },
///   msgSecurityParameters OCTET STRING,
///   ScopedPDU in clear, or OCTET STRING of an encrypted one
/// }
/// ```
public final class UsmMessage {

    /// What came back.
    ///
    /// @param pdu a response, or a report.
    /// @param isAuthentic whether the digest proves that the agent sent it.
    /// @param engineId the authoritative engine's id.
    /// @param boots its boots.
    /// @param time its time.
    public record Incoming(
            Pdu pdu, boolean isAuthentic, OctetString engineId, int boots, int time) {}

    private static final int VERSION = 3;
    private static final int MAX_SIZE = 65_507;
    private static final int FLAG_AUTH = 1;
    private static final int FLAG_PRIV = 2;
    private static final int FLAG_REPORTABLE = 4;

    /// snmp4j wants to know how a message travelled only where a transport secures it.
    private static final TransportStateReference NO_TRANSPORT =
            new TransportStateReference(null, null, null, null, null, false, null);

    private UsmMessage() {}

    /// A request of `user` in octets, for the engine at its address.
    ///
    /// @throws IllegalStateException if the runtime lacks what the user's protocols need.
    public static byte[] encode(
            RemoteEngine engine, UsmUser user, Target target, Pdu request, int msgId) {
        RemoteEngine.Keys keys = engine.keys(user);
        boolean discovery = engine == RemoteEngine.UNKNOWN;
        try {
            byte[] scopedPdu = scopedPdu(engine, target, request, msgId);
            BEROutputStream message = new BEROutputStream();
            int status =
                    engine.usm()
                            .generateRequestMessage(
                                    VERSION,
                                    header(msgId, keys.securityLevel()),
                                    MAX_SIZE,
                                    SecurityModel.SECURITY_MODEL_USM,
                                    engine.engineId(),
                                    discovery ? new byte[0] : keys.state().getSecurityName(),
                                    keys.securityLevel(),
                                    new BERInputStream(ByteBuffer.wrap(scopedPdu)),
                                    new UsmSecurityParameters(),
                                    message,
                                    NO_TRANSPORT,
                                    keys.state());
            if (status != SnmpConstants.SNMPv3_USM_OK) {
                throw new IllegalStateException(
                        "cannot secure a message of " + user + ": USM error " + status);
            }
            return message.getBuffer().array();
        } catch (IOException e) {
            throw new AssertionError("octets in memory can be written", e);
        }
    }

    private static byte[] header(int msgId, int securityLevel) throws IOException {
        int flags =
                FLAG_REPORTABLE
                        | (securityLevel >= SecurityLevel.AUTH_NOPRIV ? FLAG_AUTH : 0)
                        | (securityLevel >= SecurityLevel.AUTH_PRIV ? FLAG_PRIV : 0);
        Integer32 id = new Integer32(msgId);
        Integer32 maxSize = new Integer32(MAX_SIZE);
        org.snmp4j.smi.OctetString flagOctet =
                new org.snmp4j.smi.OctetString(new byte[] {(byte) flags});
        Integer32 model = new Integer32(SecurityModel.SECURITY_MODEL_USM);
        int length =
                id.getBERLength()
                        + maxSize.getBERLength()
                        + flagOctet.getBERLength()
                        + model.getBERLength();
        ByteBuffer buffer = ByteBuffer.allocate(2 + length);
        OutputStream out = new BEROutputStream(buffer);
        BER.encodeHeader(out, BER.SEQUENCE, length);
        id.encodeBER(out);
        maxSize.encodeBER(out);
        flagOctet.encodeBER(out);
        model.encodeBER(out);
        return buffer.array();
    }

    private static byte[] scopedPdu(RemoteEngine engine, Target target, Pdu request, int requestId)
            throws IOException {
        ScopedPDU pdu = new ScopedPDU();
        Pdus.fill(pdu, request, requestId);
        OctetString contextEngineId = target.contextEngineId();
        pdu.setContextEngineID(
                new org.snmp4j.smi.OctetString(
                        contextEngineId == null ? engine.engineId() : contextEngineId.bytes()));
        pdu.setContextName(
                new org.snmp4j.smi.OctetString(
                        target.contextName().getBytes(StandardCharsets.UTF_8)));
        ByteBuffer buffer = ByteBuffer.allocate(pdu.getBERLength());
        pdu.encodeBER(new BEROutputStream(buffer));
        return buffer.array();
    }

    /// Verifies, decrypts and decodes what came for `msgId`.
    ///
    /// @throws MalformedMessageException if it is no message, or not one that the agent can have
    ///   sent to `user`: a wrong digest, a lower security level than asked with, a foreign user.
    public static Incoming decode(RemoteEngine engine, UsmUser user, int msgId, byte[] message)
            throws MalformedMessageException {
        RemoteEngine.Keys keys = engine.keys(user);
        try {
            BERInputStream in = new BERInputStream(ByteBuffer.wrap(message));
            BER.decodeHeader(in, new BER.MutableByte());
            new Integer32().decodeBER(in);
            int securityLevel = decodeHeader(in);
            UsmSecurityParameters parameters = new UsmSecurityParameters();
            int parametersPosition = (int) in.getPosition();
            parameters.decodeBER(in);
            parameters.setSecurityParametersPosition(parametersPosition);
            BEROutputStream scopedPdu = new BEROutputStream();
            int status =
                    engine.usm()
                            .processIncomingMsg(
                                    VERSION,
                                    MAX_SIZE,
                                    parameters,
                                    engine.usm(),
                                    securityLevel,
                                    new BERInputStream(ByteBuffer.wrap(message)),
                                    NO_TRANSPORT,
                                    new org.snmp4j.smi.OctetString(),
                                    new org.snmp4j.smi.OctetString(),
                                    scopedPdu,
                                    new Integer32(),
                                    stateFor(keys, securityLevel, parameters),
                                    new StatusInformation());
            if (status != SnmpConstants.SNMPv3_USM_OK) {
                throw new MalformedMessageException(fault(status));
            }
            PduReader reader = PduReader.ofScopedPdu(octets(scopedPdu.rewind()));
            Pdu pdu = reader.pdu();
            requireSound(pdu, reader.requestId() == msgId, securityLevel, keys);
            return new Incoming(
                    pdu,
                    securityLevel >= SecurityLevel.AUTH_NOPRIV,
                    OctetString.of(parameters.getAuthoritativeEngineID()),
                    parameters.getAuthoritativeEngineBoots(),
                    parameters.getAuthoritativeEngineTime());
        } catch (IOException | RuntimeException e) {
            // snmp4j's decoder answers some malformed input with unchecked exceptions.
            String detail = e.getMessage() == null ? "" : ", " + e.getMessage();
            throw new MalformedMessageException("it cannot be decoded" + detail, e);
        }
    }

    /// A message without authentication is read without keys, whatever user it names, for a report
    /// may name none; it is believed only as far as that goes.
    private static UsmSecurityStateReference stateFor(
            RemoteEngine.Keys keys, int securityLevel, UsmSecurityParameters parameters) {
        if (securityLevel >= SecurityLevel.AUTH_NOPRIV) {
            return keys.state();
        }
        UsmSecurityStateReference state = new UsmSecurityStateReference();
        state.setSecurityName(parameters.getUserName().getValue());
        return state;
    }

    private static int decodeHeader(BERInputStream in)
            throws IOException, MalformedMessageException {
        BER.decodeHeader(in, new BER.MutableByte());
        new Integer32().decodeBER(in);
        new Integer32().decodeBER(in);
        org.snmp4j.smi.OctetString flags = new org.snmp4j.smi.OctetString();
        flags.decodeBER(in);
        Integer32 model = new Integer32();
        model.decodeBER(in);
        if (flags.length() != 1 || model.getValue() != SecurityModel.SECURITY_MODEL_USM) {
            throw new MalformedMessageException("its header is not one of USM");
        }
        return switch (flags.get(0) & (FLAG_AUTH | FLAG_PRIV)) {
            case 0 -> SecurityLevel.NOAUTH_NOPRIV;
            case FLAG_AUTH -> SecurityLevel.AUTH_NOPRIV;
            case FLAG_AUTH | FLAG_PRIV -> SecurityLevel.AUTH_PRIV;
            default -> throw new MalformedMessageException("its msgFlags are contradictory");
        };
    }

    private static byte[] octets(ByteBuffer buffer) {
        byte[] octets = new byte[buffer.remaining()];
        buffer.get(octets);
        return octets;
    }

    private static void requireSound(
            Pdu pdu, boolean isOurs, int securityLevel, RemoteEngine.Keys keys)
            throws MalformedMessageException {
        if (pdu.type() == PduType.REPORT) {
            return;
        }
        if (securityLevel < keys.securityLevel()) {
            throw new MalformedMessageException("its security level is lower than asked with");
        }
        if (!isOurs) {
            throw new MalformedMessageException("it answers another request");
        }
    }

    private static String fault(int status) {
        return switch (status) {
            case SnmpConstants.SNMPv3_USM_AUTHENTICATION_FAILURE -> "its digest is wrong";
            case SnmpConstants.SNMPv3_USM_NOT_IN_TIME_WINDOW -> "it is outside the time window";
            case SnmpConstants.SNMPv3_USM_DECRYPTION_ERROR -> "it cannot be decrypted";
            case SnmpConstants.SNMPv3_USM_UNKNOWN_SECURITY_NAME -> "it is for another user";
            case SnmpConstants.SNMPv3_USM_UNKNOWN_ENGINEID -> "it is of another engine";
            default -> "USM error " + status;
        };
    }
}

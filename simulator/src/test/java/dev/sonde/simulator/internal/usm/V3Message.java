package dev.sonde.simulator.internal.usm;

import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.tlv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.ByteArrayWindow;
import org.snmp4j.security.DecryptParams;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.smi.OctetString;

/// A message of SNMPv3 written octet by octet, secured by snmp4j's protocols with keys that snmp4j
/// makes, so that the tests share nothing with what they test.
final class V3Message {

    static final int AUTH = 1;
    static final int PRIV = 2;
    static final int REPORTABLE = 4;

    /// By protocol, password and engineID: each takes snmp4j milliseconds.
    private static final Map<String, byte[]> KEYS = new ConcurrentHashMap<>();

    private int msgId = 0x1234;
    private int maxSize = 65_507;
    private int flags = REPORTABLE;
    private int model = 3;
    private byte[] engineId;
    private int boots;
    private int time;
    private String user = "";
    private byte[] contextEngineId;
    private String contextName = "";
    private byte[] pdu = {};
    private byte[] digest = {};
    private byte[] salt = {};

    V3Message(byte[] engineId) {
        this.engineId = engineId;
        this.contextEngineId = engineId;
    }

    V3Message msgId(int newMsgId) {
        msgId = newMsgId;
        return this;
    }

    V3Message maxSize(int newMaxSize) {
        maxSize = newMaxSize;
        return this;
    }

    V3Message flags(int newFlags) {
        flags = newFlags;
        return this;
    }

    V3Message model(int newModel) {
        model = newModel;
        return this;
    }

    V3Message engineId(byte[] newEngineId) {
        engineId = newEngineId;
        return this;
    }

    V3Message at(int newBoots, int newTime) {
        boots = newBoots;
        time = newTime;
        return this;
    }

    V3Message user(String newUser) {
        user = newUser;
        return this;
    }

    V3Message context(byte[] newContextEngineId, String newContextName) {
        contextEngineId = newContextEngineId;
        contextName = newContextName;
        return this;
    }

    V3Message pdu(byte[] newPdu) {
        pdu = newPdu;
        return this;
    }

    V3Message digest(byte[] newDigest) {
        digest = newDigest;
        return this;
    }

    V3Message salt(byte[] newSalt) {
        salt = newSalt;
        return this;
    }

    /// As it is, the scoped PDU in clear.
    byte[] octets() {
        return octets(scopedPdu());
    }

    /// With any msgData.
    byte[] octets(byte[] data) {
        byte[] header =
                tlv(
                        0x30,
                        integer(msgId),
                        integer(maxSize),
                        tlv(0x04, new byte[] {(byte) flags}),
                        integer(model));
        byte[] parameters =
                tlv(
                        0x30,
                        tlv(0x04, engineId),
                        integer(boots),
                        integer(time),
                        text(user),
                        tlv(0x04, digest),
                        tlv(0x04, salt));
        return tlv(0x30, integer(3), header, tlv(0x04, parameters), data);
    }

    byte[] scopedPdu() {
        return tlv(0x30, tlv(0x04, contextEngineId), text(contextName), pdu);
    }

    private static byte[] text(String text) {
        return tlv(0x04, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Authenticated.
    byte[] signed(AuthenticationProtocol auth, String password) {
        return signed(auth, password, scopedPdu());
    }

    /// Authenticated, with any msgData.
    byte[] signed(AuthenticationProtocol auth, String password, byte[] data) {
        return signed(auth, key(auth, password), data);
    }

    private byte[] key(AuthenticationProtocol auth, String password) {
        String name = auth.getID() + password + HexFormat.of().formatHex(engineId);
        return KEYS.computeIfAbsent(
                name, _ -> auth.passwordToKey(new OctetString(password), engineId));
    }

    /// Authenticated with a localized key.
    byte[] signedWith(AuthenticationProtocol auth, byte[] key) {
        return signed(auth, key, scopedPdu());
    }

    private byte[] signed(AuthenticationProtocol auth, byte[] key, byte[] data) {
        int length = auth.getAuthenticationCodeLength();
        digest = new byte[length];
        byte[] message = octets(data);
        int at = message.length - data.length - tlv(0x04, salt).length - length;
        auth.authenticate(
                key, message, 0, message.length, new ByteArrayWindow(message, at, length));
        return message;
    }

    /// Encrypted and authenticated.
    byte[] encrypted(
            AuthenticationProtocol auth,
            String authPassword,
            PrivacyProtocol priv,
            String privPassword) {
        return encrypted(auth, authPassword, priv, privPassword, scopedPdu());
    }

    /// Any octets encrypted, and authenticated.
    byte[] encrypted(
            AuthenticationProtocol auth,
            String authPassword,
            PrivacyProtocol priv,
            String privPassword,
            byte[] clear) {
        byte[] key = key(auth, privPassword);
        if (key.length > priv.getMaxKeyLength()) {
            key = Arrays.copyOf(key, priv.getMaxKeyLength());
        }
        DecryptParams parameters = new DecryptParams();
        byte[] data = priv.encrypt(clear, 0, clear.length, key, boots, time, parameters);
        salt = parameters.array;
        return signed(auth, authPassword, tlv(0x04, data));
    }
}

package dev.sonde.simulator.internal.usm;

import dev.sonde.client.OctetString;
import dev.sonde.simulator.internal.message.BerCursor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The outside of a message of SNMPv3 (RFC 3412 §6, RFC 3414 §2.4), read strictly and without
/// believing any of it.
///
/// ```
/// SEQUENCE {
///   msgVersion INTEGER (3),
///   SEQUENCE { msgID, msgMaxSize, msgFlags OCTET STRING (1), msgSecurityModel },
///   msgSecurityParameters OCTET STRING of SEQUENCE { msgAuthoritativeEngineID, boots, time,
///       msgUserName, msgAuthenticationParameters, msgPrivacyParameters },
///   msgData: a ScopedPDU in clear, or OCTET STRING of an encrypted one }
/// ```
///
/// Octets after the message are ignored, as in v1 and v2c, and are not part of what is digested.
final class ReceivedMessage {

    /// RFC 3412 §6: no engine may take less.
    static final int MIN_MAX_SIZE = 484;

    private static final int VERSION = 3;
    private static final int USM = 3;
    private static final int FLAG_REPORTABLE = 4;
    private static final int MAX_USER_NAME = 32;

    private final byte[] octets;
    private final BerCursor cursor;
    private int end;
    private int msgId;
    private int maxSize;
    private int flags;
    private int engineIdStart;
    private int engineIdEnd;
    private EngineTime engineTime = new EngineTime(0, 0);
    private OctetString userName = MessageProcessing.NOTHING;
    private int digestStart;
    private int digestEnd;
    private int saltStart;
    private int saltEnd;
    private int dataStart;

    ReceivedMessage(byte[] octets) {
        this.octets = octets;
        this.cursor = new BerCursor(octets);
    }

    /// Reads it; null if it can be gone on with, otherwise why not.
    Incoming.@Nullable Reason read() {
        end = cursor.enter(BerCursor.SEQUENCE, octets.length);
        if (end < 0 || !cursor.integer(end)) {
            return Incoming.Reason.MALFORMED;
        }
        if (cursor.number() != VERSION) {
            return Incoming.Reason.UNKNOWN_VERSION;
        }
        if (!header()) {
            return Incoming.Reason.MALFORMED;
        }
        int model = cursor.number();
        if ((flags & SecurityLevel.FLAG_PRIV) != 0 && (flags & SecurityLevel.FLAG_AUTH) == 0) {
            return Incoming.Reason.INVALID_FLAGS;
        }
        if (model != USM) {
            return Incoming.Reason.UNKNOWN_SECURITY_MODEL;
        }
        return securityParameters() && data() ? null : Incoming.Reason.MALFORMED;
    }

    /// Reads msgGlobalData; the security model is the cursor's number then.
    private boolean header() {
        int headerEnd = cursor.enter(BerCursor.SEQUENCE, end);
        if (headerEnd < 0 || !natural(headerEnd)) {
            return false;
        }
        msgId = cursor.number();
        if (!natural(headerEnd) || cursor.number() < MIN_MAX_SIZE) {
            return false;
        }
        maxSize = cursor.number();
        int flagsEnd = cursor.enter(BerCursor.OCTET_STRING, headerEnd);
        if (flagsEnd != cursor.position() + 1) {
            return false;
        }
        flags = cursor.octet();
        cursor.skipTo(flagsEnd);
        return natural(headerEnd) && cursor.number() > 0 && cursor.position() == headerEnd;
    }

    private boolean securityParameters() {
        int stringEnd = cursor.enter(BerCursor.OCTET_STRING, end);
        if (stringEnd < 0 || cursor.enter(BerCursor.SEQUENCE, stringEnd) != stringEnd) {
            return false;
        }
        engineIdEnd = cursor.enter(BerCursor.OCTET_STRING, stringEnd);
        engineIdStart = cursor.position();
        if (engineIdEnd < 0 || !engineTime(engineIdEnd, stringEnd)) {
            return false;
        }
        int nameEnd = cursor.enter(BerCursor.OCTET_STRING, stringEnd);
        int nameStart = cursor.position();
        if (nameEnd < 0 || nameEnd - nameStart > MAX_USER_NAME) {
            return false;
        }
        userName = slice(nameStart, nameEnd);
        cursor.skipTo(nameEnd);
        digestEnd = cursor.enter(BerCursor.OCTET_STRING, stringEnd);
        digestStart = cursor.position();
        if (digestEnd < 0) {
            return false;
        }
        cursor.skipTo(digestEnd);
        saltEnd = cursor.enter(BerCursor.OCTET_STRING, stringEnd);
        saltStart = cursor.position();
        return saltEnd == stringEnd;
    }

    private boolean engineTime(int from, int stringEnd) {
        cursor.skipTo(from);
        if (!natural(stringEnd)) {
            return false;
        }
        int boots = cursor.number();
        if (!natural(stringEnd)) {
            return false;
        }
        engineTime = new EngineTime(boots, cursor.number());
        return true;
    }

    private boolean natural(int limit) {
        return cursor.integer(limit) && cursor.number() >= 0;
    }

    /// msgData is in clear or encrypted as msgFlags say, and the message ends with it.
    private boolean data() {
        cursor.skipTo(saltEnd);
        dataStart = saltEnd;
        int tag = level().hasPriv() ? BerCursor.OCTET_STRING : BerCursor.SEQUENCE;
        boolean good = cursor.enter(tag, end) == end;
        if (good && level().hasPriv()) {
            dataStart = cursor.position();
        }
        return good;
    }

    private OctetString slice(int from, int to) {
        return from == to ? MessageProcessing.NOTHING : OctetString.of(octets, from, to);
    }

    int msgId() {
        return msgId;
    }

    int maxSize() {
        return maxSize;
    }

    SecurityLevel level() {
        return (flags & SecurityLevel.FLAG_PRIV) != 0
                ? SecurityLevel.AUTH_PRIV
                : (flags & SecurityLevel.FLAG_AUTH) != 0
                        ? SecurityLevel.AUTH_NO_PRIV
                        : SecurityLevel.NO_AUTH_NO_PRIV;
    }

    boolean isReportable() {
        return (flags & FLAG_REPORTABLE) != 0;
    }

    OctetString engineId() {
        return slice(engineIdStart, engineIdEnd);
    }

    boolean isFor(LocalEngine engine) {
        byte[] id = engine.engineIdOctets();
        return Arrays.equals(octets, engineIdStart, engineIdEnd, id, 0, id.length);
    }

    EngineTime engineTime() {
        return engineTime;
    }

    OctetString userName() {
        return userName;
    }

    boolean isAuthentic(UserKeys keys) {
        return keys.authentication().isAuthentic(octets, end, digestStart, digestEnd);
    }

    /// The scoped PDU in clear, where the level has no privacy; nothing is known of it.
    ScopedPdu scopedPdu() {
        return new ScopedPdu(octets, dataStart, end);
    }

    /// The scoped PDU decrypted, or null if the cipher refuses it.
    @Nullable ScopedPdu decrypt(UserKeys keys) {
        if (saltEnd - saltStart != UserKeys.SALT_LENGTH) {
            return null;
        }
        byte[] salt = Arrays.copyOfRange(octets, saltStart, saltEnd);
        byte[] clear = keys.decrypt(octets, dataStart, end, engineTime, salt);
        return clear == null ? null : new ScopedPdu(clear, 0, clear.length);
    }
}

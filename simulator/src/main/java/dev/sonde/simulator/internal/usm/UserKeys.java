package dev.sonde.simulator.internal.usm;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.snmp4j.LocalizedKeys;
import dev.sonde.client.internal.snmp4j.MasterKeys;
import org.jspecify.annotations.Nullable;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.DecryptParams;
import org.snmp4j.security.PrivacyProtocol;

/// What secures the messages of one user of one engine. Thread-safe.
final class UserKeys {

    /// msgPrivacyParameters have this length with every cipher (RFC 3414 §8.1.1.1, RFC 3826
    /// §3.1.2).
    static final int SALT_LENGTH = 8;

    private final @Nullable Authentication authentication;
    private final @Nullable PrivacyProtocol privacy;
    private final byte[] privKey;

    UserKeys(UsmUser user, byte[] engineId, MasterKeys masterKeys) {
        LocalizedKeys keys = LocalizedKeys.of(user, engineId, masterKeys);
        AuthProtocol protocol = user.authProtocol();
        AuthenticationProtocol auth = keys.authentication();
        this.authentication =
                protocol == null || auth == null
                        ? null
                        : new Authentication(
                                protocol, keys.authKey(), auth.getAuthenticationCodeLength());
        this.privacy = keys.privacy();
        this.privKey = keys.privKey();
    }

    /// @throws IllegalStateException if the user has none, which the level has ruled out.
    Authentication authentication() {
        if (authentication == null) {
            throw new IllegalStateException("a user without authentication");
        }
        return authentication;
    }

    private PrivacyProtocol privacy() {
        if (privacy == null) {
            throw new IllegalStateException("a user without privacy");
        }
        return privacy;
    }

    /// What the octets `from` to `to` of `message` mean, or null where the cipher refuses them.
    byte @Nullable [] decrypt(byte[] message, int from, int to, EngineTime time, byte[] salt) {
        try {
            return privacy()
                    .decrypt(
                            message,
                            from,
                            to - from,
                            privKey,
                            time.boots(),
                            time.time(),
                            new DecryptParams(salt, 0, salt.length));
        } catch (IllegalArgumentException e) {
            // snmp4j's word for a number of octets that is not one of whole blocks.
            return null;
        }
    }

    /// @param salt becomes msgPrivacyParameters.
    byte[] encrypt(byte[] scopedPdu, EngineTime time, byte[] salt) {
        DecryptParams parameters = new DecryptParams(salt, 0, salt.length);
        byte[] encrypted =
                privacy()
                        .encrypt(
                                scopedPdu,
                                0,
                                scopedPdu.length,
                                privKey,
                                time.boots(),
                                time.time(),
                                parameters);
        if (encrypted == null) {
            throw new IllegalStateException("this Java runtime lacks a cipher");
        }
        System.arraycopy(parameters.array, 0, salt, 0, SALT_LENGTH);
        return encrypted;
    }

    /// How many octets can be encrypted to at most `octets`.
    int roomForClear(int octets) {
        int clear = octets;
        while (clear > 0 && privacy().getEncryptedLength(clear) > octets) {
            clear--;
        }
        return clear;
    }

    /// Says nothing of the keys.
    @Override
    public String toString() {
        return "keys (hidden)";
    }
}

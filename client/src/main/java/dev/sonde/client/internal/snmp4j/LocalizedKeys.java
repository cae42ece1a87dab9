package dev.sonde.client.internal.snmp4j;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.UsmUser;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.OctetString;

/// What a user's secrets come to at one engine (RFC 3414 §2.6): snmp4j's protocols and the keys for
/// them. Immutable, and with neither `equals` nor a telling `toString`.
public final class LocalizedKeys {

    private final @Nullable AuthenticationProtocol authentication;
    private final byte[] authKey;
    private final @Nullable PrivacyProtocol privacy;
    private final byte[] privKey;

    private LocalizedKeys(
            @Nullable AuthenticationProtocol authentication,
            byte[] authKey,
            @Nullable PrivacyProtocol privacy,
            byte[] privKey) {
        this.authentication = authentication;
        this.authKey = authKey;
        this.privacy = privacy;
        this.privKey = privKey;
    }

    /// The keys of `user` at the engine `engineId`; none where nobody is there yet.
    ///
    /// A password that `masterKeys` has not seen before costs milliseconds.
    public static LocalizedKeys of(UsmUser user, byte[] engineId, MasterKeys masterKeys) {
        AuthProtocol auth = user.authProtocol();
        Secret authSecret = user.authSecret();
        if (auth == null || authSecret == null || engineId.length == 0) {
            return new LocalizedKeys(null, new byte[0], null, new byte[0]);
        }
        AuthenticationProtocol authentication = Protocols.of(auth);
        byte[] authKey = key(auth, authSecret, engineId, masterKeys);
        PrivProtocol priv = user.privProtocol();
        Secret privSecret = user.privSecret();
        if (priv == null || privSecret == null) {
            return new LocalizedKeys(authentication, authKey, null, new byte[0]);
        }
        // The privacy key is made as the authentication key is, with the authentication protocol's
        // hash (RFC 3414 §8.2.1, RFC 3826 §1.2), then cut or extended to what the cipher needs.
        PrivacyProtocol privacy = Protocols.of(priv);
        byte[] privKey = key(auth, privSecret, engineId, masterKeys);
        privKey =
                privKey.length < privacy.getMinKeyLength()
                        ? privacy.extendShortKey(
                                privKey,
                                new OctetString(privSecret.octets()),
                                engineId,
                                authentication)
                        : Arrays.copyOf(
                                privKey, Math.min(privKey.length, privacy.getMaxKeyLength()));
        return new LocalizedKeys(authentication, authKey, privacy, privKey);
    }

    /// Refuses a user whose localized keys have lengths that no protocol gives them.
    ///
    /// @throws IllegalArgumentException if there is such a key.
    public static void requireSound(UsmUser user) {
        AuthProtocol auth = user.authProtocol();
        if (auth == null) {
            return;
        }
        int hash = Protocols.of(auth).getDigestLength();
        requireSound(user, "authentication", user.authSecret(), hash, hash);
        PrivProtocol priv = user.privProtocol();
        if (priv != null) {
            PrivacyProtocol cipher = Protocols.of(priv);
            int shortest = Math.min(hash, cipher.getMinKeyLength());
            int longest = Math.max(hash, cipher.getMaxKeyLength());
            requireSound(user, "privacy", user.privSecret(), shortest, longest);
        }
    }

    private static void requireSound(
            UsmUser user, String purpose, @Nullable Secret secret, int shortest, int longest) {
        if (secret == null || !secret.isLocalized()) {
            return;
        }
        int length = secret.octets().length;
        if (length < shortest || length > longest) {
            String wanted = shortest == longest ? "" + longest : shortest + " to " + longest;
            throw new IllegalArgumentException(
                    "the localized %s key of %s has %d octets instead of %s"
                            .formatted(purpose, user, length, wanted));
        }
    }

    private static byte[] key(
            AuthProtocol auth, Secret secret, byte[] engineId, MasterKeys masterKeys) {
        return secret.isLocalized()
                ? secret.octets()
                : masterKeys.localized(auth, secret.octets(), engineId);
    }

    /// The highest level that the keys are good for, as snmp4j numbers them.
    int securityLevel() {
        return privacy != null
                ? SecurityLevel.AUTH_PRIV
                : authentication != null ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.NOAUTH_NOPRIV;
    }

    /// How messages are authenticated, or null if they are not.
    public @Nullable AuthenticationProtocol authentication() {
        return authentication;
    }

    /// The key itself: not to be changed. Empty where messages are not authenticated.
    public byte[] authKey() {
        return authKey;
    }

    /// How messages are encrypted, or null if they are not.
    public @Nullable PrivacyProtocol privacy() {
        return privacy;
    }

    /// The key itself: not to be changed. Empty where messages are not encrypted.
    public byte[] privKey() {
        return privKey;
    }
}

package dev.sonde.client;

import dev.sonde.client.internal.snmp4j.Secret;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A user of the user-based security model of SNMPv3 (RFC 3414). The secrets given decide the
/// security level: none, authentication, or authentication and privacy.
///
/// ```java
/// new UsmUser("ops")
///         .withAuth(AuthProtocol.SHA_256, "the authentication password")
///         .withPriv(PrivProtocol.AES_128, "the privacy password")
/// ```
///
/// Immutable. Deriving a key from a password costs milliseconds; an engine does it once for a
/// password and then a hash for each agent, whether the same user object is shared or not.
public final class UsmUser implements Credentials {

    private static final int MIN_PASSWORD_OCTETS = 8;
    private static final int MAX_NAME_OCTETS = 32;

    private final String name;
    private final @Nullable AuthProtocol authProtocol;
    private final @Nullable Secret authSecret;
    private final @Nullable PrivProtocol privProtocol;
    private final @Nullable Secret privSecret;

    /// A user without secrets: noAuthNoPriv.
    ///
    /// @param name the security name, 0 to 32 octets of UTF-8.
    /// @throws IllegalArgumentException if it is longer.
    public UsmUser(String name) {
        this(name, null, null, null, null);
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_OCTETS) {
            throw new IllegalArgumentException(
                    "the security name '" + name + "' is longer than 32 octets");
        }
    }

    private UsmUser(
            String name,
            @Nullable AuthProtocol authProtocol,
            @Nullable Secret authSecret,
            @Nullable PrivProtocol privProtocol,
            @Nullable Secret privSecret) {
        this.name = name;
        this.authProtocol = authProtocol;
        this.authSecret = authSecret;
        this.privProtocol = privProtocol;
        this.privSecret = privSecret;
    }

    /// This user with an authentication password of at least 8 octets (RFC 3414 §11.2).
    public UsmUser withAuth(AuthProtocol protocol, String password) {
        return withAuth(protocol, password("authentication", password));
    }

    /// This user with an authentication key that is localized for the agent (RFC 3414 §2.6).
    public UsmUser withLocalizedAuth(AuthProtocol protocol, byte[] key) {
        return withAuth(protocol, Secret.localizedKey(key));
    }

    private UsmUser withAuth(AuthProtocol protocol, Secret secret) {
        return new UsmUser(name, protocol, secret, privProtocol, privSecret);
    }

    /// This user with a privacy password of at least 8 octets.
    ///
    /// @throws IllegalStateException if it has no authentication: there is no privacy without.
    public UsmUser withPriv(PrivProtocol protocol, String password) {
        return withPriv(protocol, password("privacy", password));
    }

    /// This user with a privacy key that is localized for the agent.
    ///
    /// @throws IllegalStateException if it has no authentication: there is no privacy without.
    public UsmUser withLocalizedPriv(PrivProtocol protocol, byte[] key) {
        return withPriv(protocol, Secret.localizedKey(key));
    }

    private UsmUser withPriv(PrivProtocol protocol, Secret secret) {
        if (authProtocol == null) {
            throw new IllegalStateException(
                    "user '" + name + "' has no authentication, without which there is no privacy");
        }
        return new UsmUser(name, authProtocol, authSecret, protocol, secret);
    }

    private static Secret password(String purpose, String password) {
        byte[] octets = password.getBytes(StandardCharsets.UTF_8);
        if (octets.length < MIN_PASSWORD_OCTETS) {
            throw new IllegalArgumentException(
                    "the %s password has %d octets; it must have 8 or more"
                            .formatted(purpose, octets.length));
        }
        return Secret.password(octets);
    }

    /// The security name.
    public String name() {
        return name;
    }

    /// How messages are authenticated, or null if they are not.
    public @Nullable AuthProtocol authProtocol() {
        return authProtocol;
    }

    /// How messages are encrypted, or null if they are not.
    public @Nullable PrivProtocol privProtocol() {
        return privProtocol;
    }

    /// For the engine alone: nobody else can read the type.
    public @Nullable Secret authSecret() {
        return authSecret;
    }

    /// For the engine alone: nobody else can read the type.
    public @Nullable Secret privSecret() {
        return privSecret;
    }

    @Override
    public Version version() {
        return Version.V3;
    }

    @Override
    public String toString() {
        return "v3 user '"
                + name
                + "' ("
                + (authProtocol == null ? "no authentication" : authProtocol)
                + (privProtocol == null ? ", no privacy)" : ", " + privProtocol + ")");
    }
}

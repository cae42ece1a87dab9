package dev.sonde.cli.options;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.UsmUser;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A user of SNMPv3: net-snmp's letters.
public final class UserOptions {

    /// RFC 3414 §11.2.
    private static final int MIN_PASSPHRASE_OCTETS = 8;

    @Option(names = "-u", paramLabel = "USER", description = "security name")
    private @Nullable String name;

    @Option(
            names = "-l",
            paramLabel = "LEVEL",
            converter = SecurityLevel.Converter.class,
            description = "noAuthNoPriv, authNoPriv or authPriv (the highest that -A and -X allow)")
    private @Nullable SecurityLevel level;

    @Option(
            names = "-a",
            paramLabel = "PROTOCOL",
            converter = ProtocolConverter.Auth.class,
            description = "authentication: MD5, SHA, SHA-224, SHA-256, SHA-384 or SHA-512 (SHA)")
    private @Nullable AuthProtocol authProtocol;

    @Option(
            names = "-A",
            paramLabel = "PASSPHRASE",
            converter = SecretConverter.class,
            description = {
                "for authentication, 8 octets or more; env:NAME takes it from the environment"
                        + " variable NAME, and no list of processes shows it"
            })
    private @Nullable String authPassphrase;

    @Option(
            names = "-x",
            paramLabel = "PROTOCOL",
            converter = ProtocolConverter.Priv.class,
            description = {
                "privacy: DES, 3DES, AES, AES-192, AES-256, AES-192-C or AES-256-C (AES);"
                        + " Cisco's agents take those with -C"
            })
    private @Nullable PrivProtocol privProtocol;

    @Option(
            names = "-X",
            paramLabel = "PASSPHRASE",
            converter = SecretConverter.class,
            description = "for privacy, 8 octets or more, or env:NAME")
    private @Nullable String privPassphrase;

    /// Whether a user was typed at all.
    public boolean isGiven() {
        return name != null;
    }

    /// @throws UsageException if the options do not belong together.
    public UsmUser user() {
        if (name == null) {
            throw new UsageException("SNMPv3 needs a user: add -u");
        }
        requirePassphrase(authProtocol, "-a", authPassphrase, "-A");
        requirePassphrase(privProtocol, "-x", privPassphrase, "-X");
        UsmUser user = new UsmUser(name);
        return switch (level()) {
            case NO_AUTH_NO_PRIV -> user;
            case AUTH_NO_PRIV -> authenticated(user);
            case AUTH_PRIV ->
                    authenticated(user)
                            .withPriv(
                                    Objects.requireNonNullElse(privProtocol, PrivProtocol.AES_128),
                                    required(privPassphrase, "-X"));
        };
    }

    private UsmUser authenticated(UsmUser user) {
        return user.withAuth(
                Objects.requireNonNullElse(authProtocol, AuthProtocol.SHA_1),
                required(authPassphrase, "-A"));
    }

    private SecurityLevel level() {
        if (level != null) {
            return level;
        }
        if (privPassphrase != null) {
            return SecurityLevel.AUTH_PRIV;
        }
        return authPassphrase == null ? SecurityLevel.NO_AUTH_NO_PRIV : SecurityLevel.AUTH_NO_PRIV;
    }

    private String required(@Nullable String passphrase, String option) {
        if (passphrase == null) {
            throw new UsageException(
                    "the security level %s needs a passphrase: add %s".formatted(level(), option));
        }
        return passphrase;
    }

    /// Wherever a protocol is named, its passphrase must be there; and where one is there, it is
    /// long enough, whether the level needs it or not.
    private static void requirePassphrase(
            @Nullable Enum<?> protocol,
            String protocolOption,
            @Nullable String passphrase,
            String option) {
        if (passphrase == null) {
            if (protocol != null) {
                throw new UsageException(
                        "%s %s needs a passphrase: add %s"
                                .formatted(protocolOption, protocol, option));
            }
        } else if (passphrase.getBytes(StandardCharsets.UTF_8).length < MIN_PASSPHRASE_OCTETS) {
            throw new UsageException(
                    "%s: the passphrase is too short: 8 octets or more (RFC 3414 §11.2)"
                            .formatted(option));
        }
    }
}

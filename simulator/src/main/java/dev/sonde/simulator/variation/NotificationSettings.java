package dev.sonde.simulator.variation;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.Community;
import dev.sonde.client.Credentials;
import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.UsmUser;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads what the module `notification` is told; faults say no secret.
final class NotificationSettings {

    private final Settings settings;

    NotificationSettings(Settings settings) {
        this.settings = settings;
    }

    /// Whether the setting is `second` and not `first`, the default.
    boolean either(String key, String first, String second) {
        String word = settings.get(key, first).toLowerCase(Locale.ROOT);
        if (!word.equals(first) && !word.equals(second)) {
            throw settings.fault(key, "neither " + first + " nor " + second);
        }
        return word.equals(second);
    }

    long number(String key, String otherwise, long least, long most) {
        try {
            long number = Long.parseLong(settings.get(key, otherwise));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw settings.fault(key, "no number");
        }
        throw settings.fault(key, "not in %d..%d".formatted(least, most));
    }

    Oid oid(String key, String otherwise) {
        try {
            return Oid.of(settings.get(key, otherwise));
        } catch (IllegalArgumentException e) {
            throw settings.fault(key, "no OID");
        }
    }

    IpAddress address(String key) {
        try {
            return IpAddress.of(settings.get(key, ""));
        } catch (IllegalArgumentException e) {
            throw settings.fault(key, "no IPv4 address");
        }
    }

    Credentials credentials() {
        return switch (settings.require("version")) {
            case "1" -> new Community(utf8(settings.get("community", "public")), Version.V1);
            case "2c" -> new Community(utf8(settings.get("community", "public")), Version.V2C);
            case "3" -> user();
            default -> throw settings.fault("version", "no version, as 1, 2c and 3 are");
        };
    }

    private UsmUser user() {
        UsmUser user = new UsmUser(utf8(settings.require("user")));
        String authKey = settings.get("authkey");
        String privKey = settings.get("privkey");
        AuthProtocol auth = authProtocol();
        PrivProtocol priv = privProtocol();
        if (authKey == null || auth == null) {
            if (privKey != null && priv != null) {
                throw new IllegalArgumentException(
                        "notification has a privkey, but no authkey, without which there is no privacy");
            }
            return user;
        }
        user = user.withAuth(auth, utf8(authKey));
        return privKey == null || priv == null ? user : user.withPriv(priv, utf8(privKey));
    }

    private @Nullable AuthProtocol authProtocol() {
        return switch (word("authproto", "md5")) {
            case "md5" -> AuthProtocol.MD5;
            case "sha", "sha1" -> AuthProtocol.SHA_1;
            case "sha224" -> AuthProtocol.SHA_224;
            case "sha256" -> AuthProtocol.SHA_256;
            case "sha384" -> AuthProtocol.SHA_384;
            case "sha512" -> AuthProtocol.SHA_512;
            case "none" -> null;
            default -> throw settings.fault("authproto", "no authentication protocol");
        };
    }

    private @Nullable PrivProtocol privProtocol() {
        return switch (word("privproto", "des")) {
            case "des" -> PrivProtocol.DES;
            case "3des" -> PrivProtocol.TRIPLE_DES;
            case "aes", "aes128" -> PrivProtocol.AES_128;
            case "aes192" -> PrivProtocol.AES_192_CISCO;
            case "aes256" -> PrivProtocol.AES_256_CISCO;
            case "aes192blmt" -> PrivProtocol.AES_192;
            case "aes256blmt" -> PrivProtocol.AES_256;
            case "none" -> null;
            default -> throw settings.fault("privproto", "no privacy protocol");
        };
    }

    /// A file is read one character for each octet; these go out as UTF-8.
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private String word(String key, String otherwise) {
        return settings.get(key, otherwise).toLowerCase(Locale.ROOT).replace("-", "");
    }

    /// `OID:LETTER:VALUE:OID:LETTER:VALUE:…`.
    List<VarBind> varBinds(String key) {
        String text = settings.get(key);
        if (text == null || text.isBlank()) {
            return List.of();
        }
        List<String> parts = Separators.split(text, ':');
        if (parts.size() % 3 != 0) {
            throw settings.fault(key, "no list of OID:TYPE:VALUE:OID:…");
        }
        List<VarBind> varBinds = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 3) {
            try {
                Oid oid = Oid.of(parts.get(i).strip());
                varBinds.add(new VarBind(oid, value(parts.get(i + 1).strip(), parts.get(i + 2))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "varbinds=… of notification: " + e.getMessage(), e);
            }
        }
        return varBinds;
    }

    /// The letters of snmpsim, which are not all those of net-snmp.
    private static Value value(String letter, String text) {
        return switch (letter) {
            // The text of a file is one character for each octet.
            case "s" -> OctetString.of(text.getBytes(StandardCharsets.ISO_8859_1));
            case "h" -> Value.parse('x', text.strip());
            case "i", "o", "a", "u", "t" -> Value.parse(letter.charAt(0), text.strip());
            case "g" -> Value.parse('u', text.strip());
            case "b" -> Value.parse('b', text.strip());
            case "I" -> Value.parse('C', text.strip());
            default ->
                    throw new IllegalArgumentException(
                            "'" + letter + "' is no type: one of s h i o a u g t b I");
        };
    }
}

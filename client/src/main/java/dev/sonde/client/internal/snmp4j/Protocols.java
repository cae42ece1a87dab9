package dev.sonde.client.internal.snmp4j;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.PrivProtocol;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.Priv3DES;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.nonstandard.PrivAES192With3DESKeyExtension;
import org.snmp4j.security.nonstandard.PrivAES256With3DESKeyExtension;

/// snmp4j's security protocols by our names. They hold no state of a user or an agent, so one of
/// each serves all; snmp4j's own global registry stays untouched.
final class Protocols {

    private static final AuthenticationProtocol MD5 = new AuthMD5();
    private static final AuthenticationProtocol SHA_1 = new AuthSHA();
    private static final AuthenticationProtocol SHA_224 = new AuthHMAC128SHA224();
    private static final AuthenticationProtocol SHA_256 = new AuthHMAC192SHA256();
    private static final AuthenticationProtocol SHA_384 = new AuthHMAC256SHA384();
    private static final AuthenticationProtocol SHA_512 = new AuthHMAC384SHA512();
    private static final PrivacyProtocol DES = new PrivDES();
    private static final PrivacyProtocol TRIPLE_DES = new Priv3DES();
    private static final PrivacyProtocol AES_128 = new PrivAES128();
    private static final PrivacyProtocol AES_192 = new PrivAES192();
    private static final PrivacyProtocol AES_256 = new PrivAES256();
    private static final PrivacyProtocol AES_192_CISCO = new PrivAES192With3DESKeyExtension();
    private static final PrivacyProtocol AES_256_CISCO = new PrivAES256With3DESKeyExtension();

    private Protocols() {}

    static AuthenticationProtocol of(AuthProtocol protocol) {
        return switch (protocol) {
            case MD5 -> MD5;
            case SHA_1 -> SHA_1;
            case SHA_224 -> SHA_224;
            case SHA_256 -> SHA_256;
            case SHA_384 -> SHA_384;
            case SHA_512 -> SHA_512;
        };
    }

    static PrivacyProtocol of(PrivProtocol protocol) {
        return switch (protocol) {
            case DES -> DES;
            case TRIPLE_DES -> TRIPLE_DES;
            case AES_128 -> AES_128;
            case AES_192 -> AES_192;
            case AES_256 -> AES_256;
            case AES_192_CISCO -> AES_192_CISCO;
            case AES_256_CISCO -> AES_256_CISCO;
        };
    }
}

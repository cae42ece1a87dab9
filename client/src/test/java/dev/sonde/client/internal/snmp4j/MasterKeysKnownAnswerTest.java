package dev.sonde.client.internal.snmp4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.AuthProtocol;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 3414 A.3: the password `maplesyrup` for the engine 00…02.
class MasterKeysKnownAnswerTest {

    private static final byte[] PASSWORD = "maplesyrup".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENGINE_ID = HexFormat.of().parseHex("000000000000000000000002");

    @ParameterizedTest
    @CsvSource({
        "MD5, 9faf3283884e92834ebc9847d8edd963, 526f5eed9fcce26f8964c2930787d82b",
        "SHA_1, 9fb5cc0381497b3793528939ff788d5d79145211,"
                + " 6695febc9288e36282235fc7151f128497b38f3f",
    })
    void passwordsBecomeTheKeysOfTheRfc(AuthProtocol protocol, String master, String localized) {
        assertThat(HexFormat.of().formatHex(MasterKeys.derive(protocol, PASSWORD)))
                .isEqualTo(master);
        assertThat(
                        HexFormat.of()
                                .formatHex(
                                        new MasterKeys().localized(protocol, PASSWORD, ENGINE_ID)))
                .isEqualTo(localized);
    }
}

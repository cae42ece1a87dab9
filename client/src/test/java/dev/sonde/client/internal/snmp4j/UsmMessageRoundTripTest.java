package dev.sonde.client.internal.snmp4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import dev.sonde.client.VarBind;
import dev.sonde.client.internal.message.MalformedMessageException;
import dev.sonde.client.internal.message.MessageId;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.message.PduType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UsmMessageRoundTripTest {

    private static final byte[] ENGINE_ID = HexFormat.of().parseHex("80001f8880aabbccdd11223344");
    private static final String AUTH_PASSWORD = "authentication 1";
    private static final String PRIV_PASSWORD = "privacy 12";
    private static final int MSG_ID = 0x12345678;
    private static final Pdu RESPONSE =
            new Pdu(
                    PduType.RESPONSE,
                    0,
                    0,
                    List.of(
                            new VarBind(
                                    Oid.of("1.3.6.1.2.1.1.5.0"), OctetString.of("in the clear"))));

    private final MasterKeys masterKeys = new MasterKeys();

    private RemoteEngine engine() {
        return new RemoteEngine(ENGINE_ID, 3, 1000, masterKeys);
    }

    private static byte[] encode(RemoteEngine engine, UsmUser user) {
        return UsmMessage.encode(engine, user, Target.of("127.0.0.1", user), RESPONSE, MSG_ID);
    }

    static Stream<Arguments> everyPairOfProtocols() {
        return Arrays.stream(AuthProtocol.values())
                .flatMap(auth ->
                        Arrays.stream(PrivProtocol.values()).map(priv -> arguments(auth, priv)));
    }

    @ParameterizedTest
    @MethodSource("everyPairOfProtocols")
    void whatIsSecuredIsReadBackAndByNobodyElse(AuthProtocol auth, PrivProtocol priv)
            throws Exception {
        UsmUser user =
                new UsmUser("ops").withAuth(auth, AUTH_PASSWORD).withPriv(priv, PRIV_PASSWORD);
        byte[] message = encode(engine(), user);
        assertThat(MessageId.peek(message, message.length)).isEqualTo(MSG_ID);
        assertThat(new String(message, StandardCharsets.ISO_8859_1)).doesNotContain("clear");
        UsmMessage.Incoming incoming = UsmMessage.decode(engine(), user, MSG_ID, message);
        assertThat(incoming.pdu()).isEqualTo(RESPONSE);
        assertThat(incoming.isAuthentic()).isTrue();
        assertThat(incoming.engineId()).isEqualTo(OctetString.of(ENGINE_ID));

        UsmUser stranger = user.withAuth(auth, "another password");
        assertThatThrownBy(() -> UsmMessage.decode(engine(), stranger, MSG_ID, message))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("its digest is wrong");
        message[message.length - 1] ^= 1;
        assertThatThrownBy(() -> UsmMessage.decode(engine(), user, MSG_ID, message))
                .hasMessage("its digest is wrong");
    }

    @Test
    void localizedKeysDoWhatTheirPasswordsDo() throws Exception {
        byte[] authKey =
                masterKeys.localized(
                        AuthProtocol.SHA_256,
                        AUTH_PASSWORD.getBytes(StandardCharsets.UTF_8),
                        ENGINE_ID);
        byte[] privKey =
                masterKeys.localized(
                        AuthProtocol.SHA_256,
                        PRIV_PASSWORD.getBytes(StandardCharsets.UTF_8),
                        ENGINE_ID);
        UsmUser passwords =
                new UsmUser("ops")
                        .withAuth(AuthProtocol.SHA_256, AUTH_PASSWORD)
                        .withPriv(PrivProtocol.AES_128, PRIV_PASSWORD);
        UsmUser keys =
                new UsmUser("ops")
                        .withLocalizedAuth(AuthProtocol.SHA_256, authKey)
                        .withLocalizedPriv(PrivProtocol.AES_128, privKey);
        byte[] message = encode(engine(), keys);
        assertThat(UsmMessage.decode(engine(), passwords, MSG_ID, message).pdu())
                .isEqualTo(RESPONSE);
    }

    @Test
    void aResponseAtALowerLevelThanAskedWithIsRefused() {
        UsmUser user = new UsmUser("ops").withAuth(AuthProtocol.SHA_1, AUTH_PASSWORD);
        byte[] unsecured = encode(engine(), new UsmUser("ops"));
        assertThatThrownBy(() -> UsmMessage.decode(engine(), user, MSG_ID, unsecured))
                .hasMessage("its security level is lower than asked with");
    }

    @Test
    void aResponseToAnotherRequestIsRefused() {
        UsmUser user = new UsmUser("ops").withAuth(AuthProtocol.SHA_1, AUTH_PASSWORD);
        byte[] message = encode(engine(), user);
        assertThatThrownBy(() -> UsmMessage.decode(engine(), user, MSG_ID + 1, message))
                .hasMessage("it answers another request");
    }

    @Test
    void anOldMessageIsOutsideTheTimeWindow() throws Exception {
        UsmUser user = new UsmUser("ops").withAuth(AuthProtocol.SHA_1, AUTH_PASSWORD);
        byte[] old = encode(new RemoteEngine(ENGINE_ID, 3, 1000, masterKeys), user);
        RemoteEngine engine = new RemoteEngine(ENGINE_ID, 3, 2000, masterKeys);
        UsmMessage.decode(engine, user, MSG_ID, encode(engine, user));
        assertThatThrownBy(() -> UsmMessage.decode(engine, user, MSG_ID, old))
                .hasMessage("it is outside the time window");
    }

    @Test
    void theContextIsPartOfTheMessage() {
        UsmUser user = new UsmUser("ops");
        Target target =
                Target.of("127.0.0.1", user)
                        .withContextName("vlan-10")
                        .withContextEngineId(OctetString.ofHex("8000000001020304"));
        byte[] message = UsmMessage.encode(engine(), user, target, RESPONSE, MSG_ID);
        assertThat(HexFormat.of().formatHex(message))
                .contains("0408" + "8000000001020304" + "0407" + "766c616e2d3130");
    }

    @Test
    void everyTruncationAndBitFlipIsRefused() {
        UsmUser user =
                new UsmUser("ops")
                        .withAuth(AuthProtocol.SHA_1, AUTH_PASSWORD)
                        .withPriv(PrivProtocol.AES_128, PRIV_PASSWORD);
        RemoteEngine engine = engine();
        byte[] message = encode(engine, user);
        for (int length = 0; length < message.length; length++) {
            byte[] truncated = Arrays.copyOf(message, length);
            assertThatThrownBy(() -> UsmMessage.decode(engine, user, MSG_ID, truncated))
                    .isInstanceOf(MalformedMessageException.class);
        }
        for (int bit = 0; bit < message.length * 8; bit++) {
            byte[] flipped = message.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> UsmMessage.decode(engine, user, MSG_ID, flipped))
                    .as("bit %d", bit)
                    .isInstanceOf(MalformedMessageException.class);
        }
    }
}

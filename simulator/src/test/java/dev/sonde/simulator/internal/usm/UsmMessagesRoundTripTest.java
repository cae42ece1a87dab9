package dev.sonde.simulator.internal.usm;

import static dev.sonde.simulator.internal.usm.EngineFixture.AUTH_PASSWORD;
import static dev.sonde.simulator.internal.usm.EngineFixture.BOOTS;
import static dev.sonde.simulator.internal.usm.EngineFixture.ENGINE_ID;
import static dev.sonde.simulator.internal.usm.EngineFixture.MASTER_KEYS;
import static dev.sonde.simulator.internal.usm.EngineFixture.PRIV_PASSWORD;
import static dev.sonde.simulator.internal.usm.EngineFixture.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.Counter32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import dev.sonde.client.VarBind;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.message.PduType;
import dev.sonde.client.internal.snmp4j.RemoteEngine;
import dev.sonde.client.internal.snmp4j.UsmMessage;
import dev.sonde.client.internal.snmp4j.Variables;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snmp4j.PDU;

/// The Session's messages, as snmp4j's USM makes and takes them, there and back.
class UsmMessagesRoundTripTest {

    private static final Oid SYS_NAME = Oid.of("1.3.6.1.2.1.1.5.0");
    private static final int MSG_ID = 0x12345678;

    private final EngineFixture fixture = new EngineFixture();
    private final RemoteEngine remote = new RemoteEngine(ENGINE_ID, BOOTS, TIME, MASTER_KEYS);

    static Stream<Arguments> everyPairOfProtocols() {
        return Arrays.stream(AuthProtocol.values())
                .flatMap(auth ->
                        Arrays.stream(PrivProtocol.values()).map(priv -> arguments(auth, priv)));
    }

    @ParameterizedTest
    @MethodSource("everyPairOfProtocols")
    void everyPairOfProtocolsIsSpoken(AuthProtocol auth, PrivProtocol priv) throws Exception {
        UsmUser user =
                new UsmUser("ops").withAuth(auth, AUTH_PASSWORD).withPriv(priv, PRIV_PASSWORD);
        fixture.engine().add(user);
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        // Every remainder that a cipher of blocks has to pad.
        for (int length = 0; length <= 16; length++) {
            byte[] octets = new byte[length];
            random.nextBytes(octets);
            assertEcho(user, new VarBind(SYS_NAME, OctetString.of(octets)));
        }
        VarBind text = new VarBind(SYS_NAME, OctetString.of("in the clear"));
        assertThat(new String(assertEcho(user, text), StandardCharsets.ISO_8859_1))
                .doesNotContain("clear");
    }

    @Test
    void everyLevelIsSpoken() throws Exception {
        for (UsmUser user :
                List.of(EngineFixture.PLAIN, EngineFixture.SIGNING, EngineFixture.PRIVATE)) {
            assertEcho(user, new VarBind(SYS_NAME, OctetString.of("lab")));
        }
    }

    /// Sends a SET of `varBind` and answers with what it sets, which is returned.
    private byte[] assertEcho(UsmUser user, VarBind varBind) throws Exception {
        byte[] message =
                UsmMessage.encode(
                        remote,
                        user,
                        Target.of("127.0.0.1", user).withContextName("vlan-10"),
                        Pdu.set(List.of(varBind)),
                        MSG_ID);
        UsmRequest request = fixture.request(message);
        assertThat(request.user()).isSameAs(user);
        assertThat(request.level()).isEqualTo(SecurityLevel.of(user));
        assertThat(request.contextName()).isEqualTo(OctetString.of("vlan-10"));
        assertThat(request.pdu().getType()).isEqualTo(PDU.SET);
        assertThat(Variables.fromSnmp4j(request.pdu().get(0))).isEqualTo(varBind);

        PDU response = new PDU(PDU.RESPONSE, request.pdu().getVariableBindings());
        response.setRequestID(request.pdu().getRequestID());
        byte[] answer = request.respond(response);
        UsmMessage.Incoming back = UsmMessage.decode(remote, user, MSG_ID, answer);
        assertThat(back.pdu()).isEqualTo(new Pdu(PduType.RESPONSE, 0, 0, List.of(varBind)));
        assertThat(back.isAuthentic()).isEqualTo(user.authProtocol() != null);
        assertThat(back.engineId()).isEqualTo(OctetString.of(ENGINE_ID));
        assertThat(back.boots()).isEqualTo(BOOTS);
        assertThat(back.time()).isEqualTo(TIME);
        return answer;
    }

    @Test
    void theSessionLearnsTheTimeFromTheReport() throws Exception {
        RemoteEngine late = new RemoteEngine(ENGINE_ID, BOOTS - 2, 0, MASTER_KEYS);
        UsmUser user = EngineFixture.PRIVATE;
        Target target = Target.of("127.0.0.1", user);
        Pdu get = Pdu.asking(PduType.GET, SYS_NAME);
        Incoming refused = fixture.decode(UsmMessage.encode(late, user, target, get, MSG_ID));
        assertThat(refused).isInstanceOf(Incoming.Report.class);
        UsmMessage.Incoming report =
                UsmMessage.decode(late, user, MSG_ID, ((Incoming.Report) refused).message());
        assertThat(report.isAuthentic()).isTrue();
        assertThat(report.pdu().varBinds().getFirst().oid())
                .isEqualTo(ReportCounter.NOT_IN_TIME_WINDOWS.oid());
        assertThat(fixture.request(UsmMessage.encode(late, user, target, get, MSG_ID)).level())
                .isEqualTo(SecurityLevel.AUTH_PRIV);
    }

    @Test
    void aContextReportIsEncryptedAsItsRequestWas() throws Exception {
        UsmUser user = EngineFixture.PRIVATE;
        UsmRequest request =
                fixture.request(
                        UsmMessage.encode(
                                remote,
                                user,
                                Target.of("127.0.0.1", user),
                                Pdu.asking(PduType.GET, SYS_NAME),
                                MSG_ID));
        byte[] report = request.report(ReportCounter.UNKNOWN_CONTEXTS);
        assertThat(UsmMessage.decode(remote, user, MSG_ID, report).pdu().varBinds())
                .containsExactly(
                        new VarBind(ReportCounter.UNKNOWN_CONTEXTS.oid(), new Counter32(1)));
        // msgFlags and msgSecurityModel.
        assertThat(HexFormat.of().formatHex(report)).contains("040103020103");
    }

    @Test
    void localizedKeysDoWhatTheirPasswordsDo() throws Exception {
        org.snmp4j.smi.OctetString password = new org.snmp4j.smi.OctetString(AUTH_PASSWORD);
        byte[] key = EngineFixture.SHA_256.passwordToKey(password, ENGINE_ID);
        UsmUser withKeys =
                new UsmUser("ops")
                        .withLocalizedAuth(AuthProtocol.SHA_256, key)
                        .withLocalizedPriv(PrivProtocol.AES_256, key);
        UsmUser withPasswords =
                new UsmUser("ops")
                        .withAuth(AuthProtocol.SHA_256, AUTH_PASSWORD)
                        .withPriv(PrivProtocol.AES_256, AUTH_PASSWORD);
        fixture.engine().add(withKeys);
        byte[] message =
                UsmMessage.encode(
                        remote,
                        withPasswords,
                        Target.of("127.0.0.1", withPasswords),
                        Pdu.asking(PduType.GET, SYS_NAME),
                        MSG_ID);
        assertThat(fixture.request(message).user()).isSameAs(withKeys);
    }

    @Test
    void localizedKeysOfAWrongLengthAreRefused() {
        UsmUser shortAuth = new UsmUser("ops").withLocalizedAuth(AuthProtocol.SHA_1, new byte[19]);
        assertThatThrownBy(() -> fixture.engine().add(shortAuth))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the localized authentication key of v3 user 'ops' (SHA, no privacy) has 19"
                                + " octets instead of 20");
        UsmUser shortPriv =
                new UsmUser("ops")
                        .withLocalizedAuth(AuthProtocol.SHA_1, new byte[20])
                        .withLocalizedPriv(PrivProtocol.AES_256, new byte[0]);
        assertThatThrownBy(() -> fixture.engine().add(shortPriv))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the localized privacy key of v3 user 'ops' (SHA, AES-256) has 0 octets"
                                + " instead of 20 to 32");
        assertThat(fixture.engine().users()).hasSize(3);
    }
}

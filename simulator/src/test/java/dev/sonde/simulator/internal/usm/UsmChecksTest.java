package dev.sonde.simulator.internal.usm;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.message;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.tlv;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static dev.sonde.simulator.internal.usm.EngineFixture.AES_128;
import static dev.sonde.simulator.internal.usm.EngineFixture.AUTH_PASSWORD;
import static dev.sonde.simulator.internal.usm.EngineFixture.BOOTS;
import static dev.sonde.simulator.internal.usm.EngineFixture.ENGINE_ID;
import static dev.sonde.simulator.internal.usm.EngineFixture.PLAIN;
import static dev.sonde.simulator.internal.usm.EngineFixture.PRIVATE;
import static dev.sonde.simulator.internal.usm.EngineFixture.PRIV_PASSWORD;
import static dev.sonde.simulator.internal.usm.EngineFixture.REQUEST_ID;
import static dev.sonde.simulator.internal.usm.EngineFixture.SHA_1;
import static dev.sonde.simulator.internal.usm.EngineFixture.SHA_256;
import static dev.sonde.simulator.internal.usm.EngineFixture.SIGNING;
import static dev.sonde.simulator.internal.usm.EngineFixture.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.OctetString;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.UsmUser;
import dev.sonde.simulator.internal.usm.Incoming.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;

/// The checks of RFC 3412 §7.2 and RFC 3414 §3.2 in their order, each with the exact answer.
class UsmChecksTest {

    private static final byte[] NO_ENGINE = {};
    private static final byte[] OTHER_ENGINE = {(byte) 0x80, 0, 0, 0, 4, 'x'};

    private final EngineFixture fixture = new EngineFixture();

    private V3Message discovery() {
        return fixture.get().engineId(NO_ENGINE).at(0, 0);
    }

    private byte[] encryptedGet() {
        return fixture.getAs(PRIVATE)
                .flags(7)
                .encrypted(SHA_256, AUTH_PASSWORD, AES_128, PRIV_PASSWORD);
    }

    @Test
    void discoveryIsAnsweredWithTheEngineAndItsTime() {
        fixture.assertReport(
                discovery().octets(),
                ReportCounter.UNKNOWN_ENGINE_IDS,
                fixture.report(REQUEST_ID, ReportCounter.UNKNOWN_ENGINE_IDS, 1).octets());
        fixture.assertReport(
                discovery().msgId(Integer.MAX_VALUE).octets(),
                ReportCounter.UNKNOWN_ENGINE_IDS,
                fixture.report(REQUEST_ID, ReportCounter.UNKNOWN_ENGINE_IDS, 2)
                        .msgId(Integer.MAX_VALUE)
                        .octets());
        assertThat(fixture.engine().count(ReportCounter.UNKNOWN_ENGINE_IDS)).isEqualTo(2);
    }

    @Test
    void aRequestThatCanBeReadIsReportedWithoutTheReportableFlag() {
        fixture.assertReport(
                discovery().flags(0).octets(),
                ReportCounter.UNKNOWN_ENGINE_IDS,
                fixture.report(REQUEST_ID, ReportCounter.UNKNOWN_ENGINE_IDS, 1).octets());
    }

    @Test
    void whatWantsNoAnswerIsNotReportedWithTheReportableFlag() {
        for (int type : new int[] {RESPONSE, 0xA7, 0xA8}) {
            fixture.assertDropped(
                    discovery().pdu(pdu(type, 1, 0, 0)).octets(), Reason.NOT_REPORTABLE);
        }
        assertThat(fixture.engine().count(ReportCounter.UNKNOWN_ENGINE_IDS)).isEqualTo(3);
    }

    @Test
    void whatCannotBeReadIsReportedIfReportable() {
        V3Message unknown = fixture.getAs(new UsmUser("nobody"));
        byte[] expected =
                fixture.report(0, ReportCounter.UNKNOWN_USER_NAMES, 1).user("nobody").octets();
        fixture.assertReport(
                unknown.flags(7).octets(tlv(0x04, new byte[16])),
                ReportCounter.UNKNOWN_USER_NAMES,
                expected);
        fixture.assertDropped(
                unknown.flags(3).octets(tlv(0x04, new byte[16])), Reason.NOT_REPORTABLE);
    }

    @Test
    void aWrongEngineIdIsReportedToItsUser() {
        fixture.assertReport(
                fixture.getAs(PRIVATE).engineId(OTHER_ENGINE).octets(),
                ReportCounter.UNKNOWN_ENGINE_IDS,
                fixture.report(REQUEST_ID, ReportCounter.UNKNOWN_ENGINE_IDS, 1)
                        .user("private")
                        .octets());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 33, 300})
    void anEngineIdOfAWrongLengthIsAnUnknownOne(int length) {
        fixture.assertReport(
                discovery().engineId(new byte[length]).octets(),
                ReportCounter.UNKNOWN_ENGINE_IDS,
                fixture.report(REQUEST_ID, ReportCounter.UNKNOWN_ENGINE_IDS, 1).octets());
    }

    @Test
    void otherEnginesAreLookedUp() {
        LocalEngine other =
                new LocalEngine(OctetString.of(OTHER_ENGINE), 1, EngineFixture.MASTER_KEYS);
        other.add(PLAIN);
        V3Message message = new V3Message(OTHER_ENGINE).user("plain").pdu(EngineFixture.GET_NAME);
        Incoming incoming =
                fixture.processing()
                        .decode(
                                message.octets(),
                                fixture.engine(),
                                id -> id.equals(other.engineId()) ? other : null);
        assertThat(incoming).isInstanceOf(UsmRequest.class);
        assertThat(((UsmRequest) incoming).engine()).isSameAs(other);
    }

    @Test
    void withoutAnEngineNobodyAnswers() {
        assertThat(fixture.processing().decode(discovery().octets(), null, _ -> null))
                .isEqualTo(new Incoming.Dropped(Reason.NO_ENGINE));
    }

    @Test
    void anUnknownUserIsReported() {
        V3Message message = fixture.getAs(new UsmUser("nobody"));
        fixture.assertReport(
                message.octets(),
                ReportCounter.UNKNOWN_USER_NAMES,
                fixture.report(REQUEST_ID, ReportCounter.UNKNOWN_USER_NAMES, 1)
                        .user("nobody")
                        .octets());
        fixture.assertReport(
                message.flags(5).signed(SHA_1, AUTH_PASSWORD),
                ReportCounter.UNKNOWN_USER_NAMES,
                fixture.report(REQUEST_ID, ReportCounter.UNKNOWN_USER_NAMES, 2)
                        .user("nobody")
                        .octets());
    }

    @Test
    void aUserIsUnknownOnceItIsRemoved() {
        assertThat(fixture.engine().remove("plain")).isTrue();
        assertThat(fixture.engine().remove("plain")).isFalse();
        fixture.assertReport(
                fixture.getAs(PLAIN).octets(),
                ReportCounter.UNKNOWN_USER_NAMES,
                fixture.report(REQUEST_ID, ReportCounter.UNKNOWN_USER_NAMES, 1)
                        .user("plain")
                        .octets());
        fixture.engine().add(PLAIN);
        assertThat(fixture.request(fixture.getAs(PLAIN).octets()).user()).isSameAs(PLAIN);
    }

    @Test
    void aLevelWithoutKeysForItIsReported() {
        fixture.assertReport(
                fixture.getAs(PLAIN).flags(5).signed(SHA_1, AUTH_PASSWORD),
                ReportCounter.UNSUPPORTED_SEC_LEVELS,
                fixture.report(REQUEST_ID, ReportCounter.UNSUPPORTED_SEC_LEVELS, 1)
                        .user("plain")
                        .octets());
        fixture.assertReport(
                fixture.getAs(SIGNING)
                        .flags(7)
                        .encrypted(SHA_1, AUTH_PASSWORD, AES_128, PRIV_PASSWORD),
                ReportCounter.UNSUPPORTED_SEC_LEVELS,
                fixture.report(0, ReportCounter.UNSUPPORTED_SEC_LEVELS, 2)
                        .user("signing")
                        .octets());
    }

    @Test
    void aLowerLevelThanTheUsersIsAcceptedByUsm() throws Exception {
        UsmRequest clear = fixture.request(fixture.getAs(PRIVATE).octets());
        assertThat(clear.level()).isEqualTo(SecurityLevel.NO_AUTH_NO_PRIV);
        assertThat(SecurityLevel.of(clear.user())).isEqualTo(SecurityLevel.AUTH_PRIV);
        UsmRequest signed =
                fixture.request(fixture.getAs(PRIVATE).flags(5).signed(SHA_256, AUTH_PASSWORD));
        assertThat(signed.level()).isEqualTo(SecurityLevel.AUTH_NO_PRIV);

        PDU refusal = new PDU(PDU.RESPONSE, List.of());
        refusal.setRequestID(new Integer32(REQUEST_ID));
        refusal.setErrorStatus(PDU.authorizationError);
        assertThat(clear.respond(refusal))
                .isEqualTo(
                        fixture.getAs(PRIVATE)
                                .flags(0)
                                .pdu(pdu(RESPONSE, REQUEST_ID, 16, 0))
                                .octets());
        assertThat(signed.respond(refusal))
                .isEqualTo(
                        fixture.getAs(PRIVATE)
                                .flags(1)
                                .pdu(pdu(RESPONSE, REQUEST_ID, 16, 0))
                                .signed(SHA_256, AUTH_PASSWORD));
    }

    @Test
    void aWrongDigestIsReported() {
        byte[] expected =
                fixture.report(REQUEST_ID, ReportCounter.WRONG_DIGESTS, 1).user("signing").octets();
        fixture.assertReport(
                fixture.getAs(SIGNING).flags(5).signed(SHA_1, "another password"),
                ReportCounter.WRONG_DIGESTS,
                expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 13, 48, 200})
    void aDigestOfAWrongLengthIsWrong(int length) {
        fixture.assertReport(
                fixture.getAs(SIGNING).flags(5).digest(new byte[length]).octets(),
                ReportCounter.WRONG_DIGESTS,
                fixture.report(REQUEST_ID, ReportCounter.WRONG_DIGESTS, 1)
                        .user("signing")
                        .octets());
    }

    private byte[] notInTimeWindow(int requestId, int value) {
        return fixture.report(requestId, ReportCounter.NOT_IN_TIME_WINDOWS, value)
                .flags(1)
                .user("private")
                .signed(SHA_256, AUTH_PASSWORD);
    }

    @Test
    void timeIsToldToWhoIsAuthentic() {
        fixture.assertReport(
                fixture.getAs(PRIVATE).flags(5).at(0, 0).signed(SHA_256, AUTH_PASSWORD),
                ReportCounter.NOT_IN_TIME_WINDOWS,
                notInTimeWindow(REQUEST_ID, 1));
        fixture.assertReport(
                fixture.getAs(PRIVATE)
                        .flags(7)
                        .at(0, 0)
                        .encrypted(SHA_256, AUTH_PASSWORD, AES_128, PRIV_PASSWORD),
                ReportCounter.NOT_IN_TIME_WINDOWS,
                notInTimeWindow(0, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 1151",
        "7, 849",
        "7, 0",
        "7, 2147483647",
        "6, 1000",
        "8, 1000",
        "2147483647, 1000"
    })
    void whatIsOutsideTheWindowIsToldTheTime(int boots, int time) {
        fixture.assertReport(
                fixture.getAs(PRIVATE).flags(5).at(boots, time).signed(SHA_256, AUTH_PASSWORD),
                ReportCounter.NOT_IN_TIME_WINDOWS,
                notInTimeWindow(REQUEST_ID, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {850, 1000, 1150})
    void theWindowIs150SecondsBothWays(int time) {
        UsmRequest request =
                fixture.request(
                        fixture.getAs(PRIVATE)
                                .flags(5)
                                .at(BOOTS, time)
                                .signed(SHA_256, AUTH_PASSWORD));
        assertThat(request.pdu().getRequestID().getValue()).isEqualTo(REQUEST_ID);
    }

    @Test
    void nothingIsTimelyOnceBootsHaveComeToTheirEnd() {
        EngineFixture latched = new EngineFixture(Integer.MAX_VALUE);
        latched.assertReport(
                latched.getAs(PRIVATE).flags(5).signed(SHA_256, AUTH_PASSWORD),
                ReportCounter.NOT_IN_TIME_WINDOWS,
                latched.report(REQUEST_ID, ReportCounter.NOT_IN_TIME_WINDOWS, 1)
                        .flags(1)
                        .user("private")
                        .signed(SHA_256, AUTH_PASSWORD));
        // A message that claims nothing is not timed.
        assertThat(latched.request(latched.getAs(PLAIN).octets()).level())
                .isEqualTo(SecurityLevel.NO_AUTH_NO_PRIV);
    }

    @Test
    void bootsGoOnWhenTimeComesToItsEnd() {
        fixture.pass(Integer.MAX_VALUE - TIME);
        assertThat(fixture.engine().boots()).isEqualTo(BOOTS);
        assertThat(fixture.engine().time()).isEqualTo(Integer.MAX_VALUE);
        fixture.pass(1);
        assertThat(fixture.engine().boots()).isEqualTo(BOOTS + 1);
        assertThat(fixture.engine().time()).isZero();
    }

    private byte[] decryptionError(int value) {
        return fixture.report(0, ReportCounter.DECRYPTION_ERRORS, value).user("private").octets();
    }

    @Test
    void whatCannotBeDecryptedIsReported() {
        fixture.assertReport(
                fixture.getAs(PRIVATE)
                        .flags(7)
                        .encrypted(SHA_256, AUTH_PASSWORD, AES_128, "another password"),
                ReportCounter.DECRYPTION_ERRORS,
                decryptionError(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9})
    void aSaltOfAWrongLengthIsADecryptionError(int length) {
        fixture.assertReport(
                withMsgData(new byte[40], length),
                ReportCounter.DECRYPTION_ERRORS,
                decryptionError(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 9, 39})
    void aLengthOfNoWholeBlocksIsADecryptionError(int length) {
        fixture.engine()
                .add(
                        new UsmUser("private")
                                .withAuth(AuthProtocol.SHA_256, AUTH_PASSWORD)
                                .withPriv(PrivProtocol.DES, PRIV_PASSWORD));
        fixture.assertReport(
                withMsgData(new byte[length], 8),
                ReportCounter.DECRYPTION_ERRORS,
                decryptionError(1));
    }

    private byte[] withMsgData(byte[] encrypted, int saltLength) {
        return fixture.getAs(PRIVATE)
                .flags(7)
                .salt(new byte[saltLength])
                .signed(SHA_256, AUTH_PASSWORD, tlv(0x04, encrypted));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6})
    void privacyWithoutAuthenticationIsDropped(int flags) {
        fixture.assertDropped(fixture.getAs(PRIVATE).flags(flags).octets(), Reason.INVALID_FLAGS);
        fixture.assertDropped(
                fixture.getAs(PRIVATE).flags(flags).octets(tlv(0x04, new byte[16])),
                Reason.INVALID_FLAGS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, Integer.MAX_VALUE})
    void anotherSecurityModelIsDropped(int model) {
        fixture.assertDropped(discovery().model(model).octets(), Reason.UNKNOWN_SECURITY_MODEL);
    }

    @Test
    void reservedFlagsMeanNothing() {
        assertThat(fixture.request(fixture.getAs(PLAIN).flags(0xFC).octets()).level())
                .isEqualTo(SecurityLevel.NO_AUTH_NO_PRIV);
    }

    @Test
    void anUnknownContextIsReportedAtTheLevelOfTheRequest() {
        V3Message expected = fixture.report(REQUEST_ID, ReportCounter.UNKNOWN_CONTEXTS, 1);
        UsmRequest request =
                fixture.request(
                        fixture.getAs(SIGNING)
                                .flags(5)
                                .context(ENGINE_ID, "vlan-10")
                                .signed(SHA_1, AUTH_PASSWORD));
        assertThat(request.contextName()).isEqualTo(OctetString.of("vlan-10"));
        assertThat(request.report(ReportCounter.UNKNOWN_CONTEXTS))
                .isEqualTo(expected.flags(1).user("signing").signed(SHA_1, AUTH_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "800000000478"})
    void anUnknownContextEngineIdIsReportedAtTheLevelOfTheRequest(String contextEngineId) {
        OctetString id = OctetString.ofHex(contextEngineId);
        UsmRequest request = fixture.request(fixture.getAs(PLAIN).context(id.bytes(), "").octets());
        assertThat(request.contextEngineId()).isEqualTo(id);
        assertThat(request.report(ReportCounter.UNKNOWN_PDU_HANDLERS))
                .isEqualTo(
                        fixture.report(REQUEST_ID, ReportCounter.UNKNOWN_PDU_HANDLERS, 1)
                                .user("plain")
                                .octets());
    }

    @Test
    void anInformHasNoHandlerAndOtherPdusAreNoRequests() {
        fixture.assertReport(
                fixture.getAs(PLAIN).pdu(pdu(0xA6, 9, 0, 0)).octets(),
                ReportCounter.UNKNOWN_PDU_HANDLERS,
                fixture.report(9, ReportCounter.UNKNOWN_PDU_HANDLERS, 1).user("plain").octets());
        for (int type : new int[] {RESPONSE, 0xA7, 0xA8}) {
            fixture.assertDropped(
                    fixture.getAs(PLAIN).pdu(pdu(type, 9, 0, 0)).octets(), Reason.NO_REQUEST);
        }
        // The Trap-PDU of v1.
        fixture.assertDropped(
                fixture.getAs(PLAIN).pdu(pdu(0xA4, 9, 0, 0)).octets(), Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {483, 0, -1, Integer.MIN_VALUE})
    void aSmallerMaximumThanAllMustTakeIsMalformed(int maxSize) {
        fixture.assertDropped(fixture.getAs(PLAIN).maxSize(maxSize).octets(), Reason.MALFORMED);
    }

    @Test
    void theLargestMaximumIsOurs() {
        UsmRequest request =
                fixture.request(fixture.getAs(PLAIN).maxSize(Integer.MAX_VALUE).octets());
        assertThat(request.maxResponseSize()).isEqualTo(65_507);
    }

    @Test
    void numbersOutOfTheirRangesAreMalformed() {
        fixture.assertDropped(fixture.getAs(PLAIN).msgId(-1).octets(), Reason.MALFORMED);
        fixture.assertDropped(fixture.getAs(PLAIN).model(0).octets(), Reason.MALFORMED);
        fixture.assertDropped(fixture.getAs(PLAIN).at(-1, 0).octets(), Reason.MALFORMED);
        fixture.assertDropped(fixture.getAs(PLAIN).at(0, -1).octets(), Reason.MALFORMED);
        fixture.assertDropped(fixture.get().user("u".repeat(33)).octets(), Reason.MALFORMED);
    }

    @Test
    void msgDataIsOfTheKindThatTheFlagsSay() {
        fixture.assertDropped(
                fixture.getAs(PLAIN).octets(tlv(0x04, new byte[16])), Reason.MALFORMED);
        fixture.assertDropped(fixture.getAs(PRIVATE).flags(7).octets(), Reason.MALFORMED);
    }

    @Test
    void aReplayAfterARestartIsTooOld(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("boots");
        OctetString id = fixture.engine().engineId();
        Files.writeString(file, BootsFile.HEADER + "\n80001f8880aabbccdd11223344 6\n");
        List<String> warnings = new ArrayList<>();
        int boots = EngineBoots.count(file, List.of(id), warnings::add).getOrDefault(id, 0);
        assertThat(boots).isEqualTo(BOOTS);
        EngineFixture before = new EngineFixture(boots);
        byte[] captured = before.getAs(SIGNING).flags(5).signed(SHA_1, AUTH_PASSWORD);
        assertThat(before.request(captured).level()).isEqualTo(SecurityLevel.AUTH_NO_PRIV);

        int bootsAfter = EngineBoots.count(file, List.of(id), warnings::add).getOrDefault(id, 0);
        EngineFixture after = new EngineFixture(bootsAfter);
        after.assertReport(
                captured,
                ReportCounter.NOT_IN_TIME_WINDOWS,
                after.report(REQUEST_ID, ReportCounter.NOT_IN_TIME_WINDOWS, 1)
                        .flags(1)
                        .at(BOOTS + 1, TIME)
                        .user("signing")
                        .signed(SHA_1, AUTH_PASSWORD));
        assertThat(warnings).isEmpty();
    }

    @Test
    void aMessageToOneEngineIsNotAuthenticToAnother() {
        LocalEngine other =
                new LocalEngine(OctetString.of(OTHER_ENGINE), BOOTS, EngineFixture.MASTER_KEYS);
        other.add(SIGNING);
        byte[] key = SHA_1.passwordToKey(new org.snmp4j.smi.OctetString(AUTH_PASSWORD), ENGINE_ID);
        byte[] otherKey =
                SHA_1.passwordToKey(new org.snmp4j.smi.OctetString(AUTH_PASSWORD), OTHER_ENGINE);
        assertThat(key).isNotEqualTo(otherKey);
        // Whoever has taken the key from one device signs for the other with it.
        V3Message forged =
                new V3Message(OTHER_ENGINE)
                        .at(BOOTS, 0)
                        .flags(5)
                        .user("signing")
                        .pdu(EngineFixture.GET_NAME);
        Incoming refused =
                fixture.processing().decode(forged.signedWith(SHA_1, key), other, _ -> null);
        assertThat(refused).isInstanceOf(Incoming.Report.class);
        assertThat(((Incoming.Report) refused).counter()).isEqualTo(ReportCounter.WRONG_DIGESTS);
        assertThat(
                        fixture.processing()
                                .decode(forged.signedWith(SHA_1, otherKey), other, _ -> null))
                .isInstanceOf(UsmRequest.class);
    }

    @Test
    void theFirstCheckThatFailsIsReported() {
        // From the last check to the first, each with everything after it wrong, too.
        V3Message message = fixture.getAs(PRIVATE).flags(7).at(BOOTS - 1, 0);
        byte[] stale = message.encrypted(SHA_256, AUTH_PASSWORD, AES_128, "another password");
        fixture.assertReport(stale, ReportCounter.NOT_IN_TIME_WINDOWS, notInTimeWindow(0, 1));
        byte[] forged = message.encrypted(SHA_256, "another password", AES_128, PRIV_PASSWORD);
        fixture.assertReport(
                forged,
                ReportCounter.WRONG_DIGESTS,
                fixture.report(0, ReportCounter.WRONG_DIGESTS, 1).user("private").octets());
        byte[] data = tlv(0x04, new byte[40]);
        fixture.assertReport(
                message.user("plain").octets(data),
                ReportCounter.UNSUPPORTED_SEC_LEVELS,
                fixture.report(0, ReportCounter.UNSUPPORTED_SEC_LEVELS, 1).user("plain").octets());
        fixture.assertReport(
                message.user("nobody").octets(data),
                ReportCounter.UNKNOWN_USER_NAMES,
                fixture.report(0, ReportCounter.UNKNOWN_USER_NAMES, 1).user("nobody").octets());
        fixture.assertReport(
                message.engineId(OTHER_ENGINE).octets(data),
                ReportCounter.UNKNOWN_ENGINE_IDS,
                fixture.report(0, ReportCounter.UNKNOWN_ENGINE_IDS, 1).user("nobody").octets());
        fixture.assertDropped(message.model(4).octets(data), Reason.UNKNOWN_SECURITY_MODEL);
        fixture.assertDropped(message.flags(6).octets(data), Reason.INVALID_FLAGS);
        fixture.assertDropped(message.maxSize(483).octets(data), Reason.MALFORMED);
    }

    @Test
    void octetsAfterTheMessageAreIgnored() {
        byte[] message = fixture.getAs(SIGNING).flags(5).signed(SHA_1, AUTH_PASSWORD);
        assertThat(fixture.request(Arrays.copyOf(message, message.length + 5)).level())
                .isEqualTo(SecurityLevel.AUTH_NO_PRIV);
    }

    @Test
    void otherVersionsAreLeftToOthers() {
        fixture.assertDropped(
                message(1, "public", pdu(GET, 1, 0, 0, varBind("1.3"))), Reason.UNKNOWN_VERSION);
    }

    @Test
    void anEncryptedRequestIsRead() {
        UsmRequest request = fixture.request(encryptedGet());
        assertThat(request.level()).isEqualTo(SecurityLevel.AUTH_PRIV);
        assertThat(request.user()).isSameAs(PRIVATE);
        assertThat(request.contextEngineId()).isEqualTo(OctetString.of(ENGINE_ID));
        assertThat(request.contextName()).isEqualTo(OctetString.of(""));
        assertThat(request.pdu().getType()).isEqualTo(PDU.GET);
        assertThat(request.pdu().get(0).getOid()).isEqualTo(new OID("1.3.6.1.2.1.1.5.0"));
    }
}

package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.GET_BULK;
import static dev.sonde.simulator.internal.agent.Wire.GET_NEXT;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.SET;
import static dev.sonde.simulator.internal.agent.Wire.V1;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.message;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects that answer an error-status or stay silent on purpose, octet by octet.
class MisbehavingObjectTest {

    private static final String SYS_CONTACT = "1.3.6.1.2.1.1.4.0";
    private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
    private static final String COLUMN = "1.3.6.1.2.1.2.2.1.1";

    private final TreeStore store =
            new TreeStore()
                    .with(SYS_CONTACT, OctetString.of("nobody"))
                    .with(COLUMN + ".1", new Integer32(1))
                    .with(COLUMN + ".2", new Integer32(2));
    private final AgentFixture agent = AgentFixture.of(store);

    @AfterEach
    void stop() {
        agent.close();
    }

    private void assertStillAnswers() {
        agent.assertAnswer(
                V2C,
                pdu(GET, 98, 0, 0, varBind(SYS_CONTACT)),
                pdu(RESPONSE, 98, 0, 0, varBind(SYS_CONTACT, octets("nobody"))));
        assertThat(agent.statistics().storeFailures()).isZero();
    }

    /// D7, RFC 3584 §4.3.
    @ParameterizedTest
    @CsvSource({
        "NO_SUCH_NAME, 2, 2",
        "BAD_VALUE, 3, 3",
        "READ_ONLY, 4, 4",
        "GEN_ERR, 5, 5",
        "NO_ACCESS, 6, 2",
        "WRONG_TYPE, 7, 3",
        "WRONG_LENGTH, 8, 3",
        "WRONG_ENCODING, 9, 3",
        "WRONG_VALUE, 10, 3",
        "NO_CREATION, 11, 2",
        "INCONSISTENT_VALUE, 12, 3",
        "RESOURCE_UNAVAILABLE, 13, 5",
        "COMMIT_FAILED, 14, 5",
        "NOT_WRITABLE, 17, 2",
        "INCONSISTENT_NAME, 18, 2"
    })
    void anErrorStatusIsAnsweredInTheWordsOfTheVersion(ErrorStatus status, int v2c, int v1) {
        store.withRefusing(SYS_NAME, status);
        for (int type : new int[] {GET, GET_NEXT}) {
            byte[][] asked = {varBind(SYS_CONTACT), varBind(type == GET ? SYS_NAME : SYS_CONTACT)};
            int index = type == GET ? 2 : 1;
            agent.assertAnswer(V2C, pdu(type, 1, 0, 0, asked), pdu(RESPONSE, 1, v2c, index, asked));
            agent.assertAnswer(V1, pdu(type, 1, 0, 0, asked), pdu(RESPONSE, 1, v1, index, asked));
        }
        assertStillAnswers();
    }

    /// C11, C15: these are about the whole request.
    @ParameterizedTest
    @CsvSource({"UNDO_FAILED, 15, 5", "AUTHORIZATION_ERROR, 16, 2"})
    void someErrorStatusNameNoVarBind(ErrorStatus status, int v2c, int v1) {
        store.withRefusing(SYS_NAME, status);
        byte[][] asked = {varBind(SYS_CONTACT), varBind(SYS_NAME)};
        agent.assertAnswer(V2C, pdu(GET, 2, 0, 0, asked), pdu(RESPONSE, 2, v2c, 0, asked));
        agent.assertAnswer(V1, pdu(GET, 2, 0, 0, asked), pdu(RESPONSE, 2, v1, 0, asked));
    }

    /// D5.
    @Test
    void tooBigRepeatsTheRequestInV1AndIsEmptyInV2() {
        store.withRefusing(SYS_NAME, ErrorStatus.TOO_BIG);
        byte[][] asked = {varBind(SYS_CONTACT), varBind(SYS_NAME)};
        agent.assertAnswer(V2C, pdu(GET, 3, 0, 0, asked), pdu(RESPONSE, 3, 1, 0));
        agent.assertAnswer(V1, pdu(GET, 3, 0, 0, asked), pdu(RESPONSE, 3, 1, 0, asked));
    }

    /// B12.
    @ParameterizedTest
    @EnumSource(names = {"GEN_ERR", "NO_ACCESS"})
    void anErrorInARepetitionNamesTheVarBindOfTheRequest(ErrorStatus status) {
        store.withRefusing(COLUMN + ".3", status);
        byte[][] asked = {varBind(SYS_NAME), varBind("1.4"), varBind(COLUMN)};
        agent.assertAnswer(
                V2C, pdu(GET_BULK, 4, 1, 9, asked), pdu(RESPONSE, 4, status.code(), 3, asked));
        assertStillAnswers();
    }

    @Test
    void aRunBeforeAnObjectThatRefusesIsAnswered() {
        store.withRefusing(COLUMN + ".3", ErrorStatus.GEN_ERR);
        agent.assertAnswer(
                V2C,
                pdu(GET_BULK, 5, 0, 2, varBind(COLUMN)),
                pdu(
                        RESPONSE,
                        5,
                        0,
                        0,
                        varBind(COLUMN + ".1", integer(1)),
                        varBind(COLUMN + ".2", integer(2))));
    }

    @Test
    void whatIsMissingNextToAnObjectThatRefusesIsMissing() {
        store.withRefusing(SYS_NAME, ErrorStatus.GEN_ERR);
        String wrongInstance = "1.3.6.1.2.1.1.5.1";
        agent.assertAnswer(
                V2C,
                pdu(GET, 6, 0, 0, varBind(wrongInstance)),
                pdu(RESPONSE, 6, 0, 0, varBind(wrongInstance, Wire.noSuchInstance())));
    }

    @ParameterizedTest
    @ValueSource(ints = {GET, GET_NEXT, GET_BULK, SET})
    void anObjectThatStaysSilentSilencesTheWholeRequest(int type) {
        store.withSilent(SYS_NAME);
        String asked = type == GET || type == SET ? SYS_NAME : SYS_CONTACT;
        byte[][] varBinds = {varBind(asked, octets("x")), varBind(SYS_CONTACT, octets("x"))};
        agent.manager().assertSilence(message(V2C, "public", pdu(type, 7, 0, 1, varBinds)));
        assertStillAnswers();
    }
}

package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET_BULK;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.V1;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.endOfMibView;
import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.message;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// GETBULK as RFC 3416 §4.2.3 wants it, octet by octet.
@Timeout(60)
class GetBulkTest {

    private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
    private static final String INDEX = "1.3.6.1.2.1.2.2.1.1";
    private static final String DESCR = "1.3.6.1.2.1.2.2.1.2";
    private static final String END = "1.3.6.1.2.1.2.2.1.9";

    private AgentFixture agent = AgentFixture.of(table(3));

    @AfterEach
    void stop() {
        agent.close();
    }

    private static TreeStore table(int rows) {
        TreeStore store = new TreeStore().with(SYS_NAME, OctetString.of("lab"));
        for (int row = 1; row <= rows; row++) {
            store.with(INDEX + "." + row, new Integer32(row));
            store.with(DESCR + "." + row, OctetString.of("eth" + row));
        }
        return store;
    }

    private void serve(TreeStore store, int maxMessageSize) {
        agent.close();
        agent = AgentFixture.of(store, maxMessageSize);
    }

    private static byte[] index(int row) {
        return varBind(INDEX + "." + row, integer(row));
    }

    private static byte[] descr(int row) {
        return varBind(DESCR + "." + row, octets("eth" + row));
    }

    @Test
    void aBulkOfNothingIsAnsweredWithNothing() {
        agent.assertAnswer(V2C, pdu(GET_BULK, 1, 0, 10), pdu(RESPONSE, 1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void noRepetitionsAreAnsweredWithNothing(int maxRepetitions) {
        agent.assertAnswer(
                V2C, pdu(GET_BULK, 2, 0, maxRepetitions, varBind(INDEX)), pdu(RESPONSE, 2, 0, 0));
    }

    @Test
    void negativeNonRepeatersCountAsNone() {
        agent.assertAnswer(
                V2C,
                pdu(GET_BULK, 3, -1, 2, varBind(INDEX)),
                pdu(RESPONSE, 3, 0, 0, index(1), index(2)));
    }

    @Test
    void moreNonRepeatersThanVarBindsLeaveNoRepeaters() {
        agent.assertAnswer(
                V2C, pdu(GET_BULK, 4, 5, 3, varBind(INDEX)), pdu(RESPONSE, 4, 0, 0, index(1)));
    }

    @Test
    void rowsAreInterleavedAfterTheNonRepeaters() {
        agent.assertAnswer(
                V2C,
                pdu(GET_BULK, 5, 1, 2, varBind("1.3.6.1.2.1.1.5"), varBind(INDEX), varBind(DESCR)),
                pdu(
                        RESPONSE,
                        5,
                        0,
                        0,
                        varBind(SYS_NAME, octets("lab")),
                        index(1),
                        descr(1),
                        index(2),
                        descr(2)));
    }

    @Test
    void asManyRepetitionsAsThereCouldBeAreAnsweredWithWhatFits() {
        serve(table(20_000), 65_507);
        byte[] answer =
                agent.manager()
                        .ask(
                                message(
                                        V2C,
                                        "public",
                                        pdu(GET_BULK, 6, 0, Integer.MAX_VALUE, varBind(INDEX))));
        // A varbind more would not have fitted.
        assertThat(answer.length).isBetween(65_507 - 24, 65_507);
    }

    @Test
    void aRowOfNothingButTheEndIsTheLast() {
        agent.assertAnswer(
                V2C,
                pdu(GET_BULK, 7, 0, 3, varBind(END), varBind("2.1")),
                pdu(
                        RESPONSE,
                        7,
                        0,
                        0,
                        varBind(END, endOfMibView()),
                        varBind("2.1", endOfMibView())));
    }

    @Test
    void seventyRepeatersGetAtLeastOneRow() {
        byte[][] asked = new byte[70][];
        byte[][] expected = new byte[70][];
        for (int i = 0; i < 70; i++) {
            asked[i] = varBind(i % 2 == 0 ? INDEX : DESCR);
            expected[i] = i % 2 == 0 ? index(1) : descr(1);
        }
        agent.assertAnswer(V2C, pdu(GET_BULK, 8, 0, 1, asked), pdu(RESPONSE, 8, 0, 0, expected));
    }

    @Test
    void aColumnAtItsEndKeepsItsLastNameWhileOthersGoOn() {
        agent.assertAnswer(
                V2C,
                pdu(GET_BULK, 9, 0, 4, varBind(DESCR + ".1"), varBind(INDEX + ".3")),
                pdu(
                        RESPONSE,
                        9,
                        0,
                        0,
                        descr(2),
                        descr(1),
                        descr(3),
                        descr(2),
                        varBind(DESCR + ".3", endOfMibView()),
                        descr(3),
                        varBind(DESCR + ".3", endOfMibView()),
                        varBind(DESCR + ".3", endOfMibView())));
    }

    @Test
    void whatDoesNotFitIsLeftOutFromTheEnd() {
        serve(table(100), 484);
        byte[] answer =
                agent.manager()
                        .ask(
                                message(
                                        V2C,
                                        "public",
                                        pdu(GET_BULK, 10, 0, 50, varBind(INDEX), varBind(DESCR))));
        assertThat(answer.length).isBetween(484 - 25, 484);
        List<byte[]> expected = new ArrayList<>();
        byte[] whole = new byte[0];
        // The longest beginning of the rows that has the length of the answer.
        for (int i = 0; whole.length < answer.length; i++) {
            expected.add(i % 2 == 0 ? index(i / 2 + 1) : descr(i / 2 + 1));
            whole =
                    message(
                            V2C,
                            "public",
                            pdu(RESPONSE, 10, 0, 0, expected.toArray(new byte[0][])));
        }
        assertThat(answer).isEqualTo(whole);
    }

    @Test
    void aFirstVarBindThatDoesNotFitLeavesNone() {
        serve(new TreeStore().with(SYS_NAME, OctetString.of("x".repeat(1000))), 484);
        agent.assertAnswer(V2C, pdu(GET_BULK, 11, 0, 5, varBind("1.3")), pdu(RESPONSE, 11, 0, 0));
        agent.assertAnswer(V2C, pdu(GET_BULK, 11, 1, 0, varBind("1.3")), pdu(RESPONSE, 11, 0, 0));
    }

    @Test
    void v1HasNoGetBulk() {
        agent.manager()
                .assertSilence(message(V1, "public", pdu(GET_BULK, 12, 0, 3, varBind(INDEX))));
        assertThat(agent.statistics().malformed()).isEqualTo(1);
    }

    @Test
    void aFailureInARepetitionNamesTheVarBindOfTheRequest() {
        serve(table(200).withBroken(DESCR + ".64"), 65_507);
        byte[][] asked = {varBind("1.3.6.1.2.1.1.5"), varBind(INDEX), varBind(DESCR)};
        int genErr = 5;
        agent.assertAnswer(
                V2C, pdu(GET_BULK, 13, 1, 100, asked), pdu(RESPONSE, 13, genErr, 3, asked));
        assertThat(agent.statistics().storeFailures()).isEqualTo(1);
    }

    @Test
    void aNonRepeaterAtTheEndLeavesTheRepeatersAlone() {
        agent.assertAnswer(
                V2C,
                pdu(GET_BULK, 14, 1, 2, varBind(END), varBind(INDEX)),
                pdu(RESPONSE, 14, 0, 0, varBind(END, endOfMibView()), index(1), index(2)));
    }
}

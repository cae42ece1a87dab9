package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.GET_NEXT;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.V1;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.counter64;
import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.message;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Counter64;
import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What SNMPv1 answers where v2 would answer an exception or a Counter64 (RFC 1157 §4.1, RFC 3584
/// §4.2), octet by octet.
class Version1Test {

    private static final int TOO_BIG = 1;
    private static final int NO_SUCH_NAME = 2;
    private static final int GEN_ERR = 5;

    private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
    private static final String NOTHING = "1.3.6.1.2.1.1.99.0";
    private static final String HOLE = "1.3.6.1.2.1.1.7.0";
    private static final String OCTETS = "1.3.6.1.2.1.31.1.1.1.6";
    private static final String SPEED = "1.3.6.1.2.1.31.1.1.1.15.1";
    private static final String LAST = "1.3.6.1.6.1.0";

    private final TreeStore store = store();
    private AgentFixture agent = AgentFixture.of(store);

    private static TreeStore store() {
        TreeStore store =
                new TreeStore()
                        .with(SYS_NAME, OctetString.of("lab"))
                        .with(HOLE, Missing.NO_SUCH_OBJECT)
                        .with(SPEED, new Integer32(1000))
                        .with(LAST, new Counter64(-1));
        for (int row = 1; row <= 300; row++) {
            store.with(OCTETS + "." + row, new Counter64(row));
        }
        return store;
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    private void assertRefused(int type, int index, byte[]... varBinds) {
        agent.assertAnswer(
                V1, pdu(type, 9, 0, 0, varBinds), pdu(RESPONSE, 9, NO_SUCH_NAME, index, varBinds));
    }

    @Test
    void anErrorRepeatsTheRequestWithoutValues() {
        assertRefused(GET, 2, varBind(SYS_NAME), varBind(NOTHING));
        assertRefused(GET, 2, varBind(SYS_NAME), varBind(HOLE), varBind(SYS_NAME));
        assertRefused(GET, 1, varBind(NOTHING, octets("as it came")), varBind(SYS_NAME));
    }

    @Test
    void pastTheEndIsNoSuchName() {
        assertRefused(GET_NEXT, 2, varBind("1.3"), varBind("1.4"));
    }

    @Test
    void aCounter64IsNoSuchName() {
        assertRefused(GET, 2, varBind(SYS_NAME), varBind(OCTETS + ".1"));
    }

    @Test
    void nextPassesOverCounter64() {
        agent.assertAnswer(
                V1,
                pdu(GET_NEXT, 4, 0, 0, varBind(SYS_NAME), varBind(OCTETS + ".7")),
                pdu(
                        RESPONSE,
                        4,
                        0,
                        0,
                        varBind(SPEED, integer(1000)),
                        varBind(SPEED, integer(1000))));
        assertRefused(GET_NEXT, 1, varBind(SPEED));
    }

    @Test
    void v2DoesNotPassOverCounter64() {
        agent.assertAnswer(
                V2C,
                pdu(GET_NEXT, 4, 0, 0, varBind(SYS_NAME), varBind(SPEED)),
                pdu(
                        RESPONSE,
                        4,
                        0,
                        0,
                        varBind(OCTETS + ".1", counter64(1)),
                        varBind(
                                LAST,
                                Wire.tlv(0x46, new byte[] {0, -1, -1, -1, -1, -1, -1, -1, -1}))));
    }

    @Test
    void tooBigRepeatsTheRequestInV1AndIsEmptyInV2() {
        store.with(SYS_NAME, OctetString.of("x".repeat(300)));
        agent.close();
        agent = AgentFixture.of(store, 484);
        byte[][] varBinds = {varBind(SYS_NAME), varBind(SYS_NAME)};
        agent.assertAnswer(V1, pdu(GET, 5, 0, 0, varBinds), pdu(RESPONSE, 5, TOO_BIG, 0, varBinds));
        agent.assertAnswer(V2C, pdu(GET, 5, 0, 0, varBinds), pdu(RESPONSE, 5, TOO_BIG, 0));
    }

    @Test
    void ofSeveralErrorsTheFirstIsNamed() {
        assertRefused(GET, 1, varBind(NOTHING), varBind(SYS_NAME), varBind(NOTHING));
        assertRefused(GET_NEXT, 2, varBind("1.3"), varBind("1.5"), varBind("1.4"));
    }

    @Test
    void aBrokenStoreIsGenErrWithTheRequestRepeated() {
        store.withBroken(SPEED);
        byte[][] varBinds = {varBind(SYS_NAME), varBind(SPEED), varBind(NOTHING)};
        agent.assertAnswer(V1, pdu(GET, 6, 0, 0, varBinds), pdu(RESPONSE, 6, GEN_ERR, 2, varBinds));
        agent.assertAnswer(
                V2C, pdu(GET_NEXT, 6, 0, 0, varBinds), pdu(RESPONSE, 6, GEN_ERR, 2, varBinds));
        assertThat(agent.statistics().storeFailures()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {GET, GET_NEXT})
    void aStoreThatFailsFatallyIsGenErrAndTheAgentGoesOn(int type) {
        store.withFatal(SPEED);
        agent.assertAnswer(
                V1,
                pdu(type, 8, 0, 0, varBind(SPEED)),
                pdu(RESPONSE, 8, GEN_ERR, 1, varBind(SPEED)));
        agent.assertAnswer(
                V1,
                pdu(GET, 8, 0, 0, varBind(SYS_NAME)),
                pdu(RESPONSE, 8, 0, 0, varBind(SYS_NAME, octets("lab"))));
    }

    @Test
    void aCounter64InAV1RequestIsMalformed() {
        agent.manager()
                .assertSilence(
                        message(V1, "public", pdu(GET, 7, 0, 0, varBind(SYS_NAME, counter64(1)))));
        assertThat(agent.statistics().malformed()).isEqualTo(1);
    }
}

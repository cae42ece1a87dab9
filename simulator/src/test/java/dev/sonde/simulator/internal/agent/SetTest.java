package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.SET;
import static dev.sonde.simulator.internal.agent.Wire.V1;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.endOfMibView;
import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.nothing;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.simulator.store.ComputedStore;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// SET as RFC 3416 §4.2.5 wants it and RFC 3584 §4.3 translates it, octet by octet.
class SetTest {

    private static final String SYS_CONTACT = "1.3.6.1.2.1.1.4.0";
    private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
    private static final String SYS_LOCATION = "1.3.6.1.2.1.1.6.0";
    private static final String IF_NUMBER = "1.3.6.1.2.1.2.1.0";
    private static final String UNKNOWN = "1.3.6.1.4.1.99999.1.0";

    private static final int TOO_BIG = 1;
    private static final int NO_SUCH_NAME = 2;
    private static final int BAD_VALUE = 3;
    private static final int GEN_ERR = 5;
    private static final int WRONG_TYPE = 7;
    private static final int RESOURCE_UNAVAILABLE = 13;
    private static final int COMMIT_FAILED = 14;
    private static final int UNDO_FAILED = 15;
    private static final int NOT_WRITABLE = 17;

    private final TreeStore store =
            new TreeStore()
                    .withWritable(SYS_CONTACT, OctetString.of("nobody"))
                    .withWritable(SYS_NAME, OctetString.of("lab"))
                    .withWritable(SYS_LOCATION, OctetString.of("here"))
                    .with(IF_NUMBER, new Integer32(2));

    private AgentFixture agent = AgentFixture.of(store);

    @AfterEach
    void stop() {
        agent.close();
    }

    private void serve(OidStore other) {
        agent.close();
        agent = AgentFixture.of(other);
    }

    private void assertRefused(int version, int status, int index, byte[]... varBinds) {
        agent.assertAnswer(
                version, pdu(SET, 99, 0, 0, varBinds), pdu(RESPONSE, 99, status, index, varBinds));
    }

    private void assertHolds(String oid, String text) {
        agent.assertAnswer(
                V2C,
                pdu(GET, 98, 0, 0, varBind(oid)),
                pdu(RESPONSE, 98, 0, 0, varBind(oid, octets(text))));
    }

    @ParameterizedTest
    @ValueSource(ints = {V1, V2C})
    void theResponseRepeatsWhatWasSet(int version) {
        byte[][] varBinds = {varBind(SYS_NAME, octets("new")), varBind(SYS_CONTACT, octets(""))};
        agent.assertAnswer(version, pdu(SET, 1, 0, 0, varBinds), pdu(RESPONSE, 1, 0, 0, varBinds));
        assertHolds(SYS_NAME, "new");
        assertHolds(SYS_CONTACT, "");
        assertHolds(SYS_LOCATION, "here");
    }

    @ParameterizedTest
    @CsvSource({V2C + "," + WRONG_TYPE, V1 + "," + BAD_VALUE})
    void anotherTypeIsRefused(int version, int status) {
        assertRefused(
                version,
                status,
                2,
                varBind(SYS_CONTACT, octets("x")),
                varBind(SYS_NAME, integer(1)));
        assertRefused(version, status, 1, varBind(SYS_NAME, nothing()));
        assertHolds(SYS_CONTACT, "nobody");
        assertHolds(SYS_NAME, "lab");
    }

    @Test
    void anExceptionIsNoValueToSet() {
        assertRefused(V2C, WRONG_TYPE, 1, varBind(SYS_NAME, endOfMibView()));
    }

    @ParameterizedTest
    @CsvSource({V2C + "," + NOT_WRITABLE, V1 + "," + NO_SUCH_NAME})
    void aReadOnlyObjectIsRefused(int version, int status) {
        assertRefused(version, status, 1, varBind(IF_NUMBER, integer(3)));
    }

    @ParameterizedTest
    @CsvSource({V2C + "," + NOT_WRITABLE, V1 + "," + NO_SUCH_NAME})
    void anUnknownObjectIsRefused(int version, int status) {
        assertRefused(version, status, 1, varBind(UNKNOWN, integer(3)));
    }

    @ParameterizedTest
    @CsvSource({V2C + "," + NOT_WRITABLE, V1 + "," + NO_SUCH_NAME})
    void oneRefusalLeavesEverythingUnchanged(int version, int status) {
        assertRefused(
                version,
                status,
                2,
                varBind(SYS_NAME, octets("changed")),
                varBind(IF_NUMBER, integer(3)),
                varBind(SYS_LOCATION, octets("changed")));
        assertHolds(SYS_NAME, "lab");
        assertHolds(SYS_LOCATION, "here");
    }

    @Test
    void ofSeveralRefusalsTheFirstIsNamed() {
        assertRefused(
                V2C,
                WRONG_TYPE,
                2,
                varBind(SYS_NAME, octets("x")),
                varBind(SYS_LOCATION, integer(3)),
                varBind(IF_NUMBER, integer(3)));
    }

    @ParameterizedTest
    @CsvSource({V2C + "," + COMMIT_FAILED, V1 + "," + GEN_ERR})
    void aStoreThatCannotSetIsCommitFailed(int version, int status) {
        // Reading is fine, so that the checks pass.
        store.withUnsettable(SYS_LOCATION);
        assertRefused(
                version,
                status,
                1,
                varBind(SYS_NAME, octets("changed")),
                varBind(SYS_LOCATION, octets("changed")));
        assertHolds(SYS_NAME, "lab");
        assertThat(agent.statistics().storeFailures()).isEqualTo(1);
    }

    /// C10.
    @ParameterizedTest
    @CsvSource({V2C + "," + COMMIT_FAILED, V1 + "," + GEN_ERR})
    void aCommitThatFailsNamesTheVarBind(int version, int status) {
        store.withRefusingCommit(SYS_LOCATION, ErrorStatus.COMMIT_FAILED);
        assertRefused(
                version,
                status,
                2,
                varBind(SYS_NAME, octets("changed")),
                varBind(SYS_LOCATION, octets("changed")));
        assertHolds(SYS_NAME, "lab");
        assertThat(agent.statistics().storeFailures()).isZero();
    }

    /// C11.
    @ParameterizedTest
    @CsvSource({V2C + "," + UNDO_FAILED, V1 + "," + GEN_ERR})
    void anUndoThatFailsNamesNoVarBind(int version, int status) {
        store.withRefusingCommit(SYS_LOCATION, ErrorStatus.UNDO_FAILED);
        assertRefused(
                version,
                status,
                0,
                varBind(SYS_NAME, octets("changed")),
                varBind(SYS_LOCATION, octets("changed")));
    }

    /// C10.
    @Test
    void aSetterThatFailsUndoesTheOthersAndIsCounted() {
        Value[] location = {OctetString.of("here")};
        serve(
                ComputedStore.builder()
                        .value(
                                Oid.of(SYS_LOCATION),
                                () -> location[0],
                                value -> location[0] = value)
                        .value(
                                Oid.of(SYS_NAME),
                                () -> OctetString.of("lab"),
                                _ -> {
                                    throw new IllegalStateException("out of order");
                                })
                        .value(
                                Oid.of(SYS_CONTACT),
                                () -> OctetString.of("nobody"),
                                _ -> {
                                    throw new RefusedException(ErrorStatus.RESOURCE_UNAVAILABLE);
                                })
                        .build());
        byte[] settable = varBind(SYS_LOCATION, octets("there"));
        assertRefused(V2C, COMMIT_FAILED, 2, settable, varBind(SYS_NAME, octets("x")));
        assertThat(agent.statistics().storeFailures()).isEqualTo(1);
        assertRefused(V2C, RESOURCE_UNAVAILABLE, 2, settable, varBind(SYS_CONTACT, octets("x")));
        assertThat(agent.statistics().storeFailures()).isEqualTo(1);
        assertHolds(SYS_LOCATION, "here");
    }

    @Test
    void aStoreThatCannotBeReadIsGenErr() {
        store.withBroken(SYS_LOCATION);
        assertRefused(
                V2C,
                GEN_ERR,
                2,
                varBind(SYS_NAME, octets("changed")),
                varBind(SYS_LOCATION, octets("changed")));
        assertHolds(SYS_NAME, "lab");
    }

    @Test
    void ofTheSameObjectTwiceTheLastValueIsKept() {
        byte[][] varBinds = {varBind(SYS_NAME, octets("one")), varBind(SYS_NAME, octets("two"))};
        agent.assertAnswer(V2C, pdu(SET, 12, 0, 0, varBinds), pdu(RESPONSE, 12, 0, 0, varBinds));
        assertHolds(SYS_NAME, "two");
    }

    /// C12.
    @Test
    void ofTheSameObjectTwiceBothValuesAreTested() {
        assertRefused(
                V2C,
                WRONG_TYPE,
                1,
                varBind(SYS_NAME, integer(1)),
                varBind(SYS_NAME, octets("two")));
        assertHolds(SYS_NAME, "lab");
    }

    @Test
    void aSetWhoseAnswerWouldNotFitChangesNothing() {
        agent.close();
        agent = AgentFixture.of(store, 484);
        byte[] varBind = varBind(SYS_NAME, octets("x".repeat(470)));
        agent.assertAnswer(V2C, pdu(SET, 14, 0, 0, varBind), pdu(RESPONSE, 14, TOO_BIG, 0));
        assertThat(store.get(Oid.of(SYS_NAME))).isEqualTo(OctetString.of("lab"));
    }

    @Test
    void aV1SetWhoseAnswerAndErrorWouldNotFitIsSilence() {
        agent.close();
        agent = AgentFixture.of(store, 484);
        byte[] varBind = varBind(SYS_NAME, octets("x".repeat(470)));
        agent.manager().assertSilence(Wire.message(V1, "public", pdu(SET, 15, 0, 0, varBind)));
        assertThat(store.get(Oid.of(SYS_NAME))).isEqualTo(OctetString.of("lab"));
        assertThat(agent.statistics().unsent()).isEqualTo(1);
    }
}

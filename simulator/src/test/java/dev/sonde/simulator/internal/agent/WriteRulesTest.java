package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.GET_NEXT;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.SET;
import static dev.sonde.simulator.internal.agent.Wire.V1;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.noSuchObject;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;

import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Syntax;
import dev.sonde.simulator.store.Access;
import dev.sonde.simulator.store.OverlayStore;
import dev.sonde.simulator.store.Ranges;
import dev.sonde.simulator.store.WriteRule;
import dev.sonde.simulator.store.WriteRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// SET of objects that rules are declared for (RFC 3416 §4.2.5), octet by octet.
class WriteRulesTest {

    private static final String SYS_DESCR = "1.3.6.1.2.1.1.1.0";
    private static final String SYS_CONTACT = "1.3.6.1.2.1.1.4.0";
    private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
    private static final String SYS_LOCATION = "1.3.6.1.2.1.1.6.0";
    private static final String IF_ADMIN_STATUS = "1.3.6.1.2.1.2.2.1.7.1";
    private static final String IF_OPER_STATUS = "1.3.6.1.2.1.2.2.1.8.1";
    private static final String SECRET = "1.3.6.1.4.1.64512.1.0";
    private static final String FREE = "1.3.6.1.4.1.64512.2";
    private static final String UNKNOWN = "1.3.6.1.4.1.99999.1.0";

    private static final int NO_ERROR = 0;
    private static final int NO_SUCH_NAME = 2;
    private static final int BAD_VALUE = 3;
    private static final int NO_ACCESS = 6;
    private static final int WRONG_TYPE = 7;
    private static final int WRONG_LENGTH = 8;
    private static final int WRONG_VALUE = 10;
    private static final int NO_CREATION = 11;
    private static final int NOT_WRITABLE = 17;

    private static final WriteRule WRITABLE = WriteRule.ANY.withAccess(Access.READ_WRITE);

    private final WriteRules rules =
            WriteRules.builder()
                    .standard()
                    .rule(Oid.of("1.3.6.1.2.1.1.1"), WriteRule.ANY.withAccess(Access.NO_ACCESS))
                    .rule(
                            Oid.of("1.3.6.1.2.1.2.2.1.7"),
                            WRITABLE.withType(Syntax.INTEGER).withRange(Ranges.ofNumbers(1, 2, 3)))
                    .rule(Oid.of(SYS_CONTACT), WriteRule.ANY.withAccess(Access.READ_ONLY))
                    .rule(Oid.of(SECRET), WriteRule.ANY.withAccess(Access.WRITE_ONLY))
                    .rule(Oid.of(FREE), WriteRule.ANY.withAccess(Access.READ_CREATE))
                    .build();
    private final AgentFixture agent =
            AgentFixture.of(
                    rules.over(
                            new OverlayStore(
                                    new TreeStore()
                                            .with(SYS_DESCR, OctetString.of("a switch"))
                                            .withWritable(SYS_CONTACT, OctetString.of("nobody"))
                                            .withWritable(SYS_NAME, OctetString.of("lab"))
                                            .with(SYS_LOCATION, OctetString.of("here"))
                                            .with(IF_ADMIN_STATUS, new Integer32(1))
                                            .with(IF_OPER_STATUS, new Integer32(1))
                                            .with(SECRET, OctetString.of("guess")))));

    @AfterEach
    void stop() {
        agent.close();
    }

    private void assertSet(int version, int status, int index, byte[]... varBinds) {
        agent.assertAnswer(
                version, pdu(SET, 9, 0, 0, varBinds), pdu(RESPONSE, 9, status, index, varBinds));
    }

    private void assertHolds(String oid, byte[] value) {
        agent.assertAnswer(
                V2C, pdu(GET, 8, 0, 0, varBind(oid)), pdu(RESPONSE, 8, 0, 0, varBind(oid, value)));
    }

    /// C1.
    @ParameterizedTest
    @CsvSource({V2C + "," + WRONG_TYPE, V1 + "," + BAD_VALUE})
    void anotherTypeThanDeclaredIsWrongType(int version, int status) {
        assertSet(version, status, 1, varBind(SYS_NAME, integer(1)));
        assertSet(version, status, 1, varBind(IF_ADMIN_STATUS, octets("up")));
        // The present type, where none is declared.
        assertSet(version, status, 1, varBind(SECRET, integer(1)));
    }

    /// C2.
    @ParameterizedTest
    @CsvSource({V2C + "," + WRONG_LENGTH, V1 + "," + BAD_VALUE})
    void aLengthThatIsNotDeclaredIsWrongLength(int version, int status) {
        assertSet(version, status, 1, varBind(SYS_NAME, octets("x".repeat(300))));
        assertSet(version, status, 1, varBind(SYS_NAME, octets("x".repeat(256))));
        assertHolds(SYS_NAME, octets("lab"));
        assertSet(version, NO_ERROR, 0, varBind(SYS_NAME, octets("x".repeat(255))));
        assertHolds(SYS_NAME, octets("x".repeat(255)));
    }

    /// C3, C4.
    @ParameterizedTest
    @CsvSource({V2C + "," + NOT_WRITABLE, V1 + "," + NO_SUCH_NAME})
    void whatNoRuleMakesWritableIsNotWritable(int version, int status) {
        assertSet(version, status, 1, varBind(IF_OPER_STATUS, integer(1)));
        assertSet(version, status, 1, varBind(SYS_CONTACT, octets("me")));
        // A standard rule makes nothing writable.
        assertSet(version, status, 1, varBind(SYS_LOCATION, octets("there")));
        assertSet(version, status, 1, varBind(UNKNOWN, integer(1)));
    }

    /// C5.
    @ParameterizedTest
    @CsvSource({V2C + "," + NOT_WRITABLE, V1 + "," + NO_SUCH_NAME})
    void oneRefusalLeavesEverythingUnchanged(int version, int status) {
        assertSet(
                version,
                status,
                2,
                varBind(SYS_NAME, octets("changed")),
                varBind(IF_OPER_STATUS, integer(2)),
                varBind(IF_ADMIN_STATUS, integer(2)));
        assertHolds(SYS_NAME, octets("lab"));
        assertHolds(IF_ADMIN_STATUS, integer(1));
    }

    /// C6.
    @ParameterizedTest
    @CsvSource({V2C + "," + NO_ACCESS, V1 + "," + NO_SUCH_NAME})
    void whatIsOutsideOfAllAccessIsNoAccess(int version, int status) {
        assertSet(
                version,
                status,
                2,
                varBind(SYS_NAME, octets("changed")),
                varBind(SYS_DESCR, integer(1)));
        assertHolds(SYS_DESCR, octets("a switch"));
        assertHolds(SYS_NAME, octets("lab"));
    }

    /// C7.
    @ParameterizedTest
    @CsvSource({V2C + "," + WRONG_VALUE, V1 + "," + BAD_VALUE})
    void aNumberThatIsNotDeclaredIsWrongValue(int version, int status) {
        for (int number : new int[] {0, 4, -1, Integer.MAX_VALUE}) {
            assertSet(version, status, 1, varBind(IF_ADMIN_STATUS, integer(number)));
        }
        assertSet(version, NO_ERROR, 0, varBind(IF_ADMIN_STATUS, integer(3)));
        assertHolds(IF_ADMIN_STATUS, integer(3));
    }

    /// C4: the type is known, the instance cannot be.
    @ParameterizedTest
    @CsvSource({V2C + "," + NO_CREATION, V1 + "," + NO_SUCH_NAME})
    void anInstanceThatIsNotThereIsNoCreationAfterItsValueIsFound(int version, int status) {
        String row = "1.3.6.1.2.1.2.2.1.7.2";
        assertSet(version, status, 1, varBind(row, integer(1)));
        assertSet(version, version == V1 ? BAD_VALUE : WRONG_TYPE, 1, varBind(row, octets("up")));
    }

    @Test
    void whereObjectsMayBeCreatedAnyOidIs() {
        assertSet(V2C, NO_ERROR, 0, varBind(FREE + ".5.0", octets("made")));
        assertHolds(FREE + ".5.0", octets("made"));
        assertSet(V2C, WRONG_TYPE, 1, varBind(FREE + ".5.0", integer(1)));
        agent.assertAnswer(
                V2C,
                pdu(GET_NEXT, 7, 0, 0, varBind(IF_OPER_STATUS)),
                pdu(RESPONSE, 7, 0, 0, varBind(FREE + ".5.0", octets("made"))));
    }

    @Test
    void whatCanOnlyBeSetIsNotThereForReaders() {
        assertSet(V2C, NO_ERROR, 0, varBind(SECRET, octets("known")));
        assertHolds(SECRET, noSuchObject());
        agent.assertAnswer(
                V2C,
                pdu(GET_NEXT, 7, 0, 0, varBind(IF_OPER_STATUS)),
                pdu(RESPONSE, 7, 0, 0, varBind(IF_OPER_STATUS, Wire.endOfMibView())));
        agent.assertAnswer(
                V1,
                pdu(GET, 7, 0, 0, varBind(SECRET)),
                pdu(RESPONSE, 7, NO_SUCH_NAME, 1, varBind(SECRET)));
    }

    /// C13.
    @Test
    void successRepeatsTheRequest() {
        assertSet(
                V2C,
                NO_ERROR,
                0,
                varBind(SYS_NAME, octets("new")),
                varBind(IF_ADMIN_STATUS, integer(2)),
                varBind(FREE + ".1", octets("")));
    }
}

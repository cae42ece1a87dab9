package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.GET_BULK;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.SET;
import static dev.sonde.simulator.internal.agent.Wire.V1;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;

import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Syntax;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.Access;
import dev.sonde.simulator.store.ConceptualTable;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.Ranges;
import dev.sonde.simulator.store.WriteRule;
import dev.sonde.simulator.store.WriteRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows that come and go by RowStatus (RFC 2579), octet by octet: the table of states and actions.
abstract class RowStatusContract {

    private static final String ENTRY = "1.3.6.1.4.1.64512.1.1";
    private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";

    /// Of the columns, a row needs 2, has 3 from the beginning, can do without 4, and 6 is not for
    /// managers.
    private static final WriteRules RULES =
            WriteRules.builder()
                    .standard()
                    .table(
                            ConceptualTable.builder(Oid.of(ENTRY), 5)
                                    .column(2, WriteRule.ANY.withType(Syntax.OCTET_STRING))
                                    .column(
                                            3,
                                            WriteRule.ANY
                                                    .withType(Syntax.INTEGER)
                                                    .withRange(Ranges.of(1, 9)),
                                            new Integer32(7))
                                    .optionalColumn(4, WriteRule.ANY.withType(Syntax.INTEGER))
                                    .column(
                                            6,
                                            WriteRule.ANY.withAccess(Access.READ_ONLY),
                                            new Integer32(0))
                                    .indexLength(Ranges.of(1, 2))
                                    .build())
                    .build();

    private static final int NO_ERROR = 0;
    private static final int NO_SUCH_NAME = 2;
    private static final int BAD_VALUE = 3;
    private static final int WRONG_TYPE = 7;
    private static final int WRONG_VALUE = 10;
    private static final int NO_CREATION = 11;
    private static final int INCONSISTENT_VALUE = 12;
    private static final int NOT_WRITABLE = 17;
    private static final int INCONSISTENT_NAME = 18;

    private static final int ACTIVE = 1;
    private static final int NOT_IN_SERVICE = 2;
    private static final int NOT_READY = 3;
    private static final int CREATE_AND_GO = 4;
    private static final int CREATE_AND_WAIT = 5;
    private static final int DESTROY = 6;

    private AgentFixture agent;

    /// A store of what `device` holds, which can be set.
    abstract OidStore store(Recording device) throws IOException;

    @BeforeEach
    void start() throws IOException {
        agent = AgentFixture.of(RULES.over(store(device())));
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    /// A device with an active row 1, which has a column that the table does not declare.
    private static Recording device() {
        List<VarBind> objects = new ArrayList<>();
        objects.add(new VarBind(Oid.of(SYS_NAME), OctetString.of("lab")));
        objects.add(new VarBind(Oid.of(cell(2, "1")), OctetString.of("one")));
        objects.add(new VarBind(Oid.of(cell(3, "1")), new Integer32(1)));
        objects.add(new VarBind(Oid.of(cell(5, "1")), new Integer32(ACTIVE)));
        objects.add(new VarBind(Oid.of(cell(8, "1")), new Integer32(8)));
        return Recording.of(objects, Oid.of(SYS_NAME)::equals);
    }

    private static String cell(int column, String index) {
        return ENTRY + "." + column + "." + index;
    }

    private static byte[] name(String index, String name) {
        return varBind(cell(2, index), octets(name));
    }

    private static byte[] number(int column, String index, int number) {
        return varBind(cell(column, index), integer(number));
    }

    private static byte[] status(String index, int status) {
        return number(5, index, status);
    }

    private void assertSet(int status, int index, byte[]... varBinds) {
        assertSet(V2C, status, index, varBinds);
    }

    private void assertSet(int version, int status, int index, byte[]... varBinds) {
        agent.assertAnswer(
                version, pdu(SET, 9, 0, 0, varBinds), pdu(RESPONSE, 9, status, index, varBinds));
    }

    /// The cells of all rows, column by column.
    private void assertTable(byte[]... cells) {
        byte[][] expected = Arrays.copyOf(cells, cells.length + 1);
        String last = lastName(cells);
        expected[cells.length] = varBind(last, Wire.endOfMibView());
        agent.assertAnswer(
                V2C,
                pdu(GET_BULK, 8, 0, cells.length + 1, varBind(ENTRY)),
                pdu(RESPONSE, 8, 0, 0, expected));
    }

    private static String lastName(byte[]... cells) {
        return cells.length == 0 ? ENTRY : lastOid(cells[cells.length - 1]);
    }

    /// The dotted OID of a varbind below [#ENTRY] whose arcs are small.
    private static String lastOid(byte[] varBind) {
        int entry = Wire.oid(ENTRY).length;
        StringBuilder oid = new StringBuilder(ENTRY);
        for (int i = 2 + entry; i < 4 + varBind[3]; i++) {
            oid.append('.').append(varBind[i]);
        }
        return oid.toString();
    }

    private void assertOnlyTheFirstRow() {
        assertTable(name("1", "one"), number(3, "1", 1), status("1", ACTIVE), number(8, "1", 8));
    }

    @Test
    void createAndGoMakesAnActiveRowOfWhatIsGivenAndDefaults() {
        assertSet(NO_ERROR, 0, name("2", "two"), status("2", CREATE_AND_GO));
        assertTable(
                name("1", "one"),
                name("2", "two"),
                number(3, "1", 1),
                number(3, "2", 7),
                status("1", ACTIVE),
                status("2", ACTIVE),
                number(6, "2", 0),
                number(8, "1", 8));
    }

    @Test
    void theOrderInThePduDoesNotMatter() {
        assertSet(
                NO_ERROR,
                0,
                status("2.2", CREATE_AND_GO),
                number(4, "2.2", 44),
                number(3, "2.2", 9),
                name("2.2", "two"));
        assertTable(
                name("1", "one"),
                name("2.2", "two"),
                number(3, "1", 1),
                number(3, "2.2", 9),
                number(4, "2.2", 44),
                status("1", ACTIVE),
                status("2.2", ACTIVE),
                number(6, "2.2", 0),
                number(8, "1", 8));
    }

    /// C8.
    @ParameterizedTest
    @CsvSource({V2C + "," + INCONSISTENT_VALUE, V1 + "," + BAD_VALUE})
    void whatTheStateOfARowForbidsIsInconsistentValue(int version, int error) {
        assertSet(version, error, 1, status("1", CREATE_AND_GO));
        assertSet(version, error, 1, status("1", CREATE_AND_WAIT));
        assertSet(version, error, 1, status("2", ACTIVE));
        assertSet(version, error, 1, status("2", NOT_IN_SERVICE));
        assertSet(version, error, 2, number(4, "1", 5), status("2", CREATE_AND_GO));
        assertSet(version, NO_ERROR, 0, status("2", CREATE_AND_WAIT));
        assertSet(version, error, 1, status("2", ACTIVE));
        assertSet(version, error, 1, status("2", NOT_IN_SERVICE));
        assertSet(version, error, 1, status("2", CREATE_AND_GO));
        assertSet(version, NO_ERROR, 0, status("2", DESTROY));
        assertOnlyTheFirstRow();
    }

    /// C9.
    @ParameterizedTest
    @CsvSource({V2C + "," + INCONSISTENT_NAME, V1 + "," + NO_SUCH_NAME})
    void aColumnOfARowThatIsNotThereIsInconsistentName(int version, int error) {
        assertSet(version, error, 1, name("2", "two"));
        assertSet(version, error, 2, number(3, "1", 5), number(4, "2", 5));
        assertSet(version, error, 1, name("2", "two"), status("2", ACTIVE));
        assertOnlyTheFirstRow();
    }

    /// C9.
    @ParameterizedTest
    @CsvSource({V2C + "," + NO_CREATION, V1 + "," + NO_SUCH_NAME})
    void aRowThatCannotBeIsNoCreation(int version, int error) {
        assertSet(version, error, 1, name("1.2.3", "x"), status("1.2.3", CREATE_AND_GO));
        assertSet(version, error, 1, varBind(ENTRY + ".2", octets("x")));
        assertSet(version, error, 1, varBind(ENTRY + ".5", integer(CREATE_AND_GO)));
    }

    @Test
    void aRowThatWaitsIsNotReadyUntilItHasAllThatItNeeds() {
        assertSet(NO_ERROR, 0, status("2", CREATE_AND_WAIT), number(3, "2", 2));
        assertTable(
                name("1", "one"),
                number(3, "1", 1),
                number(3, "2", 2),
                status("1", ACTIVE),
                status("2", NOT_READY),
                number(6, "2", 0),
                number(8, "1", 8));
        assertSet(NO_ERROR, 0, number(4, "2", 4));
        assertHolds(status("2", NOT_READY));
        assertSet(NO_ERROR, 0, name("2", "two"));
        assertHolds(status("2", NOT_IN_SERVICE));
        assertSet(NO_ERROR, 0, status("2", ACTIVE));
        assertHolds(status("2", ACTIVE));
        assertSet(NO_ERROR, 0, status("2", NOT_IN_SERVICE));
        assertHolds(status("2", NOT_IN_SERVICE));
    }

    private void assertHolds(byte[] varBind) {
        String oid = lastOid(varBind);
        agent.assertAnswer(V2C, pdu(GET, 7, 0, 0, varBind(oid)), pdu(RESPONSE, 7, 0, 0, varBind));
    }

    @Test
    void aRowThatWaitsWithAllThatItNeedsIsNotInService() {
        assertSet(NO_ERROR, 0, name("2", "two"), status("2", CREATE_AND_WAIT));
        assertHolds(status("2", NOT_IN_SERVICE));
    }

    @Test
    void whatARowLacksCanComeWithItsActivation() {
        assertSet(NO_ERROR, 0, status("2", CREATE_AND_WAIT));
        assertSet(NO_ERROR, 0, status("2", ACTIVE), name("2", "two"));
        assertHolds(status("2", ACTIVE));
        assertHolds(name("2", "two"));
    }

    @ParameterizedTest
    @ValueSource(ints = {NOT_READY, 0, 7, -1})
    void noRowCanBeSetToWhatIsNoAction(int action) {
        assertSet(WRONG_VALUE, 1, status("1", action));
        assertSet(WRONG_VALUE, 1, status("2", action));
        assertSet(WRONG_TYPE, 1, varBind(cell(5, "1"), octets("active")));
        assertOnlyTheFirstRow();
    }

    @Test
    void destroyRemovesAllColumnsOfTheRowAndOfNoOther() {
        assertSet(NO_ERROR, 0, name("2", "two"), status("2", CREATE_AND_GO));
        assertSet(NO_ERROR, 0, status("1", DESTROY));
        assertTable(name("2", "two"), number(3, "2", 7), status("2", ACTIVE), number(6, "2", 0));
        assertSet(NO_ERROR, 0, status("2", DESTROY));
        assertTable();
    }

    @Test
    void toDestroyWhatIsNotThereSucceeds() {
        assertSet(NO_ERROR, 0, status("3", DESTROY));
        assertOnlyTheFirstRow();
    }

    @Test
    void aRowCanComeBackWithoutWhatItHeldBefore() {
        assertSet(NO_ERROR, 0, number(4, "1", 4));
        assertSet(NO_ERROR, 0, status("1", DESTROY));
        assertSet(INCONSISTENT_VALUE, 1, status("1", CREATE_AND_GO));
        assertSet(NO_ERROR, 0, name("1", "again"), status("1", CREATE_AND_GO));
        assertTable(name("1", "again"), number(3, "1", 7), status("1", ACTIVE), number(6, "1", 0));
    }

    @Test
    void aColumnOfARowThatIsDestroyedWithItIsInconsistentName() {
        assertSet(INCONSISTENT_NAME, 2, status("1", DESTROY), name("1", "gone"));
        assertOnlyTheFirstRow();
    }

    @Test
    void aWrongColumnIsToBlameAndNotTheRow() {
        assertSet(WRONG_TYPE, 2, status("2", CREATE_AND_GO), varBind(cell(2, "2"), integer(2)));
        assertSet(WRONG_VALUE, 3, status("2", CREATE_AND_GO), name("2", ""), number(3, "2", 10));
        assertOnlyTheFirstRow();
    }

    @Test
    void whatIsNotForManagersIsNotWritable() {
        assertSet(NOT_WRITABLE, 1, number(6, "1", 1));
        assertSet(NOT_WRITABLE, 1, number(8, "1", 1));
        assertSet(NOT_WRITABLE, 1, number(9, "1", 1));
    }

    @Test
    void rowsAreOneChangeWithTheRestOfThePdu() {
        byte[] sysName = varBind(SYS_NAME, octets("new"));
        assertSet(
                INCONSISTENT_VALUE,
                4,
                sysName,
                name("2", "two"),
                status("2", CREATE_AND_GO),
                status("3", ACTIVE));
        assertOnlyTheFirstRow();
        agent.assertAnswer(
                V2C,
                pdu(GET, 6, 0, 0, varBind(SYS_NAME)),
                pdu(RESPONSE, 6, 0, 0, varBind(SYS_NAME, octets("lab"))));
        assertSet(
                NO_ERROR, 0, sysName, name("2", "two"), status("2", CREATE_AND_GO), status("1", 6));
        assertTable(name("2", "two"), number(3, "2", 7), status("2", ACTIVE), number(6, "2", 0));
    }
}

package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.VarBind;
import dev.sonde.testkit.ScriptedAgent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;

@Timeout(30)
class QueryCommandsTest {

    private static final String NAME = "1.3.6.1.2.1.1.5.0";
    private static final String NAME_LINE = ".1.3.6.1.2.1.1.5.0 = STRING: \"lab-3\"";
    private static final String UPTIME = "1.3.6.1.2.1.1.3.0";
    private static final String UPTIME_LINE = ".1.3.6.1.2.1.1.3.0 = Timeticks: (42) 0:00:00.42";
    private static final String IN = "1.3.6.1.2.1.2.2.1.10";
    private static final List<String> IN_LINES =
            List.of(
                    ".1.3.6.1.2.1.2.2.1.10.1 = Counter32: 100",
                    ".1.3.6.1.2.1.2.2.1.10.2 = Counter32: 200",
                    ".1.3.6.1.2.1.2.2.1.10.3 = Counter32: 300");
    private static final String NOT_MIB_2 = "1.3.6.1.4.1.9.1";

    private final DeviceScript device =
            new DeviceScript()
                    .with(UPTIME, new TimeTicks(42))
                    .with(NAME, OctetString.of("lab-3"))
                    .with(IN + ".1", new Counter32(100))
                    .with(IN + ".2", new Counter32(200))
                    .with(IN + ".3", new Counter32(300))
                    .with(NOT_MIB_2, new Integer32(7));
    private final ScriptedAgent agent = ScriptedAgent.start(device);

    @AfterEach
    void stopAgent() {
        agent.close();
    }

    private static void assertPrints(Run run, List<String> lines) {
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).isEqualTo(lines);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void getPrintsALineForEachOidInTheirOrder() {
        assertPrints(
                Run.of("get", agent.address(), NAME, UPTIME, "." + NAME),
                List.of(NAME_LINE, UPTIME_LINE, NAME_LINE));
    }

    @Test
    void aMissingObjectIsPrintedAndNoFailure() {
        assertPrints(
                Run.of("get", agent.address(), "1.3.6.1.2.1.1.99.0"),
                List.of(
                        ".1.3.6.1.2.1.1.99.0 = No Such Object available on this agent at this OID"));
    }

    @Test
    void getnextPrintsWhatFollows() {
        assertPrints(
                Run.of("getnext", agent.address(), "1.3.6.1.2.1.1.4", UPTIME, "1.3.6.1.5"),
                List.of(
                        NAME_LINE,
                        NAME_LINE,
                        ".1.3.6.1.5 = No more variables left in this MIB View (It is past the end of the MIB tree)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--non-repeaters 1 --max-repetitions 2",
                "-Cn 1 -Cr 2",
                "-Cn1 -Cr2",
                "-Cn=1 -Cr=2"
            })
    void getbulkPrintsOneRowForNonRepeatersAndManyForOthers(String options) {
        String command = "getbulk " + options + " " + agent.address() + " 1.3.6.1.2.1.1 " + IN;
        assertPrints(
                Run.of(command.split(" ", -1)),
                List.of(UPTIME_LINE, IN_LINES.get(0), IN_LINES.get(1)));
    }

    @Test
    void walkStartsAtMib2IfItIsNotTold() {
        assertPrints(
                Run.of("walk", agent.address()),
                List.of(UPTIME_LINE, NAME_LINE, IN_LINES.get(0), IN_LINES.get(1), IN_LINES.get(2)));
    }

    @Test
    void walkTakesSubtreesInTheirOrder() {
        assertPrints(
                Run.of("walk", agent.address(), "1.3.6.1.4", "1.3.6.1.2.1.1"),
                List.of(".1.3.6.1.4.1.9.1 = INTEGER: 7", UPTIME_LINE, NAME_LINE));
    }

    @Test
    void walkOfALeafPrintsTheLeaf() {
        assertPrints(Run.of("walk", agent.address(), NAME), List.of(NAME_LINE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"walk", "bulkwalk"})
    void walkOfNothingPrintsWhatItsRootAnswers(String command) {
        assertPrints(
                Run.of(command, agent.address(), "1.3.6.1.3"),
                List.of(".1.3.6.1.3 = No Such Object available on this agent at this OID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-repetitions=2", "-Cr2"})
    void bulkwalkAsksForSoManyAtATime(String option) {
        assertPrints(Run.of("bulkwalk", option, agent.address(), IN), IN_LINES);
        assertThat(device.requests())
                .allSatisfy(request -> {
                    assertThat(request.getType()).isEqualTo(PDU.GETBULK);
                    assertThat(request.getMaxRepetitions()).isEqualTo(2);
                });
    }

    @Test
    void bulkwalkOnV1WalksByGetnext() {
        assertPrints(Run.of("bulkwalk", "-v1", agent.address(), IN), IN_LINES);
        assertThat(device.requests())
                .allSatisfy(request -> assertThat(request.getType()).isEqualTo(PDU.GETNEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get -v 2c -c public -t 0.5 -r 1 AGENT " + NAME,
                "get AGENT " + NAME + " -v2c -cpublic -t.5 -r0",
                "get -v 2c AGENT -c public " + NAME + " --timeout=0.5 --retries=1",
                "get --community public -- AGENT " + NAME
            })
    void optionsStandBeforeAndAfter(String command) {
        assertPrints(
                Run.of(command.replace("AGENT", agent.address()).split(" ", -1)),
                List.of(NAME_LINE));
    }

    @Test
    void setSendsTypedValuesAndPrintsWhatTheAgentConfirms() {
        Run run =
                Run.of("set", agent.address(), NAME, "s", "Lab 4", "-c", "private", IN, "i", "-5");
        assertPrints(
                run,
                List.of(
                        ".1.3.6.1.2.1.1.5.0 = STRING: \"Lab 4\"",
                        ".1.3.6.1.2.1.2.2.1.10 = INTEGER: -5"));
        assertThat(device.varBinds())
                .containsExactly(
                        new VarBind(Oid.of(NAME), OctetString.of("Lab 4")),
                        new VarBind(Oid.of(IN), new Integer32(-5)));
    }

    /// The letters that net-snmp's own snmpset does not take, though its library does.
    @Test
    void setTakesTheLettersOfCountersToo() {
        Run run =
                Run.of(
                        "set",
                        agent.address(),
                        IN + ".1",
                        "c",
                        "4294967295",
                        IN + ".2",
                        "C",
                        "18446744073709551615");
        assertThat(run.exitCode()).isZero();
        assertThat(device.varBinds())
                .containsExactly(
                        new VarBind(Oid.of(IN + ".1"), new Counter32(4294967295L)),
                        new VarBind(Oid.of(IN + ".2"), new Counter64(-1)));
    }

    @Test
    void outputIsARecordingIfAskedFor() {
        assertPrints(
                Run.of("walk", agent.address(), "--output=snmprec", "1.3.6.1.2.1.1"),
                List.of("1.3.6.1.2.1.1.3.0|67|42", "1.3.6.1.2.1.1.5.0|4|lab-3"));
    }

    @Test
    void outputIsJsonIfAskedFor() {
        assertPrints(
                Run.of("get", "--output", "json", agent.address(), NAME, UPTIME),
                List.of(
                        "{\"oid\":\"1.3.6.1.2.1.1.5.0\",\"type\":\"OCTET STRING\",\"value\":\"lab-3\"}",
                        "{\"oid\":\"1.3.6.1.2.1.1.3.0\",\"type\":\"TimeTicks\",\"value\":42}"));
    }
}

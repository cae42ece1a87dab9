package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.testkit.ScriptedAgent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.PDU;

@Timeout(30)
class TableCommandTest {

    private static final String DESCR = "1.3.6.1.2.1.2.2.1.2";
    private static final String STATUS = "1.3.6.1.2.1.2.2.1.8";

    private final DeviceScript device =
            new DeviceScript()
                    .with(DESCR + ".2", OctetString.of("lo"))
                    .with(DESCR + ".10", OctetString.of("Käfig 3, \"left\""))
                    .with(DESCR + ".10.1", OctetString.of(""))
                    .with(DESCR + ".30", OctetString.of("two\nlines \u009B31m"))
                    .with(DESCR + ".31", OctetString.of("-"))
                    .with(DESCR + ".32", OctetString.of(" blank"))
                    .with(DESCR + ".33", OctetString.ofHex("00 1a ff"))
                    .with(STATUS + ".1", new Integer32(7))
                    .with(STATUS + ".10", new Integer32(-1))
                    .with(STATUS + ".30", new Integer32(2));
    private final ScriptedAgent agent = ScriptedAgent.start(device);

    @AfterEach
    void stopAgent() {
        agent.close();
    }

    private List<String> table(String options) {
        List<String> words = Arrays.asList(("table AGENT " + options).split(" ", -1));
        words.replaceAll(word -> word.equals("AGENT") ? agent.address() : word);
        Run run = Run.of(words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.lines();
    }

    @Test
    void textIsAlignedOneLineARowAndAHoleIsADash() {
        assertThat(table(DESCR + " " + STATUS))
                .containsExactly(
                        "index  1.3.6.1.2.1.2.2.1.2   1.3.6.1.2.1.2.2.1.8",
                        "1      -                     7",
                        "2      lo                    -",
                        "10     Käfig 3, \"left\"       -1",
                        "10.1   \"\"                    -",
                        "30     two\\nlines \\u009b31m  2",
                        "31     \"-\"                   -",
                        "32     \" blank\"              -",
                        "33     00:1A:FF              -");
    }

    @Test
    void csvQuotesWhatNeedsItAndAHoleIsNothing() {
        Run run = Run.of("table", agent.address(), "--output", "csv", STATUS, "." + DESCR);
        assertThat(run.out())
                .isEqualTo(
                        """
                        index,1.3.6.1.2.1.2.2.1.8,1.3.6.1.2.1.2.2.1.2
                        1,7,
                        2,,lo
                        10,-1,"Käfig 3, ""left\"""
                        10.1,,""
                        30,2,"two
                        lines \u009B31m"
                        31,,-
                        32,," blank"
                        33,,00:1A:FF
                        """);
    }

    @Test
    void jsonIsAnObjectForEachRowAndAHoleIsNull() {
        assertThat(table("--output=json --from 10 --to 10 " + DESCR + " " + STATUS))
                .containsExactly(
                        "{'index':'10','cells':{'1.3.6.1.2.1.2.2.1.2':{'type':'OCTET STRING','value':'Käfig 3, \\\"left\\\"'},'1.3.6.1.2.1.2.2.1.8':{'type':'INTEGER','value':-1}}}"
                                .replace('\'', '"'),
                        "{'index':'10.1','cells':{'1.3.6.1.2.1.2.2.1.2':{'type':'OCTET STRING','value':''},'1.3.6.1.2.1.2.2.1.8':null}}"
                                .replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({
        "--from 10 --to 30, 10 10.1 30",
        "--from 3 --to 10, 10 10.1",
        "--after 10 --to 31, 10.1 30 31",
        "--after 31, 32 33",
        "--to 2, 1 2",
        "--from 34, ''"
    })
    void rowsCanBeARange(String options, String indexes) {
        assertThat(table(options + " --output csv " + DESCR + " " + STATUS).stream().skip(1))
                .filteredOn(line -> line.matches("[0-9.]+,.*"))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactlyElementsOf(
                        indexes.isEmpty() ? List.of() : List.of(indexes.split(" ", -1)));
    }

    @Test
    void columnsTheAgentDoesNotHaveAreEmpty() {
        assertThat(table("1.3.6.1.9.1 1.3.6.1.9.2"))
                .containsExactly("index  1.3.6.1.9.1  1.3.6.1.9.2");
        assertThat(table("--from 33 " + DESCR + " 1.3.6.1.9.1"))
                .containsExactly(
                        "index  1.3.6.1.2.1.2.2.1.2  1.3.6.1.9.1", "33     00:1A:FF             -");
    }

    @Test
    void columnsAreAskedForTogetherSoManyObjectsAtATime() {
        table("-Cr4 " + DESCR + " " + STATUS);
        PDU first = device.requests().getFirst();
        assertThat(first.getType()).isEqualTo(PDU.GETBULK);
        assertThat(first.size()).isEqualTo(2);
        assertThat(first.getMaxRepetitions()).isEqualTo(2);
    }

    @Test
    void silenceIsOneLine() {
        try (ScriptedAgent silent = ScriptedAgent.start((_, _) -> List.of())) {
            Run run = Run.of("table", "-t0.05", "-r1", silent.address(), DESCR);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("sonde table: ")
                    .contains("no answer from " + silent.address())
                    .hasLineCount(1);
        }
    }
}

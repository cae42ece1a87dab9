package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.NetSnmp;
import dev.sonde.testkit.ScriptedAgent;
import dev.sonde.testkit.Snmpd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same question to the same snmpd, by `sonde` and by net-snmp's own command: the same lines.
@NeedsNetSnmp
@Timeout(120)
class QueriesAgainstSnmpdIT {

    private static Snmpd snmpd;

    @BeforeAll
    static void startSnmpd() {
        snmpd =
                Snmpd.start(
                        "sysContact Käfig 3",
                        "override 1.3.6.1.4.1.99999.1.0 octet_str \"say \\\"hi\\\" \\\\ back\"",
                        "override 1.3.6.1.4.1.99999.2.0 integer -5",
                        "override 1.3.6.1.4.1.99999.3.0 counter 4294967295",
                        "override 1.3.6.1.4.1.99999.4.0 uinteger 4294967295",
                        "override 1.3.6.1.4.1.99999.5.0 timeticks 17403456",
                        "override 1.3.6.1.4.1.99999.6.0 object_id 1.3.6.4294967295",
                        "override 1.3.6.1.4.1.99999.7.0 octet_str 0x" + "00ff".repeat(20),
                        "override 1.3.6.1.4.1.99999.8.0 octet_str \"\"",
                        "override -rw 1.3.6.1.4.1.99999.9.0 octet_str first",
                        "extend lines /usr/bin/printf 'one\\\\ntwo\\\\n'");
    }

    @AfterAll
    static void stopSnmpd() {
        snmpd.close();
    }

    /// The lines net-snmp prints, one for each varbind as [dev.sonde.simulator.recording] has them:
    /// wrapped hex goes on, and a line break inside of a string is escaped.
    private static List<String> theirs(String program, String... arguments) {
        List<String> lines = new ArrayList<>();
        for (String line : NetSnmp.run(program, arguments).lines()) {
            if (line.startsWith(".")) {
                lines.add(line);
            } else {
                String begun = lines.removeLast();
                lines.add(begun + (begun.contains("Hex-STRING: ") ? "" : "\\n") + line);
            }
        }
        return lines;
    }

    private static List<String> ours(String... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.lines();
    }

    private static String[] command(String name, List<String> options, List<String> oids) {
        return Stream.of(name.isEmpty() ? List.<String>of() : List.of(name), options, oids)
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get 2c 1.3.6.1.2.1.1.4.0 1.3.6.1.2.1.1.99.0 1.3.6.1.2.1.1.4 1.3.6.1.2.1.1.2.0",
                "get 1 1.3.6.1.2.1.1.4.0 1.3.6.1.2.1.1.2.0",
                "getnext 2c 1.3.6.1.2.1.1.1.0 1.3.6.1.4.1.99999 1.9",
                "getnext 1 1.3.6.1.2.1.1.1.0 1.3.6.1.4.1.99999",
                "walk 2c 1.3.6.1.4.1.99999",
                "walk 1 1.3.6.1.4.1.99999",
                "walk 2c 1.3.6.1.4.1.8072.1.3.2",
                "walk 2c 1.3.6.1.2.1.1.4.0",
                "walk 2c 1.3.6.1.2.1.1.99",
                "bulkwalk 2c 1.3.6.1.4.1.99999",
                "bulkwalk 2c 1.3.6.1.2.1.1.9",
            })
    void printsWhatNetSnmpPrints(String question) {
        List<String> words = Arrays.asList(question.split(" ", -1));
        List<String> options = List.of("-v" + words.get(1), "-c", "public", snmpd.address());
        List<String> oids = words.subList(2, words.size());
        List<String> theirs =
                theirs(
                        "snmp" + words.getFirst(),
                        command(
                                "",
                                Stream.concat(Stream.of("-On"), options.stream()).toList(),
                                oids));
        assertThat(theirs).isNotEmpty();
        assertThat(ours(command(words.getFirst(), options, oids))).isEqualTo(theirs);
    }

    @Test
    void getbulkPrintsWhatNetSnmpPrints() {
        List<String> oids = List.of("1.3.6.1.4.1.99999.2", "1.3.6.1.4.1.99999", "1.3.6.1.2.1.1.9");
        List<String> options = List.of("-v2c", "-c", "public", "-Cn1", "-Cr4", snmpd.address());
        List<String> theirs =
                theirs(
                        "snmpbulkget",
                        command(
                                "",
                                Stream.concat(Stream.of("-On"), options.stream()).toList(),
                                oids));
        assertThat(theirs).hasSize(9);
        assertThat(ours(command("getbulk", options, oids))).isEqualTo(theirs);
    }

    @Test
    void walksAWholeAgentAsNetSnmpDoes() {
        String[] walk = {"-v2c", "-c", "public", "-On", snmpd.address(), "1.3.6.1.2.1"};
        List<String> before = theirs("snmpbulkwalk", walk);
        List<String> ours = ours("bulkwalk", "-v2c", "-c", "public", snmpd.address());
        List<String> after = theirs("snmpbulkwalk", walk);
        // What both of theirs have did not move in between, so ours must have it as well.
        Set<String> steady = new TreeSet<>(before);
        steady.retainAll(after);
        assertThat(steady).hasSizeGreaterThan(100);
        assertThat(ours).containsAll(steady);
        assertThat(ours)
                .extracting(line -> Oid.of(line.substring(0, line.indexOf(' '))))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void setSetsAndPrintsWhatNetSnmpPrints() {
        List<String> options = List.of("-v2c", "-c", "private", snmpd.address());
        List<String> object = List.of("1.3.6.1.4.1.99999.9.0", "s", "Lab 3");
        assertThat(ours(command("set", options, object)))
                .containsExactly(".1.3.6.1.4.1.99999.9.0 = STRING: \"Lab 3\"");
        assertThat(
                        theirs(
                                "snmpget",
                                "-v2c",
                                "-c",
                                "public",
                                "-On",
                                snmpd.address(),
                                "1.3.6.1.4.1.99999.9.0"))
                .containsExactly(".1.3.6.1.4.1.99999.9.0 = STRING: \"Lab 3\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i|-5",
                "i|2147483647",
                "u|4294967295",
                "t|42",
                "a|192.0.2.1",
                "o|1.3.6.1.4294967295",
                "s|Käfig 3",
                "s|",
                "x|0x00 1a FF",
                "d|1 20 255",
                "b|0 7 9",
                "F|1.5",
                "D|-2.25",
                "I|-9223372036854775808",
                "U|18446744073709551615",
                "n|"
            })
    void setSendsWhatNetSnmpSends(String typeAndText) {
        int bar = typeAndText.indexOf('|');
        String type = typeAndText.substring(0, bar);
        String text = typeAndText.substring(bar + 1);
        assertThat(sent(type, text, false)).isEqualTo(sent(type, text, true));
    }

    /// Deviates from net-snmp, which sends UInteger32: RFC 1902 has taken it off the wire.
    @Test
    void setSends3AsGauge32WhichIsUnsigned32() {
        assertThat(sent("3", "4294967295", false)).isEqualTo(sent("u", "4294967295", true));
    }

    private static List<VarBind> sent(String type, String text, boolean byNetSnmp) {
        DeviceScript device = new DeviceScript();
        try (ScriptedAgent agent = ScriptedAgent.start(device)) {
            List<String> options = List.of("-v2c", "-c", "public", agent.address());
            List<String> object = List.of("1.3.6.1.4.1.99999.1.0", type, text);
            if (byNetSnmp) {
                NetSnmp.Output output = NetSnmp.run("snmpset", command("", options, object));
                assertThat(output.exitCode()).as(output.stderr()).isZero();
            } else {
                ours(command("set", options, object));
            }
            return device.varBinds();
        }
    }
}

package dev.sonde.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
import dev.sonde.simulator.internal.agent.TreeStore;
import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.NetSnmp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsNetSnmp
@Timeout(120)
class SimulatorAgainstNetSnmpIT {

    private static final int ROWS = 2_500;

    private final TreeStore store = new TreeStore();
    private final List<String> expected = new ArrayList<>();
    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        store.withWritable("1.3.6.1.2.1.1.5.0", OctetString.of("lab"));
        expected.add(".1.3.6.1.2.1.1.5.0 = STRING: \"lab\"");
        store.with("1.3.6.1.2.1.1.3.0", new TimeTicks(8_640_000));
        expected.addFirst(".1.3.6.1.2.1.1.3.0 = Timeticks: (8640000) 1 day, 0:00:00.00");
        store.with("1.3.6.1.2.1.1.2.0", Oid.of("1.3.6.1.4.1.8072.3.2.10"));
        expected.addFirst(".1.3.6.1.2.1.1.2.0 = OID: .1.3.6.1.4.1.8072.3.2.10");
        for (int row = 1; row <= ROWS; row++) {
            store.with("1.3.6.1.2.1.2.2.1.1." + row, new Integer32(-row));
            expected.add(".1.3.6.1.2.1.2.2.1.1.%d = INTEGER: -%d".formatted(row, row));
        }
        store.with("1.3.6.1.2.1.2.2.1.5.1", new Gauge32(4_294_967_295L));
        expected.add(".1.3.6.1.2.1.2.2.1.5.1 = Gauge32: 4294967295");
        store.with("1.3.6.1.2.1.2.2.1.10.4294967295", new Counter32(3_000_000_000L));
        expected.add(".1.3.6.1.2.1.2.2.1.10.4294967295 = Counter32: 3000000000");
        store.with("1.3.6.1.2.1.4.20.1.1.127.0.0.1", IpAddress.of("127.0.0.1"));
        expected.add(".1.3.6.1.2.1.4.20.1.1.127.0.0.1 = IpAddress: 127.0.0.1");
        simulator = Simulator.builder().device("public", store).start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private NetSnmp.Output run(String program, String version, String... arguments) {
        String agent = "127.0.0.1:" + simulator.address().getPort();
        return NetSnmp.run(
                program,
                Stream.concat(
                                Stream.of("-v" + version, "-cpublic", "-On", "-r0", agent),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2c"})
    void snmpwalkReadsEverything(String version) {
        assertThat(run("snmpwalk", version, ".1").lines())
                .startsWith(expected.get(0))
                .containsSequence(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 100_000})
    void snmpbulkwalkReadsEverything(int maxRepetitions) {
        store.with("1.3.6.1.2.1.31.1.1.1.6.1", new Counter64(-1));
        expected.add(".1.3.6.1.2.1.31.1.1.1.6.1 = Counter64: 18446744073709551615");
        assertThat(run("snmpbulkwalk", "2c", "-Cr" + maxRepetitions, ".1").lines())
                .containsSequence(expected);
    }

    @Test
    void snmpgetTellsTheMissingApart() {
        assertThat(run("snmpget", "2c", ".1.3.6.1.2.1.1.5.0", ".1.3.6.1.2.1.1.5.9").lines())
                .containsExactly(
                        ".1.3.6.1.2.1.1.5.0 = STRING: \"lab\"",
                        ".1.3.6.1.2.1.1.5.9 = No Such Instance currently exists at this OID");
        assertThat(run("snmpget", "2c", ".1.3.6.1.4.1.99999.1.0").lines())
                .containsExactly(
                        ".1.3.6.1.4.1.99999.1.0 = No Such Object available on this agent at this"
                                + " OID");
        assertThat(run("snmpget", "1", "-Cf", ".1.3.6.1.2.1.1.5.0", ".1.3.6.1.2.1.1.5.9").stderr())
                .contains("(noSuchName)", "Failed object: .1.3.6.1.2.1.1.5.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2c"})
    void snmpsetChangesWhatIsWritable(String version) {
        assertThat(run("snmpset", version, ".1.3.6.1.2.1.1.5.0", "s", "new").lines())
                .containsExactly(".1.3.6.1.2.1.1.5.0 = STRING: \"new\"");
        assertThat(run("snmpget", version, ".1.3.6.1.2.1.1.5.0").lines())
                .containsExactly(".1.3.6.1.2.1.1.5.0 = STRING: \"new\"");
    }

    @Test
    void snmpsetIsRefusedWhereItMustBe() {
        assertThat(run("snmpset", "2c", ".1.3.6.1.2.1.1.5.0", "i", "1").stderr())
                .contains("wrongType", "Failed object: .1.3.6.1.2.1.1.5.0");
        String[] both = {".1.3.6.1.2.1.1.5.0", "s", "x", ".1.3.6.1.2.1.1.3.0", "t", "1"};
        assertThat(run("snmpset", "2c", both).stderr())
                .contains("notWritable", "Failed object: .1.3.6.1.2.1.1.3.0");
        assertThat(run("snmpset", "1", both).stderr())
                .contains("(noSuchName)", "Failed object: .1.3.6.1.2.1.1.3.0");
        assertThat(run("snmpget", "2c", ".1.3.6.1.2.1.1.5.0").stdout()).contains("\"lab\"");
    }
}

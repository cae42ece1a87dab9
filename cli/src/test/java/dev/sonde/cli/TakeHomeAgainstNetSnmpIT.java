package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.recording.SnmpwalkFormat;
import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.NetSnmp;
import dev.sonde.testkit.Snmpd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole way, with net-snmp on both ends: a real snmpd is mirrored, and net-snmp's commands ask
/// what was mirrored.
@NeedsNetSnmp
@Timeout(300)
class TakeHomeAgainstNetSnmpIT {

    /// Tables whose rows come and go with processes and connections.
    private static final List<String> RESTLESS =
            List.of(
                    ".1.3.6.1.2.1.25.4.",
                    ".1.3.6.1.2.1.25.5.",
                    ".1.3.6.1.2.1.6.13.",
                    ".1.3.6.1.2.1.6.19.",
                    ".1.3.6.1.2.1.6.20.",
                    ".1.3.6.1.2.1.7.5.",
                    ".1.3.6.1.2.1.7.7.");

    @TempDir private static Path folder;
    private static String recording = "";
    private static String database = "";
    private static List<String> before = List.of();
    private static List<String> after = List.of();

    @BeforeAll
    static void mirrorSnmpd() {
        recording = folder.resolve("host.snmprec").toString();
        database = folder.resolve("hosts.mv.db").toString();
        try (Snmpd snmpd = Snmpd.start("sysContact Käfig 3")) {
            before = bulkWalk("public", snmpd.address());
            Run run = Run.of("mirror", snmpd.address(), "-c", "public", "-o", recording);
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("objects of " + snmpd.address(), "sonde simulate ");
            after = bulkWalk("public", snmpd.address());
        }
        try (Simulation simulation = Simulation.of(recording)) {
            Run run =
                    Run.of(
                            "mirror",
                            simulation.address(),
                            "-c",
                            "host",
                            "-o",
                            database,
                            "--device",
                            "host");
            assertThat(run.err()).isEmpty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void nothingIsLeftHalfWritten() {
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("host.snmprec", "hosts.mv.db");
    }

    private static List<String> bulkWalk(String community, String address) {
        return lines("snmpbulkwalk", "-v2c", "-c", community, "-On", address, ".1");
    }

    /// What a net-snmp command prints, a line for each varbind.
    private static List<String> lines(String program, String... arguments) {
        List<String> lines = new ArrayList<>();
        for (String line : NetSnmp.run(program, arguments).lines()) {
            if (line.startsWith(".")) {
                lines.add(line);
            } else if (!line.equals("End of MIB")) {
                // A string or hex that goes on.
                lines.add(lines.removeLast() + "\n" + line);
            }
        }
        lines.removeIf(line -> line.contains(" = No more variables left in this MIB View"));
        return lines;
    }

    private static Map<String, String> byOid(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf(" = ");
            String oid = line.substring(0, equals);
            if (RESTLESS.stream().noneMatch(oid::startsWith)) {
                values.put(oid, line.substring(equals + 3));
            }
        }
        return values;
    }

    private static String type(String value) {
        int colon = value.indexOf(": ");
        return colon < 0 ? value : value.substring(0, colon);
    }

    private static List<VarBind> mirrored() throws IOException {
        Reading reading = SnmprecFormat.read(Path.of(recording));
        assertThat(reading.problems()).isEmpty();
        List<VarBind> varBinds = new ArrayList<>();
        reading.recording().forEach(varBinds::add);
        return varBinds;
    }

    @Test
    void theMirrorHoldsWhatSnmpbulkwalkPrintsTypeByTypeMovingValuesAside() throws IOException {
        Map<String, String> ours = byOid(mirrored().stream().map(SnmpwalkFormat::line).toList());
        Map<String, String> theirs = byOid(before);
        Map<String, String> later = byOid(after);
        assertThat(ours.keySet())
                .hasSizeGreaterThan(500)
                .containsExactlyElementsOf(theirs.keySet());
        Set<String> moving = new HashSet<>();
        theirs.forEach((oid, value) -> {
            if (!value.equals(later.get(oid))) {
                moving.add(oid);
            }
        });
        assertThat(moving).hasSizeLessThan(ours.size() / 2);
        ours.forEach((oid, value) -> {
            String expected = theirs.get(oid);
            assertThat(type(value)).as(oid).isEqualTo(type(String.valueOf(expected)));
            if (!moving.contains(oid)) {
                assertThat(unwrapped(" = " + value)).as(oid).isEqualTo(unwrapped(" = " + expected));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.snmprec", "hosts.mv.db"})
    void netSnmpsCommandsGetTheMirrorFromTheSimulation(String file) throws Exception {
        List<VarBind> mirrored = mirrored();
        try (Simulation simulation = Simulation.of(folder.resolve(file).toString())) {
            String address = simulation.address();
            List<String> bulk = bulkWalk("host", address);
            assertThat(bulk).hasSameSizeAs(mirrored);
            for (int i = 0; i < bulk.size(); i++) {
                assertThat(unwrapped(bulk.get(i)))
                        .isEqualTo(unwrapped(SnmpwalkFormat.line(mirrored.get(i))));
            }
            List<String> v1 = lines("snmpwalk", "-v1", "-c", "host", "-On", address, ".1");
            // SNMPv1 cannot carry Counter64, so its walk leaves those out.
            assertThat(v1)
                    .isEqualTo(
                            bulk.stream()
                                    .filter(line -> !line.contains(" = Counter64: "))
                                    .toList());
            String last = bulk.getLast();
            assertThat(
                            lines(
                                    "snmpget",
                                    "-v2c",
                                    "-c",
                                    "host",
                                    "-On",
                                    address,
                                    "1.3.6.1.2.1.1.4.0",
                                    last.substring(0, last.indexOf(" = "))))
                    .contains(last)
                    .hasSize(2)
                    .allMatch(bulk::contains);
        }
    }

    /// Without the line breaks that net-snmp puts into long hex and we escape in text.
    private static String unwrapped(String line) {
        return line.contains(" = Hex-STRING: ")
                ? line.replace("\n", "").replaceAll(" +", " ").strip()
                : line.replace("\\n", "\n");
    }
}

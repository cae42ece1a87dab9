package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.NetSnmp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where an agent failed while it was mirrored, net-snmp's walks fail at the mirror.
@NeedsNetSnmp
@Timeout(60)
class MirrorOfErrorsAgainstNetSnmpIT {

    @TempDir private Path folder;

    private static NetSnmp.Output walk(String program, String version, String address) {
        return NetSnmp.run(program, version, "-c", "odd", "-On", address, "1.3.6.1.2.1");
    }

    @Test
    void netSnmpsWalksMeetTheErrorWhereTheMirrorMetIt() throws Exception {
        Path device = folder.resolve("odd.snmprec");
        Files.write(
                device,
                List.of(
                        "1.3.6.1.2.1.1.5.0|4|odd",
                        "1.3.6.1.2.1.2.2.1.1.1|2|1",
                        "1.3.6.1.2.1.2.2.1.1.2|5:error|status=genError",
                        "1.3.6.1.2.1.2.2.1.1.3|2|3",
                        "1.3.6.1.2.1.2.2.1.2.1|4|one"));
        Path mirrored = Files.createDirectory(folder.resolve("mirrored")).resolve("odd.snmprec");
        NetSnmp.Output atDevice;
        try (Simulation simulation = Simulation.of(device.toString())) {
            atDevice = walk("snmpwalk", "-v2c", simulation.address());
            Run.of("mirror", simulation.address(), "-c", "odd", "-o", mirrored.toString());
        }
        assertThat(atDevice.lines())
                .contains(".1.3.6.1.2.1.2.2.1.1.1 = INTEGER: 1")
                .noneMatch(line -> line.contains(".2.2.1.1.3"));
        assertThat(atDevice.stderr()).contains("Reason: (genError)");
        try (Simulation simulation = Simulation.of(mirrored.toString())) {
            NetSnmp.Output again = walk("snmpwalk", "-v2c", simulation.address());
            assertThat(again.stdout()).isEqualTo(atDevice.stdout());
            assertThat(again.stderr()).isEqualTo(atDevice.stderr());
            assertThat(again.exitCode()).isEqualTo(atDevice.exitCode()).isNotZero();
            for (String version : List.of("-v1", "-v2c")) {
                assertThat(walk("snmpwalk", version, simulation.address()).stderr())
                        .contains("Reason: (genError)", ".1.3.6.1.2.1.2.2.1.1.1");
            }
            assertThat(walk("snmpbulkwalk", "-v2c", simulation.address()).stderr())
                    .contains("Reason: (genError)");
        }
    }
}

package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.Snmpd;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real snmpd, taken home, scrubbed and compared with itself.
@NeedsNetSnmp
@Timeout(300)
class DiffAgainstSnmpdIT {

    /// Rows that come and go with processes and connections, and counts of what runs.
    private static final String RESTLESS =
            "1.3.6.1.2.1.25.4,1.3.6.1.2.1.25.5,1.3.6.1.2.1.6,1.3.6.1.2.1.7,1.3.6.1.2.1.25.2,1.3.6.1.2.1.4,1.3.6.1.4.1.2021";

    @TempDir private Path folder;

    @Test
    void anAgentIsTheSameAsItsMirrorButForWhatMovesAndWhatWasSet() {
        String recording = folder.resolve("host.snmprec").toString();
        try (Snmpd snmpd = Snmpd.start("sysContact someone@bank.corp")) {
            String agent = snmpd.address();
            assertThat(Run.of("mirror", agent, "-o", recording).err()).isEmpty();
            Run same = Run.of("diff", recording, agent, "--ignore", RESTLESS);
            assertThat(same.err()).isEmpty();
            assertThat(same.exitCode()).as(same.out()).isZero();
            assertThat(same.out()).containsPattern("0 changed, [\\d,]+ moved, [\\d,]{3,} the same");
            String name = "1.3.6.1.2.1.1.5.0";
            String other = folder.resolve("other.snmprec").toString();
            assertThat(Run.of("scrub", recording, "-o", other, "--profile", "system").exitCode())
                    .isZero();
            Run different =
                    Run.of("diff", other, "snmp://public@" + agent, "--root", "1.3.6.1.2.1.1");
            assertThat(different.exitCode()).isEqualTo(1);
            assertThat(different.lines())
                    .contains("+ .1.3.6.1.2.1.1.4.0 = STRING: \"someone@bank.corp\"")
                    .anyMatch(line -> line.startsWith("- ." + name + " = STRING: \"host-"));
        }
    }

    @Test
    void theMirrorOfARealAgentHasNothingLeftToFind() throws Exception {
        String recording = folder.resolve("host.snmprec").toString();
        String scrubbed = folder.resolve("scrubbed.snmprec").toString();
        try (Snmpd snmpd = Snmpd.start("sysContact someone@bank.corp", "sysName zrh-core-7")) {
            assertThat(Run.of("mirror", snmpd.address(), "-o", recording).err()).isEmpty();
        }
        assertThat(Run.of("scrub", "--check", recording).exitCode()).isEqualTo(1);
        assertThat(Run.of("scrub", recording, "-o", scrubbed).err()).isEmpty();
        assertThat(Run.of("scrub", "--check", scrubbed).exitCode()).isZero();
        assertThat(Files.readString(Path.of(scrubbed)))
                .doesNotContain("zrh-core-7", "someone@bank.corp", "bank.corp");
    }
}

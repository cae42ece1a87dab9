package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.NetSnmp;
import dev.sonde.testkit.Snmpd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same question in SNMPv3 to the same snmpd, with the same options, by `sonde` and by
/// net-snmp's own command: the same lines.
@NeedsNetSnmp
@Timeout(120)
class QueriesInV3AgainstSnmpdIT {

    private static final String OPS =
            "-v3 -l authPriv -u ops -a SHA -A authphrase -x AES -X privphrase";
    private static final String ENGINE_ID = "80007ed9040102030a";
    private static final String CONTACT = "1.3.6.1.2.1.1.4.0";
    private static final String NAME = "1.3.6.1.2.1.1.5.0";

    private static Snmpd snmpd;

    @BeforeAll
    static void startSnmpd() {
        snmpd =
                Snmpd.start(
                        "sysContact nobody",
                        "exactEngineID 0x" + ENGINE_ID,
                        "createUser open",
                        "rouser open noauth",
                        "createUser signed SHA-256 authphrase",
                        "rouser signed auth",
                        "createUser ops SHA authphrase AES privphrase",
                        "rwuser ops priv",
                        "createUser strong SHA-512 authphrase AES-256 privphrase",
                        "rouser strong priv",
                        "createUser old MD5 authphrase DES privphrase",
                        "rouser old priv");
    }

    @AfterAll
    static void stopSnmpd() {
        snmpd.close();
    }

    private static String[] words(String... parts) {
        return Arrays.stream(parts)
                .flatMap(Pattern.compile(" ")::splitAsStream)
                .toArray(String[]::new);
    }

    private static List<String> theirs(String program, String options, String rest) {
        NetSnmp.Output output = NetSnmp.run(program, words("-On", options, snmpd.address(), rest));
        assertThat(output.stderr()).isEmpty();
        assertThat(output.exitCode()).isZero();
        return output.lines();
    }

    private static List<String> ours(String command, String options, String rest) {
        Run run = Run.of(words(command, options, snmpd.address(), rest));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.lines();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OPS,
                "-v 3 -u ops -l authpriv -a sha1 -A authphrase -x aes128 -X privphrase",
                "-v3 -uops -lauthPriv -aSHA -Aauthphrase -xAES -Xprivphrase",
                "-v3 -u open -l noAuthNoPriv",
                "-v3 -u signed -l authNoPriv -a SHA-256 -A authphrase",
                "-v3 -u strong -l authPriv -a SHA-512 -A authphrase -x AES-256 -X privphrase",
                "-v3 -u strong -l authPriv -a SHA512 -A authphrase -x AES256 -X privphrase",
                "-v3 -u old -l authPriv -a MD5 -A authphrase -x DES -X privphrase",
            })
    void getPrintsWhatNetSnmpPrints(String options) {
        assertThat(ours("get", options, CONTACT + " 1.3.6.1.2.1.1.2.0 1.3.6.1.2.1.1.99.0"))
                .hasSize(3)
                .contains("." + CONTACT + " = STRING: \"nobody\"")
                .isEqualTo(
                        theirs(
                                "snmpget",
                                options,
                                CONTACT + " 1.3.6.1.2.1.1.2.0 1.3.6.1.2.1.1.99.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v3 -u ops -A authphrase -X privphrase",
                "-v3 -u open",
                "-v3 -u signed -a SHA-256 -A authphrase",
                "-v3 -u signed -l authNoPriv -a SHA-256 -A authphrase -x AES -X privphrase",
                "-v3 -u open -l noAuthNoPriv -A authphrase -X privphrase",
            })
    void theLevelFollowsThePassphrasesAndTheProtocolsAreShaAndAes(String options) {
        assertThat(ours("get", options, CONTACT))
                .containsExactly("." + CONTACT + " = STRING: \"nobody\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"getnext", "walk", "bulkwalk"})
    void otherQueriesPrintWhatNetSnmpPrints(String command) {
        String program = "snmp" + command;
        assertThat(ours(command, OPS, "1.3.6.1.2.1.1.9.1.2"))
                .isNotEmpty()
                .isEqualTo(theirs(program, OPS, "1.3.6.1.2.1.1.9.1.2"));
    }

    @Test
    void getbulkPrintsWhatNetSnmpPrints() {
        assertThat(ours("getbulk", OPS + " -Cn1 -Cr3", NAME + " 1.3.6.1.2.1.1.9"))
                .hasSize(4)
                .isEqualTo(theirs("snmpbulkget", OPS + " -Cn1 -Cr3", NAME + " 1.3.6.1.2.1.1.9"));
    }

    @Test
    void aTableHasTheCellsThatNetSnmpWalks() {
        String id = "1.3.6.1.2.1.1.9.1.2";
        String description = "1.3.6.1.2.1.1.9.1.3";
        List<String> ids = theirs("snmpwalk", OPS + " -Oqv", id);
        List<String> descriptions = theirs("snmpwalk", OPS + " -Oqv", description);
        List<String> rows = new ArrayList<>(List.of("index," + id + "," + description));
        for (int i = 0; i < ids.size(); i++) {
            rows.add((i + 1) + "," + ids.get(i).substring(1) + "," + unquoted(descriptions.get(i)));
        }
        assertThat(ours("table", OPS + " --output csv", id + " " + description))
                .hasSizeGreaterThan(5)
                .extracting(QueriesInV3AgainstSnmpdIT::unquoted)
                .isEqualTo(rows);
    }

    private static String unquoted(String text) {
        return text.replace("\"", "");
    }

    @Test
    void setSetsAndPrintsWhatNetSnmpPrints() {
        assertThat(ours("set", OPS, NAME + " s ours")).isEqualTo(theirs("snmpget", OPS, NAME));
        assertThat(theirs("snmpset", OPS, NAME + " s theirs")).isEqualTo(ours("get", OPS, NAME));
    }

    @Test
    void mirrorTakesADeviceHome(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("device.snmprec");
        assertThat(ours("mirror", OPS + " --root 1.3.6.1.2.1.1.9", "-o " + file)).isNotEmpty();
        List<String> objects = theirs("snmpwalk", OPS, "1.3.6.1.2.1.1.9");
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines.filter(line -> !line.startsWith("#"))).hasSameSizeAs(objects);
        }
    }

    @Test
    void enginesInHexAreTakenAsNetSnmpTakesThem() {
        for (String option : List.of(" -E ", " -e ", " -e 0x")) {
            assertThat(ours("get", OPS + option + ENGINE_ID, CONTACT))
                    .isEqualTo(theirs("snmpget", OPS + option + ENGINE_ID, CONTACT));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-u stranger -A authphrase|it knows no such user: check the security name",
                "-u ops -A wrongphrase|the digest is wrong: check authentication protocol and password",
                "-u ops -a MD5 -A authphrase|the digest is wrong: check authentication protocol and password",
                "-u signed -a SHA-256 -A authphrase -X privphrase|check -l, or the protocols the agent has for the user",
                "-u ops -A authphrase -X wrongphrase|the privacy password, for an agent may stay silent",
                "-u ops -A authphrase -X privphrase -n nowhere|"
            })
    void aRefusalIsOneLineWithoutSecrets(String typed) {
        List<String> both = new ArrayList<>(Arrays.asList(typed.split("\\|", -1)));
        Run run = Run.of(words("get -v3 -t 0.3 -r 0", both.getFirst(), snmpd.address(), CONTACT));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("sonde get: ")
                .hasLineCount(1)
                .contains(snmpd.address(), both.getLast())
                .doesNotContain("phrase");
    }
}

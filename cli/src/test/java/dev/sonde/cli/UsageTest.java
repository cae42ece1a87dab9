package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.testkit.ScriptedAgent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What makes no sense is refused before anything is sent.
@Timeout(30)
class UsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    get                           | Missing required parameters: 'AGENT', 'OID'
                    get AGENT                     | Missing required parameter: 'OID'
                    get AGENT sysName.0           | 'sysName.0' is no OID: 's' at position 1 is not a digit
                    get AGENT 1.3..6              | '1.3..6' is no OID: an arc is missing at position 5
                    get AGENT 3.1                 | '3.1' is no OID: it starts with 0.0 to 0.39, 1.0 to 1.39, or 2
                    get AGENT 1.40                | '1.40' is no OID: it starts with 0.0 to 0.39, 1.0 to 1.39, or 2
                    get 127.0.0.1:0 1.3           | '0' in '127.0.0.1:0' is not a port: 1 to 65535
                    get [::1 1.3                  | '[::1' is not an address of the form HOST[:PORT] or [IPv6]:PORT
                    get -v 4 AGENT 1.3            | -v: '4' is no version of SNMP: 1, 2c or 3
                    get -v1 -u ops AGENT 1.3      | -u belongs to SNMPv3, and this is v1: add -v 3
                    get -t 0 AGENT 1.3            | -t: '0' is no time: seconds, more than 0 and at most 86400
                    get -t 90000 AGENT 1.3        | -t: '90000' is no time: seconds, more than 0 and at most 86400
                    get -t 1,5 AGENT 1.3          | -t: '1,5' is no time: seconds, more than 0 and at most 86400
                    get -r x AGENT 1.3            | -r: 'x' is no number from 0 to 999999999
                    get --output xml AGENT 1.3    | --output: 'xml' is no output form: one of [snmpwalk, snmprec, json]
                    get -z AGENT 1.3              | Unknown option: '-z'
                    get AGENT 1.3 -c              | Missing required parameter for option '--community' (COMMUNITY)
                    getbulk -v1 AGENT 1.3         | SNMPv1 has no GETBULK: use 'sonde getnext' or 'sonde walk', or -v 2c
                    getbulk -Cn2 AGENT 1.3        | non-repeaters must be 0 to 1, not 2
                    getbulk -Cr70000 AGENT 1.3    | max-repetitions must be 0 to 65535, not 70000
                    bulkwalk -Cr0 AGENT           | max-repetitions must be 1 to 65535, not 0
                    table AGENT                   | Missing required parameter: 'COLUMN-OID'
                    table AGENT ifDescr           | 'ifDescr' is no OID: 'i' at position 1 is not a digit
                    table AGENT 1.3.6 1.3.6.1     | the columns are ambiguous: 1.3.6.1 lies in 1.3.6
                    table AGENT 1.3.6 1.3.6       | the columns are ambiguous: 1.3.6 lies in 1.3.6
                    table AGENT 1.3.6 --from x    | --from: 'x' is no OID: 'x' at position 1 is not a digit
                    table AGENT 1.3.6 --to 1..2   | --to: '1..2' is no OID: an arc is missing at position 3
                    table AGENT 1.3.6 --after -1  | --after: '-1' is no OID: '-' at position 1 is not a digit
                    table -Cr0 AGENT 1.3.6        | max-repetitions must be 1 to 65535, not 0
                    table --output snmprec AGENT 1.3.6 | --output: 'snmprec' is no form of a table: one of [text, csv, json]
                    set AGENT                     | Missing required parameter: '(OID TYPE VALUE)'
                    set AGENT 1.3.6 i             | '1.3.6' needs a type and a value after it
                    set AGENT 1.3.6 i 1 1.3.7     | '1.3.7' needs a type and a value after it
                    set AGENT 1.3.6 q 1           | 'q' is no type: one of i u 3 c C t a o s x d n b U I F D
                    set AGENT 1.3.6 int 1         | 'int' is no type: one letter, such as i or s
                    set AGENT 1.3.6 i one         | 'one' is no INTEGER: a whole number from -2147483648 to 2147483647
                    set AGENT 1.3.6 i 1 1.3.x s a | '1.3.x' is no OID: 'x' at position 5 is not a digit
                    set AGENT -z 1.3.6 i 1        | Unknown option: '-z'
                    set -z AGENT 1.3.6 i 1        | Unknown option: '-z'
                    """)
    void isOneLineAndNothingIsSent(String typed, String message) {
        try (ScriptedAgent agent = ScriptedAgent.start(new DeviceScript())) {
            Run run = Run.of(typed.replace("AGENT", agent.address()).split(" ", -1));
            String command = "sonde " + typed.split(" ", -1)[0];
            assertThat(run.err())
                    .isEqualTo(
                            "%s: %s (%s --help shows the use)\n"
                                    .formatted(command, message, command));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(agent.received()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    -v3                                         | SNMPv3 needs a user: add -u
                    -v3 -A passphrase                           | SNMPv3 needs a user: add -u
                    -v3 -u ops -c public                        | -c belongs to v1 and v2c: SNMPv3 has users, see -u
                    -u ops                                      | -u belongs to SNMPv3, and this is v2c: add -v 3
                    -v2c -l authPriv                            | -l belongs to SNMPv3, and this is v2c: add -v 3
                    -v2c -a MD5                                 | -a belongs to SNMPv3, and this is v2c: add -v 3
                    -A passphrase                               | -A belongs to SNMPv3, and this is v2c: add -v 3
                    -x AES                                      | -x belongs to SNMPv3, and this is v2c: add -v 3
                    -X passphrase                               | -X belongs to SNMPv3, and this is v2c: add -v 3
                    -n vrf-1                                    | -n belongs to SNMPv3, and this is v2c: add -v 3
                    -E 8000000001020304                         | -E belongs to SNMPv3, and this is v2c: add -v 3
                    -e 8000000001020304                         | -e belongs to SNMPv3, and this is v2c: add -v 3
                    -v3 -u ops -u other                         | option '-u' (USER) should be specified only once
                    -v3 -u ops -A passphrase -A passphrase      | option '-A' (PASSPHRASE) should be specified only once
                    -v3 -u ops -l authPriv                      | the security level authPriv needs a passphrase: add -A
                    -v3 -u ops -l authPriv -A passphrase        | the security level authPriv needs a passphrase: add -X
                    -v3 -u ops -l AUTHNOPRIV                    | the security level authNoPriv needs a passphrase: add -A
                    -v3 -u ops -X passphrase                    | the security level authPriv needs a passphrase: add -A
                    -v3 -u ops -a SHA                           | -a SHA needs a passphrase: add -A
                    -v3 -u ops -A passphrase -x AES             | -x AES needs a passphrase: add -X
                    -v3 -u ops -A secret7                       | -A: the passphrase is too short: 8 octets or more (RFC 3414 §11.2)
                    -v3 -u ops -A passphrase -X secret7         | -X: the passphrase is too short: 8 octets or more (RFC 3414 §11.2)
                    -v3 -u ops -l noAuthNoPriv -A secret7       | -A: the passphrase is too short: 8 octets or more (RFC 3414 §11.2)
                    -v3 -u ops -A env:SONDE_NOT_SET             | -A: env:NAME takes the environment variable NAME, and the one named is not set
                    -v3 -u ops -A passphrase -X env:secret      | -X: env:NAME takes the environment variable NAME, and the one named is not set
                    -c env:secret                               | -c: env:NAME takes the environment variable NAME, and the one named is not set
                    -v3 -u ops -A -Xsecret                      | Expected parameter for option '-A'
                    -v3 -u ops -l private                       | -l: 'private' is no security level: noAuthNoPriv, authNoPriv or authPriv
                    -v3 -u ops -a SHA-3 -A passphrase           | -a: 'SHA-3' is no authentication protocol: one of MD5 SHA SHA-224 SHA-256 SHA-384 SHA-512
                    -v3 -u ops -x RC4 -X passphrase             | -x: 'RC4' is no privacy protocol: one of DES 3DES AES AES-192 AES-256 AES-192-C AES-256-C
                    -v3 -u ops -E 80                            | -E: '80' is no engineID: 5 to 32 octets, each two hex digits
                    -v3 -u ops -e 0x8000000x                    | -e: '0x8000000x' is no engineID: 5 to 32 octets, each two hex digits
                    -v3 -u 123456789012345678901234567890123    | the security name '123456789012345678901234567890123' is longer than 32 octets
                    -v3 -u ops -n 123456789012345678901234567890123 | the context name '123456789012345678901234567890123' is longer than 32 octets
                    """)
    void optionsOfTheVersionsBelongTogether(String options, String message) {
        for (String command :
                List.of("get", "getnext", "getbulk", "walk", "bulkwalk", "table", "set")) {
            isOneLineAndNothingIsSent(
                    command
                            + " "
                            + options
                            + " AGENT 1.3.6"
                            + (command.equals("set") ? " i 1" : ""),
                    message);
        }
        isOneLineAndNothingIsSent("mirror " + options + " AGENT -o never.snmprec", message);
    }

    @Test
    void aValueThatStartsWithAtIsNoFile() {
        DeviceScript device = new DeviceScript();
        try (ScriptedAgent agent = ScriptedAgent.start(device)) {
            assertThat(Run.of("set", agent.address(), "1.3.6", "s", "@pom.xml").exitCode())
                    .isZero();
            assertThat(device.varBinds())
                    .containsExactly(new VarBind(Oid.of("1.3.6"), OctetString.of("@pom.xml")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gett       | Unmatched argument at index 0: 'gett', did you mean get?
                    --versoin  | Unknown option: '--versoin', did you mean --version?
                    """)
    void namesWhatWasPerhapsMeant(String typed, String message) {
        Run run = Run.of(typed);
        assertThat(run.err()).isEqualTo("sonde: " + message + " (sonde --help shows the use)\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }
}

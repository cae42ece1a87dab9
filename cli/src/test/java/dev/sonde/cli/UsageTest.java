package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.testkit.ScriptedAgent;
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
                    get -v 3 AGENT 1.3            | -v: '3' is no version spoken here: 1 or 2c
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
                    set AGENT                     | Missing required parameter: '(OID TYPE VALUE)'
                    set AGENT 1.3.6 i             | '1.3.6' needs a type and a value after it
                    set AGENT 1.3.6 i 1 1.3.7     | '1.3.7' needs a type and a value after it
                    set AGENT 1.3.6 q 1           | 'q' is no type: one of i u c t C a o s x d b n F D I U
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

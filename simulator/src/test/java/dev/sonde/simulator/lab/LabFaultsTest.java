package dev.sonde.simulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a lab that cannot be served: each problem with its place, and all at once.
@Timeout(60)
class LabFaultsTest {

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void writeARecording() throws IOException {
        file = folder.resolve("lab.yaml");
        Files.writeString(folder.resolve("a.snmprec"), "1.3.6.1.2.1.1.5.0|4|a\n");
    }

    private List<String> problems(String... lines) throws IOException {
        Files.write(file, List.of(lines));
        LabException e =
                catchThrowableOfType(
                        LabException.class, () -> Lab.builder(file).unwatched().start().close());
        assertThat(e).as("%s", List.of(lines)).isNotNull();
        return e.problems().stream()
                .map(LabProblem::toString)
                .map(problem -> problem.replace(folder + "/", ""))
                .toList();
    }

    private void problem(String expected, String... lines) throws IOException {
        assertThat(problems(lines)).containsExactly(expected);
    }

    @Test
    void everyProblemHasItsPlaceAndAllAreReportedTogether() throws IOException {
        assertThat(
                        problems(
                                "listen: 127.0.0.1:x",
                                "speed: 3",
                                "devices:",
                                "  - recording: nowhere.snmprec",
                                "  - recording: a.snmprec",
                                "    fautls: {}",
                                "    faults: {loss: 2, errors: {genErr: 0.1, oops: 1}}",
                                "    versions: [1, 4]"))
                .containsExactly(
                        "lab.yaml:1:9: listen: 'x' in '127.0.0.1:x' is not a port: 1 to 65535",
                        "lab.yaml:2:1: speed: there is no such key here, only boots-file, defaults, devices,"
                                + " listen, max-message-size, rules, users",
                        "lab.yaml:4:16: devices[0].recording: there is no file nowhere.snmprec",
                        "lab.yaml:6:5: devices[1].fautls: there is no such key here, did you mean"
                                + " faults?",
                        "lab.yaml:7:20: devices[1].faults.loss: '2' is no share: 0 to 1, or 0% to"
                                + " 100%",
                        "lab.yaml:7:45: devices[1].faults.errors.oops: 'oops' is no error-status:"
                                + " tooBig, noSuchName, badValue, readOnly, genErr, noAccess,"
                                + " wrongType, wrongLength, wrongEncoding, wrongValue, noCreation,"
                                + " inconsistentValue, resourceUnavailable, commitFailed, undoFailed,"
                                + " authorizationError, notWritable, inconsistentName",
                        "lab.yaml:8:19: devices[1].versions[1]: '4' is no version of SNMP: 1, 2c or"
                                + " 3");
    }

    @Test
    void whatIsNoYamlIsReportedWhereItBreaks() throws IOException {
        problem(
                "lab.yaml:2:4: this is no YAML: mapping values are not allowed here",
                "a: 1",
                "  b: 2");
        problem(
                "lab.yaml:2:1: devices: the key stands in line 1 already",
                "devices: []",
                "devices: []");
        problem("lab.yaml:1:10: devices: there is no anchor '&x' before this", "devices: *x");
        problem("lab.yaml:1:1: the lab has no devices: list them under 'devices'", "");
        problem("lab.yaml:1:1: keys with values belong here, as KEY: VALUE", "- a");
        problem(
                "lab.yaml:1:1: this is no YAML: found character '\\t(TAB)' that cannot start any"
                        + " token. (Do not use \\t(TAB) for indentation)",
                "\tdevices: 1");
    }

    @Test
    void noMessageRepeatsASecretOrTheNameOfADevice() throws IOException {
        List<String> problems =
                problems(
                        "users:",
                        "  ops: {auth-password: hush}",
                        "  two: {auth-password: env:SONDE_NO_SUCH, priv: AES}",
                        "  three: {auth-password: file:hush.txt}",
                        "devices:",
                        "  - {name: hush, recording: a.snmprec}",
                        "  - {name: hush, recording: a.snmprec, communities: {hush: hush}}");
        assertThat(problems)
                .containsExactly(
                        "lab.yaml:2:8: users.ops: the authentication password has 4 octets; it must"
                                + " have 8 or more",
                        "lab.yaml:3:24: users.two.auth-password: the environment variable"
                                + " 'SONDE_NO_SUCH' is not set",
                        "lab.yaml:3:49: users.two.priv: this needs a password: add priv-password",
                        "lab.yaml:4:26: users.three.auth-password: the file hush.txt cannot be read",
                        "lab.yaml:7:12: devices[1].name: the device of line 6 has the same name",
                        "lab.yaml:7:53: devices[1].communities: one value belongs here");
        assertThat(problems.toString().replace("hush.txt", "")).doesNotContain("hush");
    }

    @Test
    void whatGoesWrongForOneDeviceOfManyIsSaidOnce() throws IOException {
        problem(
                "lab.yaml:3:24: devices[0].replace.10.0.0.1: '10.256.0.1' is not an IPv4 address",
                "devices:",
                "- {name: 'd{n}', recording: a.snmprec, count: 256,",
                "   replace: {10.0.0.1: \"10.{n}.0.1\"}}");
        problem(
                "lab.yaml:2:10: devices[0].name: there is no 'm' here, only n",
                "devices:",
                "- {name: 'd{m}', recording: a.snmprec, count: 1000}");
    }

    @Test
    void entriesThatMakeNoSenseAreRefused() throws IOException {
        problem(
                "lab.yaml:1:11: devices[0]: a device needs data: add recording (or folder, or"
                        + " database)",
                "devices: [{name: a}]");
        problem(
                "lab.yaml:1:11: devices[0]: a folder or database has names and recordings already",
                "devices: [{name: a, folder: .}]");
        problem(
                "lab.yaml:2:10: rules[0]: a rule needs to say of which names: add match, as 'lab/*'",
                "devices: [{recording: a.snmprec}]",
                "rules: [ {versions: 1}]");
        problem(
                "lab.yaml:1:41: devices[0].users: there is no user 'ops' under the users of the lab",
                "devices: [{recording: a.snmprec, users: ops}]");
    }

    @Test
    void rulesForSetThatMakeNoSenseAreRefused() throws IOException {
        assertThat(
                        problems(
                                "devices:",
                                "- recording: a.snmprec",
                                "  writable:",
                                "    1.3.6.1.2: {type: Text}",
                                "    1.3.6.x: {}",
                                "  tables:",
                                "    1.3.6.1.3: {columns: {}}"))
                .satisfiesExactly(
                        problem ->
                                assertThat(problem)
                                        .startsWith(
                                                "lab.yaml:4:16: devices[0].writable.1.3.6.1.2:"
                                                        + " 'Text' is no type: say "),
                        problem ->
                                assertThat(problem)
                                        .startsWith(
                                                "lab.yaml:5:5: devices[0].writable.1.3.6.x:"
                                                        + " '1.3.6.x' is no OID"),
                        problem ->
                                assertThat(problem)
                                        .isEqualTo(
                                                "lab.yaml:7:16: devices[0].tables.1.3.6.1.3: a table"
                                                        + " needs status, the number of its RowStatus"
                                                        + " column, and columns"));
    }

    @Test
    void aTableWhoseRowsDoNotFitIsRefused() throws IOException {
        Files.writeString(folder.resolve("rows.csv"), "name,ip\na,10.0.0.1\nb\n");
        problem(
                "lab.yaml:1:40: devices[0].rows: rows.csv:3 has 1 columns, and its first line 2",
                "devices: [{recording: a.snmprec, rows: rows.csv, name: \"{name}\"}]");
    }

    @Test
    void targetsThatMakeNoSenseAreRefused() throws IOException {
        assertThat(
                        problems(
                                "users: {ops: }",
                                "devices:",
                                "- recording: a.snmprec",
                                "  notify:",
                                "  - {community: hush}",
                                "  - {address: '127.0.0.1:x', community: hush}",
                                "  - {address: 127.0.0.1}",
                                "  - {address: 127.0.0.1, user: ops, version: 2c}",
                                "  - {address: 127.0.0.1, user: op}",
                                "  - {address: 127.0.0.1, community: hush, version: 1, inform: true}",
                                "  - {address: 127.0.0.1, community: hush, retry: 1}"))
                .containsExactly(
                        "lab.yaml:5:5: devices[0].notify[0]: a target has an address: add address, as"
                                + " 192.0.2.9",
                        "lab.yaml:6:15: devices[0].notify[1].address: 'x' in '127.0.0.1:x' is not a"
                                + " port: 1 to 65535",
                        "lab.yaml:7:15: devices[0].notify[2].address: a target takes a community or a"
                                + " user: add one of the two",
                        "lab.yaml:8:46: devices[0].notify[3].version: a user is of version 3, and a"
                                + " community of 1 or 2c",
                        "lab.yaml:9:32: devices[0].notify[4].user: there is no user 'op' under the"
                                + " users of the lab",
                        "lab.yaml:10:5: devices[0].notify[5]: SNMPv1 has no informs: send a trap, or"
                                + " use v2c",
                        "lab.yaml:11:43: devices[0].notify[6].retry: there is no such key here, only"
                                + " address, community, context, inform, retries, timeout, user,"
                                + " version");
    }

    @Test
    void notificationsThatMakeNoSenseAreRefused() throws IOException {
        String object = "1.3.6.1.2.1.2.1.0";
        assertThat(
                        problems(
                                "devices:",
                                "- recording: a.snmprec",
                                "  notify: {address: 127.0.0.1, community: hush}",
                                "  notifications:",
                                "  - {trap: 1.3.6.1.6.3.1.1.5.3}",
                                "  - {when: sometimes}",
                                "  - {when: every 5m}",
                                "  - {when: every 5 parsecs, trap: 1.3.6}",
                                "  - {when: every 0s, trap: 1.3.6}",
                                "  - {when: start, objects: {" + object + ": }}",
                                "  - {when: start, objects: {" + object + ": 5}}",
                                "  - {when: start, objects: {" + object + ": {i: five}}}",
                                "  - {when: start, trap: 3.1}",
                                "  - {when: authentication-failure, trap: 1.3.6}"))
                .containsExactly(
                        "lab.yaml:5:5: devices[0].notifications[0]: say when this is told: add when,"
                                + " as 'every 60s'",
                        "lab.yaml:6:12: devices[0].notifications[1].when: 'sometimes' is no time to"
                                + " notify: start, every TIME, set OID, or authentication-failure",
                        "lab.yaml:7:5: devices[0].notifications[2]: say what is told: add trap, an"
                                + " OID",
                        "lab.yaml:8:12: devices[0].notifications[3].when: '5 parsecs' is no time: a"
                                + " number and us, ms, s, m, h or d, as 200ms",
                        "lab.yaml:9:12: devices[0].notifications[4].when: the period must be more"
                                + " than zero, not PT0S",
                        "lab.yaml:10:47: devices[0].notifications[5].objects."
                                + object
                                + ": the recording has no such object, so say its value, as {s: text}"
                                + " or {i: 5}",
                        "lab.yaml:11:48: devices[0].notifications[6].objects."
                                + object
                                + ": the recording has no such object, so say its type, as {s: text}"
                                + " or {i: 5}",
                        "lab.yaml:12:48: devices[0].notifications[7].objects."
                                + object
                                + ": 'five' is no INTEGER: a whole number from -2147483648 to"
                                + " 2147483647",
                        "lab.yaml:13:5: devices[0].notifications[8]: 3.1 cannot be sent: an OID starts"
                                + " with 0, 1 or 2, and then 0 to 39",
                        "lab.yaml:14:12: devices[0].notifications[9].when: this is always told in the"
                                + " same way: leave trap and objects out");
        problem(
                "lab.yaml:1:49: devices[0].notifications: there is nobody to be told: add notify",
                "devices: [{recording: a.snmprec, notifications: [{when: start}]}]");
    }
}

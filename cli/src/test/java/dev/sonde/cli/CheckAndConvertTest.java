package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckAndConvertTest {

    @TempDir private Path folder;

    private String file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content).toString();
    }

    private String name(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void checkNamesEachLineThatIsNoRecord() throws IOException {
        String good = file("good.snmprec", "1.3.6.1|2|1\n");
        String bad = file("bad.snmpwalk", ".1.3.6.1 = INTEGER: 1\nhello\n");
        assertThat(Run.of("check", good))
                .isEqualTo(new Run(0, good + ": 1 objects, no problems, no notes\n", ""));
        assertThat(Run.of("check", good, bad))
                .isEqualTo(
                        new Run(
                                1,
                                good
                                        + ": 1 objects, no problems, no notes\n"
                                        + bad
                                        + ":2: 'hello' is no record of a walk: NAME = TYPE: VALUE\n"
                                        + bad
                                        + ": 1 objects, 1 problem, no notes\n",
                                ""));
        assertThat(Run.of("check", folder.toString()).exitCode()).isEqualTo(1);
    }

    @Test
    void checkCountsNotesWhereItIsStrict() throws IOException {
        String file = file("a.snmprec", "1.3.6.2|2|1\n1.3.6.1|2|1\n");
        assertThat(Run.of("check", file).exitCode()).isZero();
        Run strict = Run.of("check", "--strict", file);
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(strict.out()).contains("lines out of order, now sorted: 1");
    }

    @Test
    void checkGoesOnAfterAFileThatCannotBeRead() throws IOException {
        String packed = file("a.snmprec.gz", "no gzip");
        String good = file("b.snmprec", "1.3.6.1|2|1\n");
        Run run = Run.of("check", packed, good);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo(
                        "cannot read %s: it holds no gzip data\n%s: 1 objects, no problems, no notes\n"
                                .formatted(packed, good));
    }

    @Test
    void convertSortsAndKeepsEachOidOnce() throws IOException {
        String file = file("a.snmprec", "1.3.6.2|4:writecache|value=x\n1.3.6.1|2|1\n1.3.6.1|2|2\n");
        Run run = Run.of("convert", file, file, "--force");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("2 objects of a in " + file + "\n");
        assertThat(run.err()).contains("lines out of order, now sorted: 1");
        assertThat(Path.of(file))
                .hasContent(
                        "# Converted from a.snmprec\n1.3.6.1|2|2\n1.3.6.2|4:writecache|value=x\n");
    }

    @Test
    void convertGoesThroughEveryFormAndBack() throws IOException {
        String all = "1.3.6.1|2|-1\n1.3.6.2|4x|00ff\n1.3.6.3|4|text\n1.3.6.4|67|42\n";
        String from = file("a.snmprec", all);
        for (String form : new String[] {"sapwalk", "dump", "MVC", "snmpwalk.gz", "snmprec.bz2"}) {
            String to = name("b." + form);
            assertThat(Run.of("convert", from, to).exitCode()).as(form).isZero();
            from = to;
        }
        assertThat(Run.of("convert", from, name("z.snmprec")).exitCode()).isZero();
        assertThat(folder.resolve("z.snmprec"))
                .hasContent("# Converted from b.snmprec.bz2\n" + all);
    }

    @Test
    void convertTakesAFolderIntoADatabaseAndADeviceOutOfIt() throws IOException {
        String one = "1.3.6.1|2:writecache|value=1\n1.3.6.2|129|\n1.3.6.3|5|\n";
        file("all/lab/core.snmprec", one);
        file("all/edge.snmpwalk", ".1.3.6.1 = INTEGER: 2\n");
        Run run = Run.of("convert", name("all"), name("all.mv.db"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "1 objects of edge in " + name("all.mv.db"),
                        "3 objects of lab/core in " + name("all.mv.db"));
        assertThat(Run.of("convert", name("all.mv.db"), name("x.snmprec")).err())
                .startsWith(
                        "sonde convert: %s holds 2 devices, and %s is one: choose it with --device"
                                        .formatted(name("all.mv.db"), name("x.snmprec"))
                                + " NAME");
        run = Run.of("convert", name("all.mv.db"), "--device", "lab/core", name("x.snmprec"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("x.snmprec")).hasContent("# Converted from all.mv.db\n" + one);
        assertThat(
                        Run.of(
                                        "convert",
                                        name("all.mv.db"),
                                        "--device",
                                        "nobody",
                                        name("y.snmprec"))
                                .err())
                .isEqualTo(
                        "sonde convert: there is no device 'nobody' in "
                                + name("all.mv.db")
                                + "\n");
    }

    @Test
    void convertKeepsRecordsOfModulesInADatabase() throws IOException {
        String records =
                """
                1.3.6.1|65:numeric|rate=5,initial=3
                1.3.6.2|2:error|status=genErr,value=1
                1.3.6.3|4:delay|value=slow,wait=100
                1.3.6.4|:multiplex|dir=parts
                """;
        file("parts/1.snmprec", "1.3.6.4.1|2|1\n");
        Run run = Run.of("convert", "--strict", file("a.snmprec", records), name("a.mv.db"));
        assertThat(run).isEqualTo(new Run(0, "3 objects of a in " + name("a.mv.db") + "\n", ""));
        run = Run.of("convert", "--strict", name("a.mv.db"), name("b.snmprec"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("b.snmprec")).hasContent("# Converted from a.mv.db\n" + records);
    }

    @Test
    void convertKeepsTimingsInADatabase() throws IOException {
        String records =
                """
                # Timing of 1.3.6.1.2.1.1: median 1.250 ms, p95 7.000 ms, 3 requests, 20 objects
                1.3.6.1|2|1
                """;
        assertThat(Run.of("convert", file("a.snmprec", records), name("a.mv.db")).exitCode())
                .isZero();
        assertThat(Run.of("convert", name("a.mv.db"), name("b.snmprec")).exitCode()).isZero();
        assertThat(folder.resolve("b.snmprec")).hasContent("# Converted from a.mv.db\n" + records);
    }

    @Test
    void convertSaysWhatIsLeftOutAndStrictRefuses() throws IOException {
        String file = file("a.snmprec", "1.3.6.1|2|1\n1.3.6.2|5|\nx\n");
        Run run = Run.of("convert", file, name("a.sapwalk"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        file + ":3: 'x' is no record: OID|TAG|VALUE",
                        name("a.sapwalk") + ": 1.3.6.2 is left out: .sapwalk has no NULL");
        assertThat(folder.resolve("a.sapwalk"))
                .hasContent("# Converted from a.snmprec\n1.3.6.1, Integer, 1\n");
        Run strict = Run.of("convert", "--strict", file, name("b.snmprec"));
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(strict.err())
                .isEqualTo("sonde convert: " + file + ":3: 'x' is no record: OID|TAG|VALUE\n");
        assertThat(folder.resolve("b.snmprec")).doesNotExist();
        String whole = file("c.snmprec", "1.3.6.2|5|\n");
        strict = Run.of("convert", "--strict", whole, name("c.sapwalk"));
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(folder.resolve("c.sapwalk")).doesNotExist();
    }

    @Test
    void convertReplacesNothingUnlessItIsTold() throws IOException {
        String file = file("a.snmprec", "1.3.6.1|2|1\n");
        String there = file("b.snmprec", "precious");
        Run run = Run.of("convert", file, there);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("sonde convert: " + there + " exists; --force replaces it");
        assertThat(Path.of(there)).hasContent("precious");
        assertThat(Run.of("convert", file, name("b.txt")).err())
                .startsWith(
                        "sonde convert: "
                                + name("b.txt")
                                + " ends neither as a recording does (.snmprec, .snmpwalk,");
    }
}

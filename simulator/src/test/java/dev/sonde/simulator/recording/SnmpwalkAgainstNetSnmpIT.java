package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Community;
import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Session;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.Simulator;
import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.NetSnmp;
import dev.sonde.testkit.Snmpd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What net-snmp's walks print is read back as what the agent holds.
@NeedsNetSnmp
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnmpwalkAgainstNetSnmpIT {

    private static final Oid ROOT = Oid.of("1.3.6.1.4.1.99999");

    /// Gives the first objects enumerations, units and hints, and to some the wrong type.
    private static final String MIB =
            """
            T-MIB DEFINITIONS ::= BEGIN
            t OBJECT IDENTIFIER ::=
              { iso org(3) dod(6) internet(1) private(4) enterprises(1) 99999 }
            Text ::= TEXTUAL-CONVENTION DISPLAY-HINT "255a" STATUS current DESCRIPTION ""
              SYNTAX OCTET STRING
            Mac ::= TEXTUAL-CONVENTION DISPLAY-HINT "1x:" STATUS current DESCRIPTION ""
              SYNTAX OCTET STRING
            Date ::= TEXTUAL-CONVENTION DISPLAY-HINT "2d-1d-1d,1d:1d:1d.1d,1a1d:1d"
              STATUS current DESCRIPTION "" SYNTAX OCTET STRING
            Cent ::= TEXTUAL-CONVENTION DISPLAY-HINT "d-2" STATUS current DESCRIPTION ""
              SYNTAX INTEGER
            """;

    private Path folder = Path.of("");

    private final List<VarBind> objects = new ArrayList<>();
    private final StringBuilder mib = new StringBuilder(MIB);
    private Simulator simulator;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        this.folder = folder;
        described();
        plain();
        mib.append("END\n");
        Files.writeString(folder.resolve("T-MIB.txt"), mib);
        simulator = Simulator.builder().device("public", Recording.of(objects)).start();
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

    private void described() {
        described("INTEGER { up(1), down-now(2) }", "", new Integer32(2));
        described("INTEGER { up(1) }", "seconds", new Integer32(7));
        described("Gauge32", "octets", new Gauge32(1500));
        described("Cent", "", new Integer32(2345));
        described("Cent", "degrees Celsius", new Integer32(-5));
        described("OCTET STRING", "words", text("plain"));
        described("OCTET STRING", "feet", hex("636166c3a9"));
        described("Text", "", text("disp\nlay"));
        described("Mac", "", hex("001a2b3c4d5e"));
        described("Date", "", hex("07e7010c0b0c0d052b0100"));
        described("BITS { a(0), ten(10), z(25) }", "", hex("00301140"));
        described("BITS { a(0), eight(8) }", "", hex("80".repeat(20)));
        described("BITS { a(0) }", "", hex("0000"));
        described("INTEGER", "", text("a text\nof two lines"));
        described("INTEGER", "", hex("00".repeat(40)));
        described("Gauge32", "", new TimeTicks(12345678));
        described("IpAddress", "", new Counter32(7));
    }

    private void described(String syntax, String units, Value value) {
        String clause = units.isEmpty() ? "" : " UNITS \"" + units + "\"";
        int index = objects.size() + 1;
        mib.append("o%d OBJECT-TYPE SYNTAX %s%s".formatted(index, syntax, clause))
                .append(" MAX-ACCESS read-only STATUS current DESCRIPTION \"\"")
                .append(" ::= { t %d }\n".formatted(index));
        plain(value);
    }

    private void plain() {
        Stream.of(
                        "multi\nline\r\nend",
                        "say \"hi\" \\ back\\n",
                        "ends with cr\r",
                        "\n\n",
                        "\"",
                        "\\",
                        " both ends ",
                        " .1.3.6 = INTEGER: 5",
                        "1 = on\n2 = off\n\n# no comment",
                        "tab\t vt\u000B ff\f",
                        "Timeout: No Response\nVariables found: 2",
                        "",
                        "x".repeat(5000))
                .forEach(string -> plain(text(string)));
        StringBuilder all = new StringBuilder();
        for (int octet = 0; octet < 256; octet++) {
            all.append("%02x".formatted(octet));
        }
        plain(hex(all.toString()));
        plain(hex("00".repeat(16)));
        plain(hex("000d0a5d0a5b"));
        plain(hex("c3a9"));
        plain(new Integer32(Integer.MIN_VALUE));
        plain(new Gauge32(4294967295L));
        plain(new Counter64(-1));
        plain(new TimeTicks(4294967295L));
        plain(IpAddress.of("192.0.2.1"));
        plain(Null.NULL);
        plain(Oid.of("0.0"));
        plain(Oid.of("1.3.6.1.4.1.9"));
        plain(Oid.of("2.999.4294967295"));
        plain(Opaque.ofFloat(1.5f));
        plain(Opaque.ofFloat(3.141593f));
        plain(Opaque.ofDouble(123456789.123456));
        plain(Opaque.ofSigned64(-5));
        plain(Opaque.ofUnsigned64(-1));
        plain(Opaque.of(HexFormat.of().parseHex("9f760105")));
        plain(Opaque.of(HexFormat.of().parseHex("04026869")));
        plain(Opaque.of(HexFormat.of().parseHex("00".repeat(40))));
    }

    private void plain(Value value) {
        objects.add(new VarBind(ROOT.append(objects.size() + 1), value));
    }

    private static OctetString text(String text) {
        return OctetString.of(text);
    }

    private static OctetString hex(String hex) {
        return OctetString.ofHex(hex);
    }

    private Reading walkOf(String address, String program, String root, String... options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-v2c", "-c", "public"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(address, root));
        NetSnmp.Output output = NetSnmp.run(program, arguments.toArray(String[]::new));
        assertThat(output.exitCode()).as(output.stderr()).isZero();
        Path file = folder.resolve("a.snmpwalk");
        Files.writeString(file, output.stdout(), StandardCharsets.ISO_8859_1);
        return RecordingFile.of(file).orElseThrow().read();
    }

    private Reading walk(String program, String... options) throws IOException {
        String address = "127.0.0.1:" + simulator.address().getPort();
        return walkOf(address, program, ROOT.text(), options);
    }

    private void assertIsAll(Reading reading) {
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.recording()).containsExactlyElementsOf(objects);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-On", "-One", "-Ont", "-OnU", "-OnT", "-Onx", "-OnxT", "-On0", "-Of", "-Os", "-Ob",
                "-OS", "-Ou", "-OX"
            })
    void whatIsPrintedWithoutAMibIsReadBack(String option) throws IOException {
        assertIsAll(walk("snmpwalk", option));
        assertIsAll(walk("snmpbulkwalk", option, "-Cr7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-On", "-One", "-Ont", "-OnU", "-OnT", "-OneUtT", "-Onx"})
    void whatIsPrintedWithAMibIsReadBack(String option) throws IOException {
        assertIsAll(walk("snmpwalk", "-M", folder.toString(), "-m", "T-MIB", option));
    }

    @Test
    void namesOfAMibAreProblemsAndTheRestIsRead() throws IOException {
        Reading reading = walk("snmpwalk", "-M", folder.toString(), "-m", "T-MIB");
        assertThat(reading.recording().size() + reading.problems().size())
                .isEqualTo(objects.size());
        assertThat(reading.problems())
                .isNotEmpty()
                .allSatisfy(problem ->
                        assertThat(problem.fault()).endsWith("record with snmpwalk -On"));
    }

    @Test
    void withoutTypesWhatIsReadIsRight() throws IOException {
        for (String option : List.of("-Onq", "-OnQ")) {
            Reading reading = walk("snmpwalk", option);
            assertThat(objects).containsAll(reading.recording());
            assertThat(reading.recording().size()).isGreaterThan(10);
            assertThat(reading.recording().size() + reading.problems().size())
                    .as("%s %s", reading.problems(), reading.notes())
                    .isEqualTo(objects.size());
        }
    }

    @Test
    void whatIsCountedAndTimedIsNoRecord() throws IOException {
        assertIsAll(walk("snmpwalk", "-On", "-Cp", "-Ct"));
        Reading reading =
                walkOf("127.0.0.1:" + simulator.address().getPort(), "snmpwalk", "2.1", "-On");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.recording()).isEmpty();
        assertThat(reading.notes()).hasSize(1);
    }

    @Test
    void aRealAgentIsReadAsASessionReadsIt() throws IOException {
        try (Snmpd snmpd = Snmpd.start("sysDescr multi word \"quoted\" text");
                Session session = Session.open(snmpd.address(), new Community("public"))) {
            for (String root : List.of("1.3.6.1.2.1.1.9", "1.3.6.1.2.1.1.1", "1.3.6.1.6.3.16")) {
                List<VarBind> expected = session.walk(Oid.of(root)).toList();
                assertThat(expected).isNotEmpty();
                for (String option : List.of("-On", "-Ont", "-OnT", "-Onx", "-Of")) {
                    Reading reading = walkOf(snmpd.address(), "snmpbulkwalk", root, option);
                    assertThat(reading.problems()).isEmpty();
                    assertThat(reading.recording()).containsExactlyElementsOf(expected);
                }
            }
        }
    }
}

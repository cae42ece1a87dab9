package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the lines of net-snmp 5.9.3's snmpwalk mean, with and without a MIB.
class SnmpwalkReaderKnownAnswerTest {

    private static final String NAME = ".1.3.6.1.4.1.99999.1.0";
    private static final String NEXT = "\n.1.3.6.1.4.1.99999.2.0 = INTEGER: 7\n";

    private static Reading read(String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        Content content = Content.of(new ByteArrayInputStream(octets), Compression.NONE);
        return new SnmpwalkReader(Path.of("a.snmpwalk")).read(content, false);
    }

    /// The value of a record, which leaves the one after it alone.
    private static Value value(String printed) throws IOException {
        Reading reading = read(NAME + " = " + printed + NEXT);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.recording().get(Oid.of("1.3.6.1.4.1.99999.2.0")))
                .isEqualTo(new Integer32(7));
        assertThat(reading.recording().size()).isEqualTo(2);
        return reading.recording().iterator().next().value();
    }

    private static String fault(String line) throws IOException {
        Reading reading = read(NAME + " = INTEGER: 1\n" + line + NEXT);
        assertThat(reading.recording().size()).isEqualTo(2);
        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().getFirst().line()).isEqualTo(2);
        return reading.problems().getFirst().fault();
    }

    private static OctetString hex(String hex) {
        return OctetString.ofHex(hex);
    }

    private static Opaque opaque(String hex) {
        return Opaque.of(HexFormat.of().parseHex(hex));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("INTEGER: -5", new Integer32(-5)),
                Arguments.of("INTEGER: up(1)", new Integer32(1)),
                Arguments.of("INTEGER: down-now(2)", new Integer32(2)),
                Arguments.of("INTEGER: low(-1) steps", new Integer32(-1)),
                Arguments.of("INTEGER: 60 seconds", new Integer32(60)),
                Arguments.of("INTEGER: 23.45", new Integer32(2345)),
                Arguments.of("INTEGER: -.05 degrees Celsius", new Integer32(-5)),
                Arguments.of("Gauge32: 4294967295", new Gauge32(4294967295L)),
                Arguments.of("Gauge32: 1500 octets", new Gauge32(1500)),
                Arguments.of("Unsigned32: 3", new Gauge32(3)),
                Arguments.of("Counter32: 12 octets", new Counter32(12)),
                Arguments.of("Counter64: 18446744073709551615", new Counter64(-1)),
                Arguments.of("Timeticks: (12345678) 1 day, 10:17:36.78", new TimeTicks(12345678)),
                Arguments.of("Timeticks: 42", new TimeTicks(42)),
                Arguments.of("IpAddress: 192.0.2.1", IpAddress.of("192.0.2.1")),
                Arguments.of("Network Address: 0A:00:00:08", IpAddress.of("10.0.0.8")),
                Arguments.of("NULL", Null.NULL),
                Arguments.of("OID: .0.0", Oid.of("0.0")),
                Arguments.of("OID: ccitt.0", Oid.of("0.0")),
                Arguments.of("OID: iso.3.6.1.4.1.9", Oid.of("1.3.6.1.4.1.9")),
                Arguments.of("OID: SNMPv2-SMI::enterprises.9", Oid.of("1.3.6.1.4.1.9")),
                Arguments.of("OID: SNMPv2-SMI::zeroDotZero", Oid.of("0.0")),
                Arguments.of("OID: joint-iso-ccitt.999.1", Oid.of("2.999.1")),
                Arguments.of("OID: .iso.org.dod.internet.mgmt.mib-2.1", Oid.of("1.3.6.1.2.1.1")),
                Arguments.of("Opaque: Float: 1.500000", opaque("9f78043fc00000")),
                Arguments.of("Opaque: Float: 3.141593", opaque("9f780440490fdc")),
                Arguments.of("Opaque: Float: 123456789.123456", opaque("9f7908419d6f34547e6b40")),
                Arguments.of("Opaque: Float: inf", opaque("9f78047f800000")),
                Arguments.of("Opaque: Float: -inf", opaque("9f7804ff800000")),
                Arguments.of("Opaque: Float: nan", opaque("9f78047fc00000")),
                Arguments.of("Opaque: Float: -nan", opaque("9f7804ffc00000")),
                Arguments.of("Opaque: Int64: -5", opaque("9f7a01fb")),
                Arguments.of(
                        "Opaque: UInt64: 18446744073709551615", opaque("9f7b0900ffffffffffffffff")),
                Arguments.of("Opaque: Counter64: 5", opaque("9f760105")),
                Arguments.of("OPAQUE: 04 02 68 69 ", opaque("04026869")),
                Arguments.of("OPAQUE: 04 02 68 69   [..hi]", opaque("04026869")),
                Arguments.of("Wrong Type (should be IpAddress): Counter32: 7", new Counter32(7)),
                Arguments.of(
                        "Wrong Type (should be Gauge32 or Unsigned32): Timeticks: (9) 0:00:00.09",
                        new TimeTicks(9)),
                Arguments.of(
                        "No Such Object available on this agent at this OID",
                        Missing.NO_SUCH_OBJECT),
                Arguments.of(
                        "No Such Instance currently exists at this OID", Missing.NO_SUCH_INSTANCE),
                Arguments.of("12345678", new TimeTicks(12345678)),
                Arguments.of("1:10:17:36.78", new TimeTicks(12345678)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aPrintedValueIsRead(String printed, Value expected) throws IOException {
        assertThat(value(printed)).isEqualTo(expected);
    }

    static Stream<Arguments> strings() {
        return Stream.of(
                Arguments.of("\"\"", ""),
                Arguments.of("STRING: ", ""),
                Arguments.of("STRING: \"\"", ""),
                Arguments.of("STRING: \"plain\"", "plain"),
                Arguments.of("STRING: \"plain\" words", "plain"),
                Arguments.of("STRING: \" both ends \"", " both ends "),
                Arguments.of("STRING: \"multi\nline\r\nend\"", "multi\nline\r\nend"),
                Arguments.of("STRING: \"\n\n\"", "\n\n"),
                Arguments.of("STRING: \"ends with cr\r\"", "ends with cr\r"),
                Arguments.of("STRING: \"say \\\"hi\\\" \\\\ back\\\\n\"", "say \"hi\" \\ back\\n"),
                Arguments.of("STRING: \"say \"hi\" all\"", "say \"hi\" all"),
                Arguments.of("STRING: \"a = b\nname = value\"", "a = b\nname = value"),
                Arguments.of("STRING: \" .1.3.6 = INTEGER: 5\"", " .1.3.6 = INTEGER: 5"),
                Arguments.of("STRING: \"1 = on\n2 = off\"", "1 = on\n2 = off"),
                Arguments.of("STRING: \"# no comment\n# either\"", "# no comment\n# either"),
                Arguments.of("STRING: \"one line\\r\\n\\v\\f\"", "one line\r\n\u000B\f"),
                Arguments.of("STRING: lo", "lo"),
                Arguments.of("STRING: disp\nlay", "disp\nlay"),
                Arguments.of("STRING: 12:34", "12:34"),
                Arguments.of("STRING: 23:59:59", "23:59:59"),
                Arguments.of("Wrong Type (should be INTEGER): STRING: \"a\nb\"", "a\nb"),
                Arguments.of("\"quoted without a type\"", "quoted without a type"));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void aPrintedStringIsRead(String printed, String expected) throws IOException {
        assertThat(value(printed)).isEqualTo(OctetString.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Hex-STRING: 63 61 66 C3 A9 !636166c3a9",
                "Hex-STRING: 63 61 66 C3 A9  rows!636166c3a9",
                "Hex-STRING: 63 61 66  feet!636166",
                "Hex-STRING: 00029929AE3C!00029929ae3c",
                "HEX-STRING: 00 0a!000a",
                "Hex-STRING: !''",
                "Hex-STRING: 20 23 22   [ #.]!202322",
                "STRING: 0:1a:2b:3c:4d:5e!001a2b3c4d5e",
                "STRING: 2023-1-12,11:12:13.5,+1:0!07e7010c0b0c0d052b0100",
                "STRING: 2023-1-12,11:12:13.5!07e7010c0b0c0d05",
                "BITS: 00 30 11 40 ten(10) eleven(11) x(19) y(23) z(25) !00301140",
                "BITS: 00 30 11 40 10 11 19 23 25 !00301140",
                "BITS: 00 30 10 11 !0030",
                "BITS: 80 a(0) !80",
                "BITS: 00 00 !0000",
                "BITS: 00 !00"
            })
    void printedOctetsAreRead(String printed, String expected) throws IOException {
        assertThat(value(printed)).isEqualTo(hex(expected));
    }

    @Test
    void hexGoesOnInTheNextLines() throws IOException {
        String lines =
                """
                Hex-STRING: 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F \n\
                10 11 12 13 14 15 16 17 18 19 1A 1B 1C 1D 1E 1F \n\
                20 21 22 23 24 25 26 27\
                """;
        StringBuilder expected = new StringBuilder();
        for (int octet = 0; octet < 40; octet++) {
            expected.append("%02x".formatted(octet));
        }
        assertThat(value(lines)).isEqualTo(hex(expected.toString()));
    }

    @Test
    void theTextBesideTheHexMayBreakTheLine() throws IOException {
        String lines =
                "Hex-STRING: 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F   [.........\t\n"
                        + "\u000B\f\r..]\n5D 0A 5B 5D   []\n[]]";
        assertThat(value(lines)).isEqualTo(hex("000102030405060708090a0b0c0d0e0f5d0a5b5d"));
    }

    @Test
    void bitsGoOnInTheNextLine() throws IOException {
        String lines =
                "BITS: "
                        + "80 ".repeat(16)
                        + "\n80 80 80 80 a(0) b(8) 16 24 32 40 48 56 64 72 80 88 96 104 112 120"
                        + " 128 136 144 152 ";
        assertThat(value(lines)).isEqualTo(hex("80".repeat(20)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".1.3.6.1.2.1.1.5.0",
                "1.3.6.1.2.1.1.5.0",
                "iso.3.6.1.2.1.1.5.0",
                ".iso.3.6.1.2.1.1.5.0",
                ".iso.org.dod.internet.mgmt.mib-2.1.5.0",
                "SNMPv2-SMI::mib-2.1.5.0",
                "mib-2.1.5.0",
                "internet.mgmt.mib-2.1.5.0"
            })
    void namesThatNeedNoMibAreRead(String name) throws IOException {
        assertThat(read(name + " = STRING: \"x\"\n").recording())
                .containsExactly(new VarBind(Oid.of("1.3.6.1.2.1.1.5.0"), OctetString.of("x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IF-MIB::ifDescr.1",
                "sysDescr.0",
                ".iso.org.dod.internet.mgmt.mib-2.system.sysDescr.0",
                "SNMP-VIEW-BASED-ACM-MIB::vacmGroupName.3.\"a b\""
            })
    void namesThatNeedAMibAreAProblemThatSaysWhatToDo(String name) throws IOException {
        String expected =
                "'" + name + "' has a name that only a MIB explains: record with snmpwalk -On";
        assertThat(fault(name + " = STRING: \"x\ny\"")).isEqualTo(expected);
    }

    @Test
    void brokenRecordsAreSaidInASentence() throws IOException {
        assertThat(fault(".1.3.6.1 = INTEGER: c"))
                .isEqualTo("'c' is no number: record with snmpwalk -On, no MIB");
        assertThat(fault(".1.3.6.1 = OID: IF-MIB::ifEntry"))
                .isEqualTo(
                        "'IF-MIB::ifEntry' has a name that only a MIB explains: record with"
                                + " snmpwalk -On");
        assertThat(fault(".1.3.6.1 = STRING: \"no end"))
                .isEqualTo("the string has no quote at its end");
        assertThat(fault(".1.3.6.1 = Hex-STRING: 0G"))
                .isEqualTo("'0G' is not made of pairs of hex digits");
        assertThat(fault(".1.3.6.1 = BITS: 30 7"))
                .isEqualTo("the numbers of the bits are not those that the octets have set");
        assertThat(fault(".1.3.6.1 = Counter32: 4294967296"))
                .isEqualTo("Counter32 4294967296 is not in 0..4294967295");
        assertThat(fault(".1.3.6.1 = Opaque: Float: %.3ef")).isEqualTo("'%.3ef' is no Float");
        assertThat(fault("hello")).isEqualTo("'hello' is no record of a walk: NAME = TYPE: VALUE");
    }

    @Test
    void walksWithoutTypesGiveWhatCanBeTold() throws IOException {
        for (String sign : List.of(" ", " = ")) {
            Reading reading =
                    read(
                            ".1.3.6.1.1"
                                    + sign
                                    + "\"a\nb\"\n.1.3.6.1.2"
                                    + sign
                                    + "NULL\n"
                                    + ".1.3.6.1.3"
                                    + sign
                                    + "5\n.1.3.6.1.4"
                                    + sign
                                    + "10.0.0.8\n.1.3.6.1.5"
                                    + sign
                                    + "\"00 1A \"\n.1.3.6.1.6"
                                    + sign
                                    + "0:0:00:00.42\n");
            assertThat(reading.recording())
                    .containsExactly(
                            new VarBind(Oid.of("1.3.6.1.1"), OctetString.of("a\nb")),
                            new VarBind(Oid.of("1.3.6.1.2"), Null.NULL),
                            new VarBind(Oid.of("1.3.6.1.6"), new TimeTicks(42)));
            assertThat(reading.problems())
                    .extracting(Problem::fault)
                    .containsExactlyInAnyOrder(
                            "'5' has no type: record with snmpwalk -On, without -Oq and -OQ",
                            "'10.0.0.8' has no type: record with snmpwalk -On, without -Oq and -OQ",
                            "'\"00 1A \"' has no type: record with snmpwalk -On, without -Oq and"
                                    + " -OQ");
            assertThat(reading.problems().getLast())
                    .hasToString(
                            "a.snmpwalk:4: '5' has no type: record with snmpwalk -On, without -Oq"
                                    + " and -OQ");
        }
    }

    @Test
    void aNumberWithoutATypeAmongTypesIsTimeTicksWhereverItStands() throws IOException {
        Reading reading = read(".1.3.6.1 = 42\n.1.3.6.2 = INTEGER: 1\n.1.3.6.3 = 43\n");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.recording())
                .contains(
                        new VarBind(Oid.of("1.3.6.1"), new TimeTicks(42)),
                        new VarBind(Oid.of("1.3.6.3"), new TimeTicks(43)));
    }

    @Test
    void whatSnmpwalkSaysBesidesIsSkippedWithANote() throws IOException {
        Reading reading =
                read(
                        """
                        Total traversal time = 0.019601 seconds
                        .1.3.6.1.1 = STRING: disp
                        Error: OID not increasing: .1.3.6.1.4
                         >= .1.3.6.1.3

                        .1.3.6.1.2 = INTEGER: 5
                        Timeout: No Response from 192.0.2.1
                        .1.3.6.1.2 = No more variables left in this MIB View (It is past the end of the MIB tree)
                        Variables found: 2
                        End of MIB
                        """);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.recording())
                .containsExactly(
                        new VarBind(Oid.of("1.3.6.1.1"), OctetString.of("disp")),
                        new VarBind(Oid.of("1.3.6.1.2"), new Integer32(5)));
        assertThat(reading.notes())
                .extracting(Problem::line)
                .containsExactly(1, 3, 4, 7, 8, 9, 10, 0);
        assertThat(reading.notes().getFirst())
                .hasToString("a.snmpwalk:1: 'Total traversal time = 0.019601 seconds' is skipped");
    }

    @Test
    void linesMayAllEndInCrlf() throws IOException {
        String text =
                ".1.3.6.1.1 = STRING: \"a\nb\"\n.1.3.6.1.2 = Hex-STRING: "
                        + "61 ".repeat(16)
                        + "\n62 63 \n.1.3.6.1.3 = STRING: c\nd\n.1.3.6.1.4 = NULL\n";
        Reading reading = read(text.replace("\n", "\r\n"));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.recording()).containsExactlyElementsOf(read(text).recording());
    }

    @Test
    void aStringWithoutAnEndCostsItselfAlone() throws IOException {
        Reading reading =
                read(".1.3.6.1 = STRING: \"cut\nhere\n.1.3.6.2 = STRING: \"b\"\n.1.3.6.3 = NULL\n");
        assertThat(reading.recording())
                .containsExactly(
                        new VarBind(Oid.of("1.3.6.2"), OctetString.of("b")),
                        new VarBind(Oid.of("1.3.6.3"), Null.NULL));
        assertThat(reading.problems())
                .singleElement()
                .hasToString("a.snmpwalk:1: the string has no quote at its end");
    }
}

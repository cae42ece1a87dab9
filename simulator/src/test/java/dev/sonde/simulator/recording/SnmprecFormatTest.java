package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a `.snmprec` file means, line by line.
final class SnmprecFormatTest {

    private static final Oid OID = Oid.of("1.3.6.1");

    @TempDir Path folder;

    private Reading read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Reading read(byte[] octets) throws IOException {
        return SnmprecFormat.read(Files.write(folder.resolve("a.snmprec"), octets));
    }

    /// The value of the record of that tag and text.
    private Value value(String tagAndText) throws IOException {
        Reading reading = read("1.3.6.1|" + tagAndText + "\n");
        assertThat(reading.problems()).isEmpty();
        return reading.recording().iterator().next().value();
    }

    private String fault(String line) throws IOException {
        Reading reading = read("1.3|2|1\n" + line + "\n1.4|2|2\n");
        assertThat(reading.recording().size()).isEqualTo(2);
        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().getFirst().line()).isEqualTo(2);
        return reading.problems().getFirst().fault();
    }

    private List<String> notes(String text) throws IOException {
        Reading reading = read(text);
        assertThat(reading.problems()).isEmpty();
        return reading.notes().stream().map(Problem::fault).toList();
    }

    private static Opaque opaque(String hex) {
        return Opaque.of(HexFormat.of().parseHex(hex));
    }

    @Test
    void everyTagIsItsType() throws IOException {
        assertThat(value("2|-2147483648")).isEqualTo(new Integer32(Integer.MIN_VALUE));
        assertThat(value("4|Linux a|b = c")).isEqualTo(OctetString.of("Linux a|b = c"));
        assertThat(value("4|")).isEqualTo(OctetString.of(""));
        assertThat(value("5|")).isEqualTo(Null.NULL);
        assertThat(value("6|.1.3.4294967295")).isEqualTo(Oid.of("1.3.4294967295"));
        assertThat(value("64|192.0.2.1")).isEqualTo(IpAddress.of("192.0.2.1"));
        assertThat(value("65|4294967295")).isEqualTo(new Counter32(4294967295L));
        assertThat(value("66|2147483648")).isEqualTo(new Gauge32(2147483648L));
        assertThat(value("67|42")).isEqualTo(new TimeTicks(42));
        assertThat(value("68|raw")).isEqualTo(opaque("726177"));
        assertThat(value("70|18446744073709551615")).isEqualTo(new Counter64(-1));
        assertThat(value("128|")).isEqualTo(Missing.NO_SUCH_OBJECT);
        assertThat(value("129|")).isEqualTo(Missing.NO_SUCH_INSTANCE);
        assertThat(value("130|")).isEqualTo(Missing.END_OF_MIB_VIEW);
    }

    @Test
    void hexIsReadAsPeopleWriteIt() throws IOException {
        OctetString octets = OctetString.of(new byte[] {0, 0x1A, (byte) 0xFF});
        for (String hex :
                List.of("001aff", "001AFF", "00 1a ff", "00:1A:ff", "0x001aff", "0X00 1AFF ")) {
            assertThat(value("4x|" + hex)).isEqualTo(octets);
        }
        assertThat(value("4x|")).isEqualTo(OctetString.of(""));
        assertThat(value("64x|c0a80001")).isEqualTo(IpAddress.of("192.168.0.1"));
        assertThat(value("68x|9f78043fc00000")).isEqualTo(opaque("9f78043fc00000"));
    }

    @Test
    void escapesAreThoseOfPythonThatSnmpsimKnows() throws IOException {
        assertThat(value("4e|a\\\\\\'\\\"\\a\\b\\f\\n\\r\\t\\v\\x00\\xfF|"))
                .isEqualTo(OctetString.ofHex("615c2722" + "07080c0a0d090b" + "00ff" + "7c"));
        assertThat(value("4e|")).isEqualTo(OctetString.of(""));
        assertThat(value("4e|\\x20\\x20")).isEqualTo(OctetString.of("  "));
        assertThat(value("64e|\\xc0\\0".replace("\\0", "\\x00") + "\\x02\\x01"))
                .isEqualTo(IpAddress.of("192.0.2.1"));
        assertThat(value("68e|\\x9fx\\x04?\\xc0\\x00\\x00")).isEqualTo(opaque("9f78043fc00000"));
        for (String escape : List.of("\\0", "\\u0041", "\\N", "\\x", "\\x4", "\\x4g", "\\")) {
            assertThat(fault("1.3.6|4e|ab" + escape))
                    .isEqualTo(
                            "'%s' at character 3 of the value begins no escape of"
                                            .formatted(
                                                    escape.substring(
                                                            0, Math.min(4, escape.length())))
                                    + " \\\\ \\' \\\" \\a \\b \\f \\n \\r \\t \\v \\xHH");
        }
        assertThat(fault("1.3.6|64e|abc")).isEqualTo("an IpAddress has 4 octets, not 3");
    }

    @Test
    void anIpAddressMayBeFourRawOctets() throws IOException {
        assertThat(value("64|J}M}")).isEqualTo(IpAddress.of("74.125.77.125"));
        assertThat(value("64| \u00FF}M")).isEqualTo(IpAddress.of("32.255.125.77"));
    }

    @Test
    void numbersInAnOpaqueAreReadAsNetSnmpWritesThem() throws IOException {
        assertThat(value("68|Float: 1.5")).isEqualTo(opaque("9f78043fc00000"));
        assertThat(value("68|Double: -2")).isEqualTo(opaque("9f7908c000000000000000"));
        assertThat(value("68|Int64: -129")).isEqualTo(opaque("9f7a02ff7f"));
        assertThat(value("68|UInt64: 18446744073709551615"))
                .isEqualTo(opaque("9f7b0900ffffffffffffffff"));
        assertThat(fault("1.3.6|68|Float: warm")).isEqualTo("'Float: warm' is no Opaque number");
        assertThat(fault("1.3.6|68|Int64: 9223372036854775808")).contains("is no Opaque number");
        assertThat(fault("1.3.6|68|UInt64: -1")).contains("is no Opaque number");
    }

    @Test
    void octetsAreKeptAsTheyAre() throws IOException {
        assertThat(value("4|\u00E9\u0001\u00A0"))
                .isEqualTo(OctetString.of(new byte[] {(byte) 0xE9, 1, (byte) 0xA0}));
        assertThat(read("1.3.6.1|4|café\n".getBytes(StandardCharsets.UTF_8)).recording().get(OID))
                .isEqualTo(OctetString.of("café"));
    }

    @Test
    void blanksAroundFieldsAreStripped() throws IOException {
        Reading reading = read("\t .1.3.6.1 \t|\t2 | 5 \t\n");
        assertThat(reading.recording()).containsExactly(new VarBind(OID, new Integer32(5)));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.notes()).isEmpty();
    }

    @Test
    void blanksBeforeTextAreKeptAndBlanksAfterItDroppedWithOneNote() throws IOException {
        Reading reading = read("1.3.6.1|4|  a b \t\n1.3.6.2|4|b \n1.3.6.3|4|c\n1.3.6.4|4| \n");
        assertThat(reading.recording().get(OID)).isEqualTo(OctetString.of("  a b"));
        assertThat(reading.recording().get(Oid.of("1.3.6.4"))).isEqualTo(OctetString.of(""));
        assertThat(reading.notes().stream().map(Problem::fault))
                .containsExactly("values whose trailing blanks are dropped, as snmpsim does: 3");
    }

    @Test
    void linesEndInEveryWayThereIs() throws IOException {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String text = "1.3.6.1|4|a" + end + end + "# comment" + end + "1.3.6.2|2|5";
            for (String last : List.of("", end)) {
                Reading reading = read(text + last);
                assertThat(reading.recording())
                        .containsExactly(
                                new VarBind(OID, OctetString.of("a")),
                                new VarBind(Oid.of("1.3.6.2"), new Integer32(5)));
                assertThat(reading.problems()).isEmpty();
                assertThat(reading.notes()).isEmpty();
            }
        }
    }

    @Test
    void aCarriageReturnInsideALineBelongsToItsValue() throws IOException {
        assertThat(value("4|a\rb")).isEqualTo(OctetString.of("a\rb"));
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        Reading reading = read("\uFEFF1.3.6.1|2|5\n".getBytes(StandardCharsets.UTF_8));
        assertThat(reading.recording()).containsExactly(new VarBind(OID, new Integer32(5)));
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void anEmptyFileIsAnEmptyRecording() throws IOException {
        for (String text : List.of("", "\n", "\r\n", "# nothing\n", "  \n\t")) {
            Reading reading = read(text);
            assertThat(reading.recording()).isEmpty();
            assertThat(reading.problems()).isEmpty();
        }
    }

    @Test
    void disorderAndDuplicatesAreNotedAndTheLastLineCounts() throws IOException {
        String text = "1.3.6.2|2|1\n1.3.6.1|2|2\n1.3.6.10|2|3\n1.3.6.2|2|4\n1.3.6.2|2|5\n";
        assertThat(notes(text))
                .containsExactly(
                        "lines out of order, now sorted: 2",
                        "lines whose OID comes again, where the last counts: 2");
        assertThat(read(text).recording().get(Oid.of("1.3.6.2"))).isEqualTo(new Integer32(5));
        assertThat(read(text).recording().next(OID))
                .isEqualTo(new VarBind(Oid.of("1.3.6.2"), new Integer32(5)));
        assertThat(read(text).recording().size()).isEqualTo(3);
    }

    @Test
    void unsignedIntegersAreGaugesWithANote() throws IOException {
        assertThat(value("71|7")).isEqualTo(new Gauge32(7));
        assertThat(notes("1.3.6.1|71|7\n"))
                .containsExactly("values with the tag 71 (UInteger32), read as Gauge32: 1");
    }

    @Test
    void whatWritecacheServesIsWritable() throws IOException {
        Reading reading =
                read(
                        "1.3.6.1|4:writecache|value=zeus.example\n1.3.6.2|4|fixed\n1.3.6.3|2:writecache|value=42\n");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.recording().get(OID)).isEqualTo(OctetString.of("zeus.example"));
        assertThat(reading.recording().isWritable(OID)).isTrue();
        assertThat(reading.recording().isWritable(Oid.of("1.3.6.2"))).isFalse();
        assertThat(reading.recording().get(Oid.of("1.3.6.3"))).isEqualTo(new Integer32(42));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "4:writecache|value=a!61",
                "4:writecache|value=!''",
                "4:writecache|hexvalue=00 ff!00ff",
                "4x:writecache|hexvalue=00ff!00ff",
                "4x:writecache|value=00ff!00ff",
                "4:writecache|value=a,op=set!61",
                "4:writecache|op=set,value=a!61",
                "4:writecache|value=a,b,,op=set!612c62",
                "4:writecache|value=a,,b,,,op=set!612c2c62",
                "4:writecache|value==a=b!613d62",
                "4:writecache|value===a==b!613d3d62",
                "4:writecache|value=a=b!613d62",
                "4:writecache|value=a, b!612c2062",
                "4:writecache|value=a|b!617c62"
            })
    void writecacheSettingsAreSplitAsSnmpsimSplitsThem(String record, String hex)
            throws IOException {
        assertThat(value(record)).isEqualTo(OctetString.ofHex(hex));
    }

    @Test
    void settingsThatMeanNothingAreNoted() throws IOException {
        assertThat(notes("1.3.6.1|2:writecache|value=1,x=2,wait=3\n1.3.6.2|2:numeric|rat=1\n"))
                .containsExactly(
                        "settings that mean nothing: numeric rat, writecache wait, writecache x");
    }

    @Test
    void whatIsNoRecordIsSaidInASentence() throws IOException {
        assertThat(fault("hello")).isEqualTo("'hello' is no record: OID|TAG|VALUE");
        assertThat(fault("1.3.6|2")).isEqualTo("'1.3.6|2' is no record: OID|TAG|VALUE");
        assertThat(fault("|2|1")).isEqualTo("'' is no OID");
        assertThat(fault("1.3.x|2|1"))
                .isEqualTo("'1.3.x' is no OID: 'x' at position 5 is not a digit");
        assertThat(fault("1.3.4294967296|2|1"))
                .isEqualTo("'1.3.4294967296' is no OID: the arc at position 5 is over 4294967295");
        assertThat(fault("1.3|66.5|1"))
                .isEqualTo("'66.5' is no tag: it begins with the number of a type");
        assertThat(fault("1.3|99|1")).isEqualTo("99 is the tag of no type");
        assertThat(fault("1.3|2x|0a"))
                .isEqualTo("2x is no tag: only 4, 64 and 68 can be written in hex");
        assertThat(fault("1.3|2e|1"))
                .isEqualTo("2e is no tag: only 4, 64 and 68 can be written with escapes");
        assertThat(fault("1.3|:sql|snmprec"))
                .isEqualTo("the variation module 'sql' is not supported");
        assertThat(fault("1.3|2|")).isEqualTo("'' is no INTEGER");
        assertThat(fault("1.3|2|2147483648"))
                .isEqualTo("INTEGER 2147483648 is not in -2147483648..2147483647");
        assertThat(fault("1.3|65|4294967296"))
                .isEqualTo("Counter32 4294967296 is not in 0..4294967295");
        assertThat(fault("1.3|66|-1")).isEqualTo("Gauge32 -1 is not in 0..4294967295");
        assertThat(fault("1.3|67|99999999999999999999")).contains("is no TimeTicks");
        assertThat(fault("1.3|70|18446744073709551616"))
                .isEqualTo("'18446744073709551616' is no Counter64: 0..18446744073709551615");
        assertThat(fault("1.3|64|300.0.0.1")).isEqualTo("'300.0.0.1' is not an IPv4 address");
        assertThat(fault("1.3|64x|0a0b")).isEqualTo("an IpAddress has 4 octets, not 2");
        assertThat(fault("1.3|5|NULL")).isEqualTo("a NULL has no value, but here is 'NULL'");
        assertThat(fault("1.3|129|x")).contains("a noSuchInstance has no value");
        assertThat(fault("1.3|4x|0a0"))
                .isEqualTo("the hex value is not made of pairs of hex digits at its character 3");
        assertThat(fault("1.3|4x|0:1b:22:3")).contains("at its character 1");
    }

    @Test
    void aProblemNamesItsFileAndLine() throws IOException {
        Path file = folder.resolve("switch.snmprec");
        Files.writeString(file, "# a switch\r\n\r\n1.3.6.1|65|4294967296\r\n");
        assertThat(SnmprecFormat.read(file).problems().getFirst())
                .hasToString(file + ":3: Counter32 4294967296 is not in 0..4294967295");
        Files.writeString(file, "1.3.6.1|71|1\n");
        assertThat(SnmprecFormat.read(file).notes().getFirst())
                .hasToString(file + ": values with the tag 71 (UInteger32), read as Gauge32: 1");
    }

    @Test
    void theLastLineOfAPartialFileCountsOnlyIfItIsWhole() throws IOException {
        Path file = folder.resolve("a.snmprec.part");
        Files.writeString(file, "1.3.6.1|2|5\n1.3.6.2|2|123");
        Reading reading = SnmprecFormat.read(file);
        assertThat(reading.recording()).containsExactly(new VarBind(OID, new Integer32(5)));
        assertThat(reading.problems().getFirst())
                .hasToString(file + ":2: the line was not written to its end");
    }

    @Test
    void aFileThatCannotBeReadIsAnIoException() throws IOException {
        Path missing = folder.resolve("missing.snmprec");
        assertThatThrownBy(() -> SnmprecFormat.read(missing))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read " + missing + ": there is no such file or folder");
        assertThatThrownBy(() -> SnmprecFormat.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read " + folder + ": it is a folder");
    }
}

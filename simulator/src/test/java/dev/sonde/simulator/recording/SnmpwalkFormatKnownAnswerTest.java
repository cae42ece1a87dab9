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
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What snmpget of net-snmp 5.9.3 prints for these values with `-On`, without MIBs.
class SnmpwalkFormatKnownAnswerTest {

    private static String print(Value value) {
        String line = SnmpwalkFormat.line(new VarBind(Oid.of("1.3.6.1.4.1.1.1"), value));
        assertThat(line).startsWith(".1.3.6.1.4.1.1.1 = ");
        return line.substring(".1.3.6.1.4.1.1.1 = ".length());
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(new Integer32(5), "INTEGER: 5"),
                Arguments.of(new Integer32(Integer.MIN_VALUE), "INTEGER: -2147483648"),
                Arguments.of(new Counter32(4294967295L), "Counter32: 4294967295"),
                Arguments.of(new Gauge32(4294967295L), "Gauge32: 4294967295"),
                Arguments.of(new Counter64(-1), "Counter64: 18446744073709551615"),
                Arguments.of(new Counter64(0), "Counter64: 0"),
                Arguments.of(IpAddress.of("192.0.2.1"), "IpAddress: 192.0.2.1"),
                Arguments.of(Oid.of("1.3.6.1"), "OID: .1.3.6.1"),
                Arguments.of(Oid.of("0.0"), "OID: .0.0"),
                Arguments.of(Oid.of("2.999"), "OID: .2.999"),
                Arguments.of(Oid.of("1.3.6.4294967295"), "OID: .1.3.6.4294967295"),
                Arguments.of(Null.NULL, "NULL"),
                Arguments.of(
                        Missing.NO_SUCH_OBJECT,
                        "No Such Object available on this agent at this OID"),
                Arguments.of(
                        Missing.NO_SUCH_INSTANCE, "No Such Instance currently exists at this OID"),
                Arguments.of(
                        Missing.END_OF_MIB_VIEW,
                        "No more variables left in this MIB View (It is past the end of the MIB tree)"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void printsTypeAndValue(Value value, String expected) {
        assertThat(print(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0          | 0:00:00.00
                    42         | 0:00:00.42
                    8639999    | 23:59:59.99
                    8640000    | 1 day, 0:00:00.00
                    17403456   | 2 days, 0:20:34.56
                    4294967295 | 497 days, 2:27:52.95
                    """)
    void printsTicksAsDaysAndTime(long ticks, String expected) {
        assertThat(print(new TimeTicks(ticks))).isEqualTo("Timeticks: (" + ticks + ") " + expected);
    }

    static Stream<Arguments> strings() {
        return Stream.of(
                Arguments.of("", "\"\""),
                Arguments.of("plain", "STRING: \"plain\""),
                Arguments.of(" ", "STRING: \" \""),
                Arguments.of("a\tb", "STRING: \"a\tb\""),
                Arguments.of("say \"hi\" \\ back", "STRING: \"say \\\"hi\\\" \\\\ back\""),
                Arguments.of("café", "Hex-STRING: 63 61 66 C3 A9 "),
                Arguments.of("nul\0", "Hex-STRING: 6E 75 6C 00 "),
                Arguments.of("\0", "Hex-STRING: 00 "),
                Arguments.of("\u007F", "Hex-STRING: 7F "),
                Arguments.of("\u001B[31m", "Hex-STRING: 1B 5B 33 31 6D "));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void printsStringsAsTextOrHex(String text, String expected) {
        assertThat(print(OctetString.of(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    9F78043FC00000           | Opaque: Float: 1.500000
                    9F78043DCCCCCD           | Opaque: Float: 0.100000
                    9F780480000000           | Opaque: Float: -0.000000
                    9F7804B089705F           | Opaque: Float: -0.000000
                    9F78047F61B1E6           | Opaque: Float: 300000000549775575777803994281145270272.000000
                    9F78047F800000           | Opaque: Float: inf
                    9F7804FF800000           | Opaque: Float: -inf
                    9F78047FC00000           | Opaque: Float: nan
                    9F7804FFC00000           | Opaque: Float: -nan
                    9F7908C002000000000000   | Opaque: Float: -2.250000
                    9F79083FE000010C6F7A0B   | Opaque: Float: 0.500000
                    9F760105                 | Opaque: Counter64: 5
                    9F760900FFFFFFFFFFFFFFFF | Opaque: Counter64: 18446744073709551615
                    9F7A01FB                 | Opaque: Int64: -5
                    9F7A088000000000000000   | Opaque: Int64: -9223372036854775808
                    9F7B0900FFFFFFFFFFFFFFFF | Opaque: UInt64: 18446744073709551615
                    9F770105                 | 'OPAQUE: 9F 77 01 05 '
                    04026869                 | 'OPAQUE: 04 02 68 69 '
                    ''                       | 'OPAQUE: '
                    """)
    void printsOpaqueNumbersUnwrapped(String hex, String expected) {
        assertThat(print(Opaque.of(HexFormat.of().parseHex(hex)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "9F7803616263, 'OPAQUE: 9F 78 03 61 62 63 '",
        "9F78043FC0000078, 'OPAQUE: 9F 78 04 3F C0 00 00 78 '",
        "9F780400, 'OPAQUE: 9F 78 04 00 '",
        "9F7800, 'OPAQUE: 9F 78 00 '",
        "9F7A09000000000000000000, 'OPAQUE: 9F 7A 09 00 00 00 00 00 00 00 00 00 '"
    })
    void printsMalformedOpaqueNumbersAsOctets(String hex, String expected) {
        assertThat(print(Opaque.of(HexFormat.of().parseHex(hex)))).isEqualTo(expected);
    }

    @Test
    void breaksNoLineInsideAString() {
        assertThat(print(OctetString.of("cr\r\nlf\u000Bvt\fff")))
                .isEqualTo("STRING: \"cr\\r\\nlf\\vvt\\fff\"");
    }

    @Test
    void wrapsNoHex() {
        assertThat(print(OctetString.ofHex("000102030405060708090A0B0C0D0E0F10")))
                .isEqualTo("Hex-STRING: 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F 10 ");
    }
}

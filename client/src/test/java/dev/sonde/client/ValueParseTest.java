package dev.sonde.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValueParseTest {

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of('i', "-5", new Integer32(-5)),
                Arguments.of('i', "-2147483648", new Integer32(Integer.MIN_VALUE)),
                Arguments.of('i', "2147483647", new Integer32(Integer.MAX_VALUE)),
                Arguments.of('u', "4294967295", new Gauge32(4294967295L)),
                Arguments.of('c', "0", new Counter32(0)),
                Arguments.of('t', "4200", new TimeTicks(4200)),
                Arguments.of('C', "18446744073709551615", new Counter64(-1)),
                Arguments.of('a', "192.0.2.1", new IpAddress(0xC0000201)),
                Arguments.of('o', ".1.3.6.1", Oid.of(1, 3, 6, 1)),
                Arguments.of('o', "2.999", Oid.of(2, 999)),
                Arguments.of('s', "", OctetString.of("")),
                Arguments.of('s', " Käfig 3 ", OctetString.of(" Käfig 3 ")),
                Arguments.of('x', "0x00 1a:FF", octets(0x00, 0x1A, 0xFF)),
                Arguments.of('x', "", octets()),
                Arguments.of('d', "1 20.255", octets(1, 20, 255)),
                Arguments.of('d', "", octets()),
                Arguments.of('b', "0", octets(0x80)),
                Arguments.of('b', "7, 8 17", octets(0x01, 0x80, 0x40)),
                Arguments.of('b', "", octets()),
                Arguments.of('F', "1.5", Opaque.ofFloat(1.5f)),
                Arguments.of('D', "-2e300", Opaque.ofDouble(-2e300)),
                Arguments.of('I', "-9223372036854775808", Opaque.ofSigned64(Long.MIN_VALUE)),
                Arguments.of('U', "18446744073709551615", Opaque.ofUnsigned64(-1)),
                Arguments.of('n', "whatever", Null.NULL));
    }

    private static OctetString octets(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return OctetString.of(bytes);
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsTheTextAsItsLetterSays(char letter, String text, Value value) {
        assertThat(Value.parse(letter, text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    i | 2147483648  | '2147483648' is no INTEGER: a whole number from -2147483648 to 2147483647
                    i | 5 seconds   | '5 seconds' is no INTEGER: a whole number from -2147483648 to 2147483647
                    i | ""          | '' is no INTEGER: a whole number from -2147483648 to 2147483647
                    u | -1          | '-1' is no Gauge32: a whole number from 0 to 4294967295
                    c | 4294967296  | '4294967296' is no Counter32: a whole number from 0 to 4294967295
                    t | 0:42        | '0:42' is no TimeTicks: a whole number from 0 to 4294967295
                    C | 18446744073709551616 | '18446744073709551616' is no Counter64: a whole number from 0 to 18446744073709551615
                    a | 192.0.2     | '192.0.2' is not an IPv4 address
                    o | 1.3.x       | '1.3.x' is no OID: 'x' at position 5 is not a digit
                    o | 1           | '1' is no OID that can be sent: it starts with 0.0 to 0.39, 1.0 to 1.39, or 2
                    o | 3.1         | '3.1' is no OID that can be sent: it starts with 0.0 to 0.39, 1.0 to 1.39, or 2
                    o | 1.40        | '1.40' is no OID that can be sent: it starts with 0.0 to 0.39, 1.0 to 1.39, or 2
                    x | 0x1         | '1' is not pairs of hex digits
                    x | zz          | 'zz' is not pairs of hex digits
                    d | 1 256       | '256' in '1 256' is no octet: a number from 0 to 255
                    d | 1..2 x      | 'x' in '1..2 x' is no octet: a number from 0 to 255
                    b | 1 x         | 'x' in '1 x' is no number of a bit: 0 to 524279
                    b | 524280      | '524280' in '524280' is no number of a bit: 0 to 524279
                    F | 1e39        | '1e39' is no Opaque: a number up to 3.4028234663852886E38
                    D | NaN         | 'NaN' is no Opaque: a number up to 1.7976931348623157E308
                    I | 9223372036854775808 | '9223372036854775808' is no Opaque: a whole number from -9223372036854775808 to 9223372036854775807
                    U | -1          | '-1' is no Opaque: a whole number from 0 to 18446744073709551615
                    q | 1           | 'q' is no type: one of i u 3 c C t a o s x d n b U I F D
                    """)
    void saysWhyATextIsNoSuchValue(char letter, String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.parse(letter, text))
                .withMessage(message);
    }
}

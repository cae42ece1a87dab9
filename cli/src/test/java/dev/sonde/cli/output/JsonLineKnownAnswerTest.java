package dev.sonde.cli.output;

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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLineKnownAnswerTest {

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(new Integer32(-5), "'INTEGER','value':-5"),
                Arguments.of(new Counter32(4294967295L), "'Counter32','value':4294967295"),
                Arguments.of(new Gauge32(0), "'Gauge32','value':0"),
                Arguments.of(new TimeTicks(42), "'TimeTicks','value':42"),
                Arguments.of(new Counter64(-1), "'Counter64','value':18446744073709551615"),
                Arguments.of(IpAddress.of("192.0.2.1"), "'IpAddress','value':'192.0.2.1'"),
                Arguments.of(Oid.of("1.3.6"), "'OBJECT IDENTIFIER','value':'1.3.6'"),
                Arguments.of(Null.NULL, "'NULL','value':null"),
                Arguments.of(Missing.NO_SUCH_INSTANCE, "'noSuchInstance','value':null"),
                Arguments.of(OctetString.of(""), "'OCTET STRING','value':''"),
                Arguments.of(
                        OctetString.of("Käfig \\ 3\r\n"),
                        "'OCTET STRING','value':'Käfig \\\\ 3\\r\\n'"),
                Arguments.of(
                        OctetString.ofHex("00 1a ff"),
                        "'OCTET STRING','value':null,'hex':'001AFF'"),
                Arguments.of(Opaque.ofFloat(1.5f), "'Opaque','value':1.5,'hex':'9F78043FC00000'"),
                Arguments.of(
                        Opaque.ofDouble(Double.NaN),
                        "'Opaque','value':null,'hex':'9F79087FF8000000000000'"),
                Arguments.of(Opaque.ofSigned64(-5), "'Opaque','value':-5,'hex':'9F7A01FB'"),
                Arguments.of(
                        Opaque.ofUnsigned64(-1),
                        "'Opaque','value':18446744073709551615,'hex':'9F7B0900FFFFFFFFFFFFFFFF'"),
                Arguments.of(Opaque.of(new byte[] {1, 2}), "'Opaque','value':null,'hex':'0102'"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void hasOidTypeAndValue(Value value, String typeAndValue) {
        assertThat(JsonLine.of(new VarBind(Oid.of("1.3.6.1"), value)))
                .isEqualTo(("{'oid':'1.3.6.1','type':" + typeAndValue + "}").replace('\'', '"'));
    }
}

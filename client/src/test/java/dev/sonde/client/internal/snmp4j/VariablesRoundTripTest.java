package dev.sonde.client.internal.snmp4j;

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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariablesRoundTripTest {

    static Stream<Value> extremesOfEveryType() {
        return Stream.of(
                new Integer32(Integer.MIN_VALUE),
                new Integer32(Integer.MAX_VALUE),
                new Counter32(0),
                new Counter32(4_294_967_295L),
                new Gauge32(4_294_967_295L),
                new TimeTicks(2_147_483_648L),
                new Counter64(Long.MIN_VALUE),
                new Counter64(-1),
                OctetString.of(""),
                OctetString.of(new byte[] {0, -1, 127, -128}),
                Opaque.of(new byte[] {(byte) 0x9F, 0x78, 4, 0x3F, (byte) 0x80, 0, 0}),
                Oid.of("0.0"),
                Oid.of("1.3.6.1.4.1.4294967295.0.2147483648"),
                IpAddress.of("255.0.2.128"),
                Null.NULL,
                Missing.NO_SUCH_OBJECT,
                Missing.NO_SUCH_INSTANCE,
                Missing.END_OF_MIB_VIEW);
    }

    @ParameterizedTest
    @MethodSource("extremesOfEveryType")
    void everyValueComesBackTheSame(Value value) {
        assertThat(Variables.fromSnmp4j(Variables.toSnmp4j(value))).isEqualTo(value);
    }
}

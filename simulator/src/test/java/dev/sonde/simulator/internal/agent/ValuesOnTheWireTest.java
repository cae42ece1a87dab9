package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.GET_NEXT;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Values where the encoding has its traps (RFC 3417 §8, X.690 §8), as they leave the agent.
class ValuesOnTheWireTest {

    private static final String OBJECT = "2.999.4294967295.128.0";

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(new Counter32(2_147_483_647L), "41047fffffff"),
                arguments(new Counter32(2_147_483_648L), "41050080000000"),
                arguments(new Gauge32(4_294_967_295L), "420500ffffffff"),
                arguments(new TimeTicks(3_000_000_000L), "430500b2d05e00"),
                arguments(new TimeTicks(128), "43020080"),
                arguments(new Counter64(Long.MAX_VALUE), "46087fffffffffffffff"),
                arguments(new Counter64(Long.MIN_VALUE), "4609008000000000000000"),
                arguments(new Counter64(-1), "460900ffffffffffffffff"),
                arguments(new Counter64(0), "460100"),
                arguments(new Integer32(-1), "0201ff"),
                arguments(new Integer32(-129), "0202ff7f"),
                arguments(new Integer32(128), "02020080"),
                arguments(new Integer32(Integer.MIN_VALUE), "020480000000"),
                arguments(IpAddress.of("0.0.0.0"), "400400000000"),
                arguments(IpAddress.of("255.254.0.1"), "4004fffe0001"),
                arguments(Oid.of("0.0"), "060100"),
                arguments(Oid.of("2.999.3"), "0603883703"),
                arguments(Oid.of("1.3.4294967295.127.128"), "06092b8fffffff7f7f8100"),
                arguments(Opaque.ofFloat(1.5f), "44079f78043fc00000"),
                arguments(Null.NULL, "0500"),
                arguments(OctetString.of(""), "0400"),
                arguments(OctetString.of("x".repeat(128)), "048180" + "78".repeat(128)),
                arguments(OctetString.of("x".repeat(256)), "04820100" + "78".repeat(256)));
    }

    /// 7.6.
    @ParameterizedTest
    @MethodSource("values")
    void everyValueIsEncodedInTheFewestOctets(Value value, String hex) {
        byte[] answer = pdu(RESPONSE, 1, 0, 0, varBind(OBJECT, HexFormat.of().parseHex(hex)));
        try (AgentFixture agent = AgentFixture.of(new TreeStore().with(OBJECT, value))) {
            agent.assertAnswer(V2C, pdu(GET, 1, 0, 0, varBind(OBJECT)), answer);
            agent.assertAnswer(V2C, pdu(GET_NEXT, 1, 0, 0, varBind("2.999")), answer);
        }
    }
}

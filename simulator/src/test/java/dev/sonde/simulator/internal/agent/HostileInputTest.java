package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.GET_BULK;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.SET;
import static dev.sonde.simulator.internal.agent.Wire.V1;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.concat;
import static dev.sonde.simulator.internal.agent.Wire.counter64;
import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.message;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.oid;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.tlv;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.OctetString;
import dev.sonde.simulator.SimulatorStatistics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever arrives, the agent drops and counts what is no request, and goes on.
@Timeout(120)
class HostileInputTest {

    private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
    private static final byte[] REQUEST =
            message(V2C, "public", pdu(GET, 1, 0, 0, varBind(SYS_NAME)));
    private static final byte[] ANSWER =
            message(V2C, "public", pdu(RESPONSE, 1, 0, 0, varBind(SYS_NAME, octets("lab"))));

    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private AgentFixture agent;

    @BeforeEach
    void start() {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        agent = AgentFixture.of(new TreeStore().withWritable(SYS_NAME, OctetString.of("lab")));
    }

    @AfterEach
    void stop() {
        agent.manager().assertAnswer(REQUEST, ANSWER);
        agent.close();
        System.setErr(stderr);
        SimulatorStatistics s = agent.statistics();
        assertThat(s.answered() + dropped(s)).as("%s", s).isEqualTo(s.received());
        assertThat(s.storeFailures()).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static long dropped(SimulatorStatistics s) {
        return s.malformed()
                + s.unknownVersion()
                + s.unknownCommunity()
                + s.unsupported()
                + s.unsent();
    }

    static Stream<byte[]> samples() {
        return Stream.of(
                REQUEST,
                message(V1, "public", pdu(GET, 0x12345678, 0, 0, varBind(SYS_NAME))),
                message(
                        V2C,
                        "public",
                        pdu(GET_BULK, 2, 1, 20, varBind("1.3"), varBind("1.3.6.1.4.1.311"))),
                message(V2C, "public", pdu(SET, 3, 0, 0, everyType())),
                message(
                        V2C,
                        "public",
                        pdu(GET, 4, 0, 0, varBind("1.3.6.1.2.1.1" + ".9".repeat(121)))));
    }

    private static byte[][] everyType() {
        return new byte[][] {
            varBind(SYS_NAME, octets("a".repeat(130))),
            varBind(SYS_NAME, integer(-70_000)),
            varBind(SYS_NAME, oid("1.3.6.1.4.1.4294967295")),
            varBind(SYS_NAME, tlv(0x40, new byte[] {127, 0, 0, 1})),
            varBind(SYS_NAME, tlv(0x41, new byte[] {0, -1, -1, -1, -1})),
            varBind(SYS_NAME, tlv(0x42, new byte[] {1, 0})),
            varBind(SYS_NAME, tlv(0x43, new byte[] {5})),
            varBind(SYS_NAME, tlv(0x44, new byte[] {(byte) 0x9F, 0x78, 4, 0, 0, 0, 0})),
            varBind(SYS_NAME, counter64(1L << 40))
        };
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyTruncationIsMalformed(byte[] sample) {
        for (int length = 0; length < sample.length; length++) {
            agent.manager().assertSilence(Arrays.copyOf(sample, length));
        }
        assertThat(agent.statistics().malformed()).isEqualTo(sample.length);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyBitFlipIsARequestOrDropped(byte[] sample) {
        int flips = 8 * sample.length;
        int answers = 0;
        for (int bit = 0; bit < flips; bit++) {
            agent.manager().send(flip(sample, bit));
            answers += agent.manager().answersPending();
        }
        assertThat(dropped(agent.statistics())).isEqualTo(flips - answers);
    }

    /// Flips that leave a request: in the request-id, the ignored fields, the arcs, the PDU's tag
    /// (GET to GETNEXT), the version (v2c to v1), the ignored value's tag (NULL to OCTET STRING).
    @Test
    void aBitFlipInTheStructureOfAGetIsDropped() {
        byte[] sample = message(V2C, "public", pdu(GET, 0x12345678, 0, 0, varBind(SYS_NAME)));
        boolean[] mayChange = new boolean[8 * sample.length];
        int pdu = 5 + 2 + "public".length();
        allow(mayChange, 8 * 4, 1);
        allow(mayChange, 8 * pdu, 1);
        int requestId = pdu + 2;
        for (int octet = requestId + 2; octet < requestId + 6; octet++) {
            allow(mayChange, 8 * octet, 8);
        }
        allow(mayChange, 8 * (requestId + 8), 8);
        allow(mayChange, 8 * (requestId + 11), 8);
        int firstArc = requestId + 18;
        // The last octet must not announce another.
        for (int octet = firstArc; octet < sample.length - 2; octet++) {
            allow(mayChange, 8 * octet, octet == sample.length - 3 ? 7 : 8);
        }
        allow(mayChange, 8 * (sample.length - 2), 1);
        for (int bit = 0; bit < mayChange.length; bit++) {
            agent.manager().send(flip(sample, bit));
            assertThat(agent.manager().answersPending())
                    .as("answers to the flip of bit %d of octet %d", bit % 8, bit / 8)
                    .isEqualTo(mayChange[bit] ? 1 : 0);
        }
    }

    private static void allow(boolean[] mayChange, int from, int bits) {
        Arrays.fill(mayChange, from, from + bits, true);
    }

    private static byte[] flip(byte[] sample, int bit) {
        byte[] flipped = sample.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }

    @Test
    void randomOctetsOfAnyLengthAreDropped() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int[] lengths = {0, 1, 2, 3, 16, 100, 484, 1472, 65_506, 65_507};
        for (int round = 0; round < 20; round++) {
            for (int length : lengths) {
                byte[] octets = new byte[length];
                random.nextBytes(octets);
                if (length > 4 && round % 2 == 0) {
                    // As good a beginning as a message can have.
                    System.arraycopy(REQUEST, 0, octets, 0, Math.min(length, 13));
                }
                agent.manager().assertSilence(octets);
            }
        }
    }

    @Test
    void hugeLengthsAreMalformed() {
        byte[] huge = {(byte) 0x84, 0x7F, -1, -1, -1};
        byte[] negative = {(byte) 0x84, -1, -1, -1, -1};
        byte[] tooLong = {(byte) 0x85, 0, 0, 0, 0, 1};
        for (byte[] length : new byte[][] {huge, negative, tooLong}) {
            byte[] content = concat(integer(V2C), octets("public"));
            agent.manager().assertSilence(concat(new byte[] {0x30}, length, content));
            byte[] value = concat(oid(SYS_NAME), new byte[] {0x04}, length, new byte[60]);
            agent.manager()
                    .assertSilence(message(V2C, "public", pdu(SET, 1, 0, 0, tlv(0x30, value))));
            byte[] name = concat(new byte[] {0x06}, length, new byte[60]);
            agent.manager()
                    .assertSilence(message(V2C, "public", pdu(GET, 1, 0, 0, tlv(0x30, name))));
        }
        assertThat(agent.statistics().malformed()).isEqualTo(9);
    }

    @Test
    void deepNestingIsMalformed() {
        byte[] nested = varBind(SYS_NAME);
        while (nested.length < 60_000) {
            nested = tlv(0x30, nested);
        }
        agent.manager().assertSilence(nested);
        agent.manager().assertSilence(message(V2C, "public", pdu(GET, 1, 0, 0, nested)));
        byte[] value = concat(oid(SYS_NAME), nested);
        agent.manager().assertSilence(message(V2C, "public", pdu(SET, 1, 0, 0, tlv(0x30, value))));
        assertThat(agent.statistics().malformed()).isEqualTo(3);
    }

    @Test
    void integersWithoutOctetsAreMalformed() {
        // snmp4j would read on into the octet that follows.
        byte[] requestId = tlv(GET, new byte[] {2, 0, 1}, integer(0), integer(0), tlv(0x30));
        agent.manager().assertSilence(message(V2C, "public", requestId));
        byte[] value = concat(oid(SYS_NAME), new byte[] {2, 0, 1});
        agent.manager().assertSilence(message(V2C, "public", pdu(SET, 1, 0, 0, tlv(0x30, value))));
        assertThat(agent.statistics().malformed()).isEqualTo(2);
    }

    @Test
    void theLargestRequestIsAnswered() {
        byte[] comment = octets("x".repeat(65_000));
        agent.manager()
                .assertAnswer(
                        message(V2C, "public", pdu(GET, 1, 0, 0, varBind(SYS_NAME, comment))),
                        ANSWER);
    }
}

package dev.sonde.simulator.internal.usm;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.concat;
import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.tlv;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static dev.sonde.simulator.internal.usm.EngineFixture.AES_128;
import static dev.sonde.simulator.internal.usm.EngineFixture.AUTH_PASSWORD;
import static dev.sonde.simulator.internal.usm.EngineFixture.PLAIN;
import static dev.sonde.simulator.internal.usm.EngineFixture.PRIVATE;
import static dev.sonde.simulator.internal.usm.EngineFixture.PRIV_PASSWORD;
import static dev.sonde.simulator.internal.usm.EngineFixture.SHA_1;
import static dev.sonde.simulator.internal.usm.EngineFixture.SHA_256;
import static dev.sonde.simulator.internal.usm.EngineFixture.SIGNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.simulator.internal.usm.Incoming.Reason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the octets are, nothing is thrown, and what was authentic is not any more once a bit of
/// it has changed.
@Timeout(120)
class UsmHostileInputTest {

    private static final int FLAG_AUTH_BIT = 0;

    private final EngineFixture fixture = new EngineFixture();

    static Stream<byte[]> samples() {
        EngineFixture fixture = new EngineFixture();
        return Stream.of(
                fixture.getAs(PLAIN).octets(),
                fixture.get().engineId(new byte[0]).octets(),
                signed(fixture),
                encrypted(fixture));
    }

    private static byte[] signed(EngineFixture fixture) {
        return fixture.getAs(SIGNING).flags(5).signed(SHA_1, AUTH_PASSWORD);
    }

    private static byte[] encrypted(EngineFixture fixture) {
        return fixture.getAs(PRIVATE)
                .flags(7)
                .encrypted(SHA_256, AUTH_PASSWORD, AES_128, PRIV_PASSWORD);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyTruncationIsMalformed(byte[] sample) {
        for (int length = 0; length < sample.length; length++) {
            fixture.assertDropped(Arrays.copyOf(sample, length), Reason.MALFORMED);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noBitFlipThrows(byte[] sample) {
        for (int bit = 0; bit < 8 * sample.length; bit++) {
            Incoming incoming = fixture.decode(flip(sample, bit));
            if (incoming instanceof Incoming.Report report) {
                assertThat(report.message()).hasSizeLessThan(200);
            }
        }
    }

    @Test
    void noBitFlipOfAnAuthenticMessageIsARequest() {
        for (byte[] sample : new byte[][] {signed(fixture), encrypted(fixture)}) {
            assertThat(fixture.decode(sample)).isInstanceOf(UsmRequest.class);
            int flags = HexFormat.of().formatHex(sample).indexOf("0401") / 2 + 2;
            for (int bit = 0; bit < 8 * sample.length; bit++) {
                Incoming incoming = fixture.decode(flip(sample, bit));
                if (bit == 8 * flags + FLAG_AUTH_BIT && incoming instanceof UsmRequest request) {
                    // It does not even claim to be authentic then.
                    assertThat(request.level()).isEqualTo(SecurityLevel.NO_AUTH_NO_PRIV);
                } else {
                    assertThat(incoming)
                            .as("bit %d of octet %d", bit % 8, bit / 8)
                            .isNotInstanceOf(UsmRequest.class);
                }
            }
        }
    }

    @Test
    void noBitFlipOfWhatIsEncryptedThrows() {
        // Flipped before it is encrypted and signed, as by a manager that is broken.
        byte[] scopedPdu = fixture.get().scopedPdu();
        for (int bit = 0; bit < 8 * scopedPdu.length; bit++) {
            Incoming incoming =
                    fixture.decode(
                            fixture.getAs(PRIVATE)
                                    .flags(7)
                                    .encrypted(
                                            SHA_256,
                                            AUTH_PASSWORD,
                                            AES_128,
                                            PRIV_PASSWORD,
                                            flip(scopedPdu, bit)));
            assertThat(incoming).isNotEqualTo(new Incoming.Dropped(Reason.MALFORMED));
        }
    }

    private static byte[] flip(byte[] sample, int bit) {
        byte[] flipped = sample.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }

    @Test
    void randomOctetsAreMalformed() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] beginning = fixture.getAs(PLAIN).octets();
        for (int round = 0; round < 2_000; round++) {
            byte[] octets = new byte[random.nextInt(2_000)];
            random.nextBytes(octets);
            System.arraycopy(beginning, 0, octets, 0, Math.min(octets.length, random.nextInt(30)));
            assertThat(fixture.decode(octets)).isInstanceOf(Incoming.Dropped.class);
        }
    }

    @Test
    void hugeLengthsAreMalformedWhereverTheyStand() {
        byte[] sample = fixture.getAs(PLAIN).octets();
        byte[] huge = {(byte) 0x84, 0x7F, -1, -1, -1};
        byte[] negative = {(byte) 0x84, -1, -1, -1, -1};
        byte[] indefinite = {(byte) 0x80};
        for (byte[] length : new byte[][] {huge, negative, indefinite}) {
            for (int at = 1; at < sample.length; at++) {
                byte[] message =
                        concat(
                                Arrays.copyOf(sample, at),
                                length,
                                Arrays.copyOfRange(sample, at, sample.length));
                assertThat(fixture.decode(message)).isNotInstanceOf(UsmRequest.class);
            }
        }
    }

    @Test
    void deepNestingIsMalformed() {
        byte[] nested = varBind("1.3");
        while (nested.length < 60_000) {
            nested = tlv(0x30, nested);
        }
        fixture.assertDropped(nested, Reason.MALFORMED);
        fixture.assertDropped(fixture.getAs(PLAIN).pdu(nested).octets(), Reason.MALFORMED);
        fixture.assertDropped(
                fixture.getAs(PLAIN).pdu(pdu(GET, 1, 0, 0, nested)).octets(), Reason.MALFORMED);
    }

    @Test
    void brokenPdusOfTheAuthenticAreMalformedInClearAndDecryptionErrorsEncrypted() {
        byte[] emptyInteger = tlv(GET, new byte[] {2, 0}, integer(0), integer(0), tlv(0x30));
        for (byte[] broken :
                new byte[][] {emptyInteger, {}, {0x05, 0}, tlv(GET), tlv(0x30, new byte[3])}) {
            fixture.assertDropped(
                    fixture.getAs(SIGNING).flags(5).pdu(broken).signed(SHA_1, AUTH_PASSWORD),
                    Reason.MALFORMED);
            Incoming incoming =
                    fixture.decode(
                            fixture.getAs(PRIVATE)
                                    .flags(7)
                                    .pdu(broken)
                                    .encrypted(SHA_256, AUTH_PASSWORD, AES_128, PRIV_PASSWORD));
            assertThat(incoming).isInstanceOf(Incoming.Report.class);
            assertThat(((Incoming.Report) incoming).counter())
                    .isEqualTo(ReportCounter.DECRYPTION_ERRORS);
        }
    }

    @Test
    void theReportOfABrokenPduHasNoRequestId() {
        fixture.assertReport(
                fixture.get().engineId(new byte[0]).pdu(tlv(GET, new byte[] {2, 0})).octets(),
                ReportCounter.UNKNOWN_ENGINE_IDS,
                fixture.report(0, ReportCounter.UNKNOWN_ENGINE_IDS, 1).octets());
    }
}

package dev.sonde.client.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the network sends, the reader and the decoder end in a result or in
/// [MalformedMessageException], and nothing else.
class PduReaderHostileInputTest {

    private static final byte[] RESPONSE =
            HexFormat.of()
                    .parseHex(
                            "303e02010104067075626c6963a231020450524f42020100020100"
                                    + "3023301006082b0601020101050004046c616233"
                                    + "300f06082b060102010103004303123456");

    private static boolean decodes(byte[] message) {
        MessageId.peek(message, message.length);
        try {
            PduReader.ofCommunityMessage(message);
            return true;
        } catch (MalformedMessageException e) {
            assertThat(e).hasMessageNotContaining("null");
            return false;
        }
    }

    @Test
    void theSampleItselfIsSound() {
        assertThat(decodes(RESPONSE)).isTrue();
        assertThat(MessageId.peek(RESPONSE, RESPONSE.length)).isEqualTo(0x50524F42);
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < RESPONSE.length; length++) {
            byte[] truncated = Arrays.copyOf(RESPONSE, length);
            assertThat(decodes(truncated)).as("first %d octets", length).isFalse();
            assertThat(MessageId.peek(RESPONSE, length)).isEqualTo(MessageId.NONE);
        }
    }

    @Test
    void everyBitFlipIsSurvived() {
        int refused = 0;
        for (int bit = 0; bit < RESPONSE.length * 8; bit++) {
            byte[] flipped = RESPONSE.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            refused += decodes(flipped) ? 0 : 1;
        }
        assertThat(refused).isPositive();
    }

    @Test
    void randomOctetsAreSurvived() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        System.out.println("seed " + seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(100)];
            random.nextBytes(octets);
            if (octets.length > 1 && random.nextBoolean()) {
                octets[0] = 0x30;
                octets[1] = (byte) (octets.length - 2);
            }
            decodes(octets);
        }
    }

    @Test
    void hugeLengthsAreRefusedWithoutBelievingThem() {
        for (String hex :
                new String[] {
                    "30847fffffff0201010400",
                    "3084ffffffff020101",
                    "3080020101",
                    "30890102",
                    "300b02010104847fffffff41"
                }) {
            assertThat(decodes(HexFormat.of().parseHex(hex))).as(hex).isFalse();
        }
    }
}

package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Oid;
import dev.sonde.simulator.store.Samples;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PackedOidRoundTripTest {

    private static Oid unpacked(byte[] packed) {
        return PackedOid.oid(packed, 0, packed.length);
    }

    @Test
    void arcsOnBothSidesOfEveryLengthComeBack() {
        long[] edges = {0, 1L << 7, 1L << 14, 1L << 21, 1L << 28, 1L << 31, 1L << 32};
        int[] lengths = {1, 1, 2, 3, 4, 5, 5};
        for (int i = 0; i < edges.length; i++) {
            if (i > 0) {
                byte[] below = PackedOid.of(Oid.of(edges[i] - 1));
                assertThat(below).hasSize(lengths[i]);
                assertThat(unpacked(below)).isEqualTo(Oid.of(edges[i] - 1));
            }
            if (i + 1 < edges.length) {
                assertThat(unpacked(PackedOid.of(Oid.of(edges[i])))).isEqualTo(Oid.of(edges[i]));
            }
        }
        assertThat(unpacked(PackedOid.of(Samples.longest(1)))).isEqualTo(Samples.longest(1));
        assertThat(PackedOid.of(Oid.of(""))).isEmpty();
        assertThat(unpacked(new byte[0])).isEqualTo(Oid.of(""));
    }

    @Test
    void packedOidsAreOrderedAsTheOidsAre() {
        long seed = System.nanoTime();
        System.out.println("PackedOidRoundTripTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Oid left = Samples.oid(random);
            Oid right = Samples.oid(random);
            int order = Arrays.compareUnsigned(PackedOid.of(left), PackedOid.of(right));
            assertThat(unpacked(PackedOid.of(left))).isEqualTo(left);
            assertThat(Integer.signum(order))
                    .as("seed %d: %s to %s", seed, left, right)
                    .isEqualTo(Integer.signum(left.compareTo(right)));
        }
    }
}

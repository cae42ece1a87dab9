package dev.sonde.simulator.internal.octets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.simulator.store.Samples;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OctetsRoundTripTest {

    @Test
    void everyValueComesBack() {
        for (Value value : Samples.values()) {
            assertThat(ValueOctets.value(value.syntax(), ValueOctets.of(value))).isEqualTo(value);
        }
    }

    @Test
    void numbersHaveTheirHighestOctetFirst() {
        assertThat(ValueOctets.of(new Integer32(-2))).containsExactly(-1, -1, -1, -2);
        assertThat(ValueOctets.of(new Counter32(0x80000001L))).containsExactly(-128, 0, 0, 1);
        assertThat(ValueOctets.of(new Counter64(1))).containsExactly(0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(ValueOctets.of(Missing.NO_SUCH_OBJECT)).isEmpty();
    }

    @Test
    void octetsOfOidsAreOrderedAsTheOidsAre() {
        long seed = System.nanoTime();
        System.out.println("OctetsRoundTripTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Oid left = Samples.oid(random);
            Oid right = Samples.oid(random);
            assertThat(OidOctets.oid(OidOctets.of(left))).isEqualTo(left);
            assertThat(
                            Integer.signum(
                                    Arrays.compareUnsigned(
                                            OidOctets.of(left), OidOctets.of(right))))
                    .as("seed %d: %s to %s", seed, left, right)
                    .isEqualTo(Integer.signum(left.compareTo(right)));
        }
    }

    @Test
    void octetsThatAreNoOidAreRefused() {
        assertThatThrownBy(() -> OidOctets.oid(new byte[7]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("7 octets are no OID: an arc has 4 of them");
    }
}

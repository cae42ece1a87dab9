package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordingTest {

    private static VarBind number(String oid, int number) {
        return new VarBind(Oid.of(oid), new Integer32(number));
    }

    @Test
    void givesAllItsObjectsInOrderHoweverTheyCame() {
        List<VarBind> objects = Samples.objects();
        List<VarBind> shuffled = new ArrayList<>(objects);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(Recording.of(objects)).containsExactlyElementsOf(objects);
        assertThat(Recording.of(shuffled)).containsExactlyElementsOf(objects);
        assertThat(Recording.of(shuffled).size()).isEqualTo(objects.size());
    }

    @Test
    void ofEqualOidsTheLastCountsForGetAndForNext() {
        Recording recording =
                Recording.of(
                        List.of(
                                number("1.3.2", 1),
                                number("1.3.1", 2),
                                number("1.3.2", 3),
                                number("1.3.2", 4)));
        assertThat(recording).containsExactly(number("1.3.1", 2), number("1.3.2", 4));
        assertThat(recording.get(Oid.of("1.3.2"))).isEqualTo(new Integer32(4));
        assertThat(recording.next(Oid.of("1.3.1"))).isEqualTo(number("1.3.2", 4));
    }

    @Test
    void theLastOfEqualOidsDecidesWhetherItIsWritable() {
        Packer packer = new Packer();
        packer.add(Oid.of("1.3"), new Integer32(1), true);
        packer.add(Oid.of("1.3"), new Integer32(2), false);
        packer.add(Oid.of("1.4"), new Integer32(1), false);
        packer.add(Oid.of("1.4"), new Integer32(2), true);
        Recording recording = new Recording(packer.pack());
        assertThat(recording.isWritable(Oid.of("1.3"))).isFalse();
        assertThat(recording.isWritable(Oid.of("1.4"))).isTrue();
        assertThat(packer.duplicates()).isEqualTo(2);
    }

    @Test
    void includesHolesWhenIterated() {
        VarBind hole = new VarBind(Oid.of("1.4"), Missing.NO_SUCH_OBJECT);
        assertThat(Recording.of(List.of(number("1.3", 1), hole)))
                .containsExactly(number("1.3", 1), hole);
    }

    @Test
    void refusesToBeSetEvenWhereItIsDeclaredWritable() {
        Recording recording = Recording.of(List.of(number("1.3", 1)), oid -> true);
        assertThat(recording.isWritable(Oid.of("1.3"))).isTrue();
        assertThatThrownBy(() -> recording.set(List.of(number("1.3", 2))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("a recording does not change: put an overlay on it to set its objects");
        assertThat(recording.get(Oid.of("1.3"))).isEqualTo(new Integer32(1));
    }

    @Test
    void takesSomeTensOfOctetsForAnObject() {
        Packer packer = new Packer(30 * 10_000);
        Oid column = Oid.of("1.3.6.1.2.1.2.2.1.10");
        for (int i = 0; i < 10_000; i++) {
            packer.add(column.append(i), new Integer32(i), false);
        }
        assertThat(new Recording(packer.pack()).size()).isEqualTo(10_000);
    }

    @Test
    void saysWhenItsMemoryIsFull() {
        Packer packer = new Packer(6000);
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 10; i++) {
                                packer.add(
                                        Oid.of(1, 3, i), OctetString.of("x".repeat(1000)), false);
                            }
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("5 objects fill the memory that one recording can have");
    }
}

package dev.sonde.mirror.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final List<Difference> differences = new ArrayList<>();

    private static VarBind object(String oid, Value value) {
        return new VarBind(Oid.of(oid), value);
    }

    private static VarBind number(String oid, int value) {
        return object(oid, new Integer32(value));
    }

    private Summary compare(List<VarBind> before, List<VarBind> after) {
        return Comparison.of(before, after).run(differences::add);
    }

    @Test
    void whatIsAddedGoneAndChangedIsTold() {
        Summary summary =
                compare(
                        List.of(number("1.1", 1), number("1.2", 2), number("1.4", 4)),
                        List.of(number("1.2", 3), number("1.3", 3), number("1.4", 4)));
        assertThat(summary).isEqualTo(new Summary(1, 1, 1, 1, 0));
        assertThat(summary.isSame()).isFalse();
        assertThat(differences)
                .containsExactly(
                        new Difference.Gone(Oid.of("1.1"), new Integer32(1)),
                        new Difference.Changed(Oid.of("1.2"), new Integer32(2), new Integer32(3)),
                        new Difference.Added(Oid.of("1.3"), new Integer32(3)));
    }

    @Test
    void oneSideMayBeEmpty() {
        List<VarBind> some = List.of(number("1.1", 1), number("1.2", 2));
        assertThat(compare(some, List.of())).isEqualTo(new Summary(0, 0, 2, 0, 0));
        assertThat(compare(List.of(), some)).isEqualTo(new Summary(0, 2, 0, 0, 0));
        assertThat(compare(List.of(), List.of())).isEqualTo(new Summary(0, 0, 0, 0, 0));
    }

    @Test
    void whatMovesOnAnyDeviceIsNoDifference() {
        OctetString noon = OctetString.ofHex("07E90B150C000000");
        OctetString later = OctetString.ofHex("07E90B150C000100");
        Summary summary =
                compare(
                        List.of(
                                object("1.1", new Counter32(1)),
                                object("1.2", new Counter64(1)),
                                object("1.3", new TimeTicks(1)),
                                object("1.3.6.1.2.1.25.2.3.1.6.1", new Integer32(5)),
                                object("1.4", noon)),
                        List.of(
                                object("1.1", new Counter32(2)),
                                object("1.2", new Counter64(2)),
                                object("1.3", new TimeTicks(2)),
                                object("1.3.6.1.2.1.25.2.3.1.6.1", new Integer32(6)),
                                object("1.4", later)));
        assertThat(summary).isEqualTo(new Summary(0, 0, 0, 0, 5));
        assertThat(summary.isSame()).isTrue();
        assertThat(differences).hasOnlyElementsOfType(Difference.Moved.class);
    }

    @Test
    void anotherTypeIsAChangeEvenOfTheSameNumber() {
        assertThat(
                        compare(
                                List.of(object("1.1", new Counter32(1))),
                                List.of(object("1.1", new Gauge32(1)))))
                .isEqualTo(new Summary(0, 0, 0, 1, 0));
    }

    @Test
    void whatMovesCanBeSaid() {
        Summary summary =
                Comparison.of(
                                List.of(object("1.1", new Counter32(1)), number("1.2", 1)),
                                List.of(object("1.1", new Counter32(2)), number("1.2", 2)))
                        .withMoving((before, _) -> before.oid().equals(Oid.of("1.2")))
                        .run(differences::add);
        assertThat(summary).isEqualTo(new Summary(0, 0, 0, 1, 1));
    }

    @Test
    void ignoredSubtreesAndHolesDoNotCount() {
        Summary summary =
                Comparison.of(
                                List.of(number("1.1.1", 1), object("1.2", Missing.NO_SUCH_OBJECT)),
                                List.of(number("1.1.2", 1), number("1.10", 1)))
                        .withIgnored(List.of(Oid.of("1.1")))
                        .run(differences::add);
        assertThat(summary).isEqualTo(new Summary(0, 1, 0, 0, 0));
    }

    @Test
    void disorderIsNotTakenForADifference() {
        assertThatThrownBy(() -> compare(List.of(), List.of(number("1.2", 1), number("1.1", 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the second of the two is not in order: 1.1 follows 1.2");
    }

    @Test
    void aStoreIsReadToItsEnd() {
        List<VarBind> many = IntStream.range(0, 1234).mapToObj(i -> number("1.3." + i, i)).toList();
        assertThat(Comparison.objects(Recording.of(many))).containsExactlyElementsOf(many);
    }

    @Test
    void aLongRunIsComparedAsItComes() {
        int count = 200_000;
        Iterable<VarBind> counted =
                () ->
                        new Iterator<>() {
                            private int next;

                            @Override
                            public boolean hasNext() {
                                return next < count;
                            }

                            @Override
                            public VarBind next() {
                                return new VarBind(Oid.of(1, 3, next), new Integer32(next++));
                            }
                        };
        assertThat(Comparison.of(counted, counted).run(differences::add).same()).isEqualTo(count);
    }
}

package dev.sonde.simulator.internal.subtree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Oid;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubtreesTest {

    @Test
    void theDeepestSubtreeCounts() {
        Subtrees<String> subtrees =
                new Subtrees<>(
                        Map.of(
                                Oid.of("1.3"), "a",
                                Oid.of("1.3.6.1.2"), "b",
                                Oid.of("1.3.6.1.2.5.5"), "c",
                                Oid.of("1.3.6.1.4"), "d"));
        assertThat(subtrees.find(Oid.of("1"))).isNull();
        assertThat(subtrees.find(Oid.of("1.3"))).isEqualTo("a");
        assertThat(subtrees.find(Oid.of("1.3.6.1.3"))).isEqualTo("a");
        assertThat(subtrees.find(Oid.of("1.3.6.1.2.5.6"))).isEqualTo("b");
        assertThat(subtrees.find(Oid.of("1.3.6.1.2.5.5.0"))).isEqualTo("c");
        assertThat(subtrees.find(Oid.of("1.3.7"))).isEqualTo("a");
        assertThat(subtrees.find(Oid.of("1.4"))).isNull();
    }

    @Test
    void nothingComesBetweenABorderAndWhatItBorders() {
        Oid one = Oid.of("1.3.5");
        Oid zero = Oid.of("1.3.0");
        Oid greatest = Oid.of("1.3.4294967295");
        Oid longest = Borders.last(Oid.of("1.3.4"));
        assertThat(longest.length()).isEqualTo(128);
        assertThat(longest).isGreaterThan(Oid.of("1.3.4.4294967295.5"));
        assertThat(Borders.before(one)).isEqualTo(longest);
        assertThat(Borders.before(zero)).isEqualTo(Oid.of("1.3"));
        assertThat(Borders.after(one)).isEqualTo(Oid.of("1.3.6"));
        assertThat(Borders.after(greatest)).isEqualTo(Oid.of("1.4"));
        assertThat(Borders.after(Oid.of("4294967295"))).isNull();
        assertThat(Borders.after(Oid.of(""))).isNull();
        assertThat(Borders.next(one)).isEqualTo(Oid.of("1.3.5.0"));
        assertThat(Borders.next(longest)).isEqualTo(one);
    }
}

package dev.sonde.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidTest {

    @Test
    void readsAndWritesDottedText() {
        assertThat(Oid.of("1.3.6.1")).hasToString("1.3.6.1").isEqualTo(Oid.of(1, 3, 6, 1));
        assertThat(Oid.of(".1.3.6.1")).isEqualTo(Oid.of("1.3.6.1"));
        assertThat(Oid.of("").length()).isZero();
        assertThat(Oid.of("1.3.4294967295").arc(2)).isEqualTo(4_294_967_295L);
        assertThat(Oid.of("1.3.4294967295")).hasToString("1.3.4294967295");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1.3.x.1     | 'x' at position 5 is not a digit",
                "1..3        | an arc is missing at position 3",
                "1.3.        | an arc is missing at position 5",
                "..1         | an arc is missing at position 2",
                "1.-3        | '-' at position 3 is not a digit",
                "1.4294967296| the arc at position 3 is over 4294967295",
                "sysDescr    | 's' at position 1 is not a digit",
            })
    void refusesWhatIsNoOidAndSaysWhere(String text, String fault) {
        assertThatThrownBy(() -> Oid.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'%s' is no OID: %s", text, fault);
    }

    @Test
    void hasAtMost128Arcs() {
        String longest = String.join(".", Collections.nCopies(128, "1"));
        assertThat(Oid.of(longest).length()).isEqualTo(128);
        assertThatThrownBy(() -> Oid.of(longest + ".1")).hasMessageContaining("more than 128");
        assertThatThrownBy(() -> Oid.of(longest).append(1)).hasMessageContaining("at most 128");
        assertThatThrownBy(() -> Oid.of(1, -1)).hasMessageContaining("-1");
    }

    @Test
    void isOrderedLexicographicallyWithUnsignedArcs() {
        assertThat(
                        Stream.of("1.3.10", "1.3.9.1", "1.3", "1.3.3000000000", "1.3.9", "1.4")
                                .map(Oid::of)
                                .sorted())
                .extracting(Oid::toString)
                .containsExactly("1.3", "1.3.9", "1.3.9.1", "1.3.10", "1.3.3000000000", "1.4");
    }

    @Test
    void knowsItsPlaceInTheTree() {
        Oid column = Oid.of("1.3.6.1.2.1.2.2.1.2");
        Oid instance = column.append(7);
        assertThat(column.isPrefixOf(instance)).isTrue();
        assertThat(column.isPrefixOf(column)).isTrue();
        assertThat(instance.isPrefixOf(column)).isFalse();
        assertThat(Oid.of("1.3.6.1.2.1.2.2.1.20").isPrefixOf(instance)).isFalse();
        assertThat(instance.suffix(column)).isEqualTo(Oid.of("7"));
        assertThatThrownBy(() -> column.suffix(instance)).hasMessageContaining("is not below");
    }
}

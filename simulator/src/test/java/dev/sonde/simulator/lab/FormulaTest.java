package dev.sonde.simulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    private static final Row ROW = new Row(300, Map.of("site", "oslo", "floor", "7", "x2", "-3"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "sw; sw",
                "sw-{n}; sw-300",
                "10.{n/256}.{n%256}.1; 10.1.44.1",
                "127.0.0.1:{20000+n}; 127.0.0.1:20300",
                "{n*2-1}; 599",
                "{(n+1)*2}; 602",
                "{ n - 1 - 1 }; 298",
                "{-n}; -300",
                "{site}-{floor}; oslo-7",
                "{floor*100+n}; 1000",
                "{x2}; -3",
                "{x2%10}; 7",
                "{n:05}; 00300",
                "{n:x}; 12c",
                "{n%256:02x}; 2c",
                "{n:04X}; 012C",
                "a{{b}}c; a{b}c",
                "{{{n}}}; {300}"
            })
    void isWorkedOutForARow(String formula, String text) {
        assertThat(Formula.of(formula).text(ROW)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{n; a brace is not closed",
                "n}; a brace is closed that was not opened",
                "{}; '{}' is no expression: see position 1",
                "{n+}; '{n+}' is no expression: see position 3",
                "{n n}; '{n n}' is no expression: see position 3",
                "{(n}; '{(n}' is no expression: see position 3",
                "{n:z}; 'z' in '{n:z}' is no format",
                "{n:}; is no format",
                "{2n}; '{2n}' is no expression"
            })
    void whatIsNoneIsRefusedWithItsPlace(String formula, String message) {
        assertThatThrownBy(() -> Formula.of(formula))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{room}; there is no 'room' here, only floor, n, site, x2",
                "{site+1}; 'site' is no whole number here",
                "{n/0}; 300 / 0 cannot be worked out",
                "{n*9223372036854775807}; is no expression",
                "{n*900000000000000000}; cannot be worked out"
            })
    void whatCannotBeWorkedOutSaysWhy(String formula, String message) {
        assertThatThrownBy(() -> Formula.of(formula).text(ROW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aColumnNamedNTakesThePlaceOfTheNumber() {
        assertThat(Formula.of("{n}").text(new Row(3, Map.of("n", "third")))).isEqualTo("third");
    }
}

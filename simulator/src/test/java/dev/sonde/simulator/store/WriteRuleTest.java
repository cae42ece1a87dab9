package dev.sonde.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Counter64;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Syntax;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteRuleTest {

    @Test
    void readsRangesAsAnSmiModuleWritesThem() {
        Ranges ranges = Ranges.parse("-5..-3 | 0 | 10..4294967295");
        for (long number : new long[] {-5, -3, 0, 10, 4294967295L}) {
            assertThat(ranges.contains(number)).as("%d", number).isTrue();
        }
        for (long number : new long[] {-6, -2, -1, 1, 9, 4294967296L}) {
            assertThat(ranges.contains(number)).as("%d", number).isFalse();
        }
        assertThat(ranges).hasToString("-5..-3|0|10..4294967295");
        assertThat(Ranges.parse(ranges.toString())).isEqualTo(ranges).hasSameHashCodeAs(ranges);
        assertThat(Ranges.ANY.contains(Long.MIN_VALUE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1..", "..1", "1-2", "1..2..3", "1|", "1|2|", "0x10"})
    void saysWhatARangeLooksLike(String text) {
        assertThatThrownBy(() -> Ranges.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is no range: write 0..255, or 1..10|20");
    }

    @Test
    void refusesARangeThatRunsBackwards() {
        assertThatThrownBy(() -> Ranges.parse("1|5..2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'1|5..2' is no range: 2 is below 5");
        assertThatThrownBy(Ranges::ofNumbers)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a list of values needs one at least");
    }

    @Test
    void readsARuleInTheWordsOfAFile() {
        assertThat(WriteRule.parse(null, null, null, null, List.of())).isEqualTo(WriteRule.ANY);
        assertThat(WriteRule.parse("read-write", "OCTET STRING", "0..32", null, List.of()))
                .isEqualTo(
                        new WriteRule(
                                Access.READ_WRITE,
                                Syntax.OCTET_STRING,
                                Ranges.of(0, 32),
                                Ranges.ANY));
        assertThat(WriteRule.parse(null, "Unsigned32", null, "1..10", List.of()))
                .isEqualTo(new WriteRule(null, Syntax.GAUGE32, Ranges.ANY, Ranges.of(1, 10)));
        assertThat(WriteRule.parse(null, null, null, null, List.of(1L, 3L)).range())
                .isEqualTo(Ranges.parse("1|3"));
        assertThat(WriteRule.parse(null, "DisplayString", null, null, List.of()).size())
                .isEqualTo(Ranges.of(0, 255));
        assertThat(WriteRule.parse(null, "DisplayString", "0..8", null, List.of()).size())
                .isEqualTo(Ranges.of(0, 8));
    }

    @ParameterizedTest
    @CsvSource({
        "no-access,NO_ACCESS",
        "read-only,READ_ONLY",
        "read-write,READ_WRITE",
        "read-create,READ_CREATE",
        "write-only,WRITE_ONLY"
    })
    void readsEveryAccess(String label, Access access) {
        assertThat(Access.of(label)).isEqualTo(access);
        assertThat(access.label()).isEqualTo(label);
    }

    @Test
    void saysWhatCanBeSaid() {
        assertThatThrownBy(() -> WriteRule.parse("rw", null, null, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'rw' is no access: say no-access, read-only, read-write, read-create,"
                                + " write-only");
        assertThatThrownBy(() -> WriteRule.parse(null, "String", null, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'String' is no type: say BITS, Counter32, Counter64, DisplayString,"
                                + " Gauge32, INTEGER, Integer32, IpAddress, MacAddress, OBJECT"
                                + " IDENTIFIER, OCTET STRING, Opaque, TimeTicks, TruthValue,"
                                + " Unsigned32");
        assertThatThrownBy(() -> WriteRule.parse(null, null, null, "1..2", List.of(1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("say either range or values, not both");
    }

    @Test
    void checksTypeThenLengthThenValue() {
        WriteRule rule = WriteRule.ANY.withSize(Ranges.of(2, 3)).withRange(Ranges.of(5, 9));
        assertThat(rule.check(OctetString.of("abcd"), null)).isEqualTo(ErrorStatus.WRONG_LENGTH);
        assertThat(rule.check(OctetString.of("abc"), null)).isEqualTo(ErrorStatus.NO_ERROR);
        assertThat(rule.check(OctetString.of("abcd"), new Integer32(5)))
                .isEqualTo(ErrorStatus.WRONG_TYPE);
        assertThat(
                        rule.withType(Syntax.OCTET_STRING)
                                .check(OctetString.of("abc"), new Integer32(5)))
                .isEqualTo(ErrorStatus.NO_ERROR);
        assertThat(rule.check(Opaque.of(new byte[1]), null)).isEqualTo(ErrorStatus.WRONG_LENGTH);
        assertThat(rule.check(new Integer32(4), null)).isEqualTo(ErrorStatus.WRONG_VALUE);
        assertThat(rule.check(new Gauge32(4294967295L), null)).isEqualTo(ErrorStatus.WRONG_VALUE);
        assertThat(rule.check(new Gauge32(9), null)).isEqualTo(ErrorStatus.NO_ERROR);
        assertThat(rule.check(new Counter64(-1), null)).isEqualTo(ErrorStatus.NO_ERROR);
        assertThat(rule.check(Oid.of("1.3"), null)).isEqualTo(ErrorStatus.NO_ERROR);
    }

    @Test
    void aColumnIsDeclaredOnce() {
        ConceptualTable.Builder table =
                ConceptualTable.builder(Oid.of("1.3"), 5).column(2, WriteRule.ANY);
        assertThatThrownBy(() -> table.optionalColumn(2, WriteRule.ANY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 2 is declared twice");
        assertThatThrownBy(() -> table.column(5, WriteRule.ANY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 5 is the RowStatus already");
    }
}

package dev.sonde.simulator.variation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The module `numeric` against the formula that snmpsim documents.
final class NumericKnownAnswerTest {

    private static final String OID = "1.3.6.1";

    @TempDir Path folder;

    private VariedDevice device(String tagAndSettings) throws IOException {
        return VariedDevice.of(folder, OID + "|" + tagAndSettings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                // initial + rate · uptime, decimals cut off
                "65:numeric|!0!0",
                "65:numeric|!7.9!7",
                "67:numeric|rate=100,initial=123999999!12.345!124001233",
                "66:numeric|rate=0.5,initial=10!5!12",
                "2:numeric|rate=-2,initial=10!3!4",
                "2:numeric|rate=-2,initial=10!100!0",
                "2:numeric|rate=-2,initial=10,min=-5!100!-5",
                "2:numeric|rate=-1,min=-100,initial=0!0.5!0",
                // f(time · rate) · scale + offset + initial
                "66:numeric|function=cos,scale=95,offset=100!0!195",
                "66:numeric|function=sin,rate=0.5,scale=1000,offset=2000!3!2997",
                "66:numeric|function=sqrt,scale=10!2!14",
                "66:numeric|function=pow%<time>%2!9!81",
                "66:numeric|function=pow%2%<time>!10!1024",
                "66:numeric|function=pow%%2%%<time>!10!1024",
                "66:numeric|function=fmod%<time>%7,initial=1!20!7",
                "66:numeric|function=log%<time>%2,scale=100!1024!1000",
                "66:numeric|function=floor,rate=0.1,scale=10!39!30",
                "66:numeric|function=log,initial=5!0!5",
                "66:numeric|function=exp,max=9!10000!0",
                // bounds
                "66:numeric|min=5,max=50,initial=25!10!35",
                "66:numeric|min=5,max=50,initial=25!100!50",
                "66:numeric|min=5!0!5",
                "66:numeric|min=5,initial=0!0!5",
                "2:numeric|rate=1000000000!10!2147483647",
                "66:numeric|rate=1000000000!10!4294967295",
                "66:numeric|max=4294967296,rate=1000000000!10!4294967295",
                // wrapping, each number of the range once a round
                "2:numeric|min=1,max=2,wrap=1,initial=1!0!1",
                "2:numeric|min=1,max=2,wrap=1,initial=1!1!2",
                "2:numeric|min=1,max=2,wrap=1,initial=1!2!1",
                "2:numeric|min=1,max=2,wrap=1,initial=2!0.5!2",
                "66:numeric|min=10,max=15,wrap=1!19!11",
                "66:numeric|max=99,wrap=0!500!99",
                "65:numeric|max=99!500!99",
                "65:numeric|initial=4294967290!10!4",
                "67:numeric|rate=100,initial=4294967295!0.02!1",
                "70:numeric|initial=18446744073709551610!10!4",
                "70:numeric|initial=18446744073709551610,rate=0.1!10!18446744073709551611",
                "71:numeric|initial=3!1!4"
            })
    void theValueIsTheFormulas(String record, double uptime, String value) throws IOException {
        VariedDevice device = device(record);
        Value at = device.at(Duration.ofNanos(Math.round(uptime * 1e9)), OID);
        assertThat(at.text()).isEqualTo(value);
    }

    @Test
    void theTypeIsTheTags() throws IOException {
        assertThat(device("2:numeric|rate=2").at(Duration.ofSeconds(1), OID))
                .isEqualTo(new Integer32(2));
        assertThat(device("65:numeric|rate=2").at(Duration.ofSeconds(1), OID))
                .isEqualTo(new Counter32(2));
        assertThat(device("66:numeric|rate=2").at(Duration.ofSeconds(1), OID))
                .isEqualTo(new Gauge32(2));
        assertThat(device("67:numeric|rate=2").at(Duration.ofSeconds(1), OID))
                .isEqualTo(new TimeTicks(2));
        assertThat(device("70:numeric|rate=2").at(Duration.ofSeconds(1), OID))
                .isEqualTo(new Counter64(2));
    }

    @Test
    void twinsOf32And64BitsAgreeInTheirLowBitsAcrossAWrap() throws IOException {
        VariedDevice device =
                VariedDevice.of(
                        folder,
                        "1.3.1|65:numeric|rate=123456789,initial=4000000000",
                        "1.3.2|70:numeric|rate=123456789,initial=4000000000");
        for (int second = 0; second < 200; second += 7) {
            device.clock.set(Duration.ofSeconds(second));
            Value narrow = device.get("1.3.1");
            Value wide = device.get("1.3.2");
            assertThat(narrow.toLong()).isEqualTo(wide.toLong() & 0xFFFF_FFFFL);
        }
    }

    @Test
    void sysUpTimeWrapsAfter497Days() throws IOException {
        VariedDevice device = device("67:numeric|rate=100");
        device.clock.pause();
        device.clock.advance(Duration.ofMillis(42_949_672_950L));
        assertThat(device.get(OID)).isEqualTo(new TimeTicks(4_294_967_295L));
        device.clock.advance(Duration.ofMillis(10));
        assertThat(device.get(OID)).isEqualTo(new TimeTicks(0));
    }

    @Test
    void atimeIsTheTimeOfTheCalendar() throws IOException {
        assertThat(device("70:numeric|atime=1").at(Duration.ofSeconds(5), OID))
                .isEqualTo(new Counter64(1_700_000_005));
        assertThat(device("70:numeric|atime=0").at(Duration.ofSeconds(5), OID))
                .isEqualTo(new Counter64(5));
    }

    @Test
    void pollersOfDifferentRatesSeeTheSameFunction() throws IOException {
        for (String settings :
                List.of(
                        "65:numeric|rate=1000.5",
                        "66:numeric|function=sin,rate=0.1,scale=1000,offset=5000,deviation=300",
                        "65:numeric|scale=10,deviation=5,function=cos,cumulative=1,wrap=1",
                        "70:numeric|offset=1000,deviation=900,cumulative=1,atime=1,function=sin")) {
            Recording recording = VariedDevice.recording(folder, OID + "|" + settings);
            VariedDevice often = new VariedDevice("lab", recording);
            VariedDevice seldom = new VariedDevice("lab", recording);
            for (int tenth = 0; tenth < 1000; tenth++) {
                Duration uptime = Duration.ofMillis(tenth * 100L);
                Value value = often.at(uptime, OID);
                if (tenth % 73 == 0) {
                    assertThat(seldom.at(uptime, OID)).as(settings).isEqualTo(value);
                }
            }
        }
    }

    @Test
    void devicesOfOtherNamesDeviateOtherwise() throws IOException {
        Recording recording =
                VariedDevice.recording(
                        folder, OID + "|66:numeric|rate=0,initial=1000000,deviation=500000");
        assertThat(new VariedDevice("a", recording).get(OID))
                .isEqualTo(new VariedDevice("a", recording).get(OID))
                .isNotEqualTo(new VariedDevice("b", recording).get(OID));
    }

    @Test
    void deviationsFillTheirRangeAndHoldForASecond() throws IOException {
        VariedDevice device = device("66:numeric|rate=0,initial=1000,deviation=100");
        List<Long> values = new ArrayList<>();
        for (int second = 0; second < 2000; second++) {
            Value value = device.at(Duration.ofSeconds(second), OID);
            assertThat(device.at(Duration.ofMillis(second * 1000L + 999), OID)).isEqualTo(value);
            values.add(value.toLong());
        }
        assertThat(values).allMatch(value -> value >= 900 && value < 1100);
        assertThat(values.stream().mapToLong(v -> v).min().orElseThrow()).isLessThan(910);
        assertThat(values.stream().mapToLong(v -> v).max().orElseThrow()).isGreaterThan(1090);
        assertThat(values.stream().mapToLong(v -> v).average().orElseThrow())
                .isBetween(990.0, 1010.0);
    }

    @Test
    void cumulativeIsWhatSnmpsimSaysWhenPolledOnceASecond() throws IOException {
        VariedDevice device =
                device("65:numeric|scale=10,rate=0.3,offset=4,function=cos,cumulative=1");
        double snmpsim = 0;
        for (int second = 1; second <= 500; second++) {
            snmpsim += Math.max(0, Math.cos(second * 0.3) * 10 + 4 * 1 * 0.3);
            assertThat(device.at(Duration.ofSeconds(second), OID))
                    .as("%d", second)
                    .isEqualTo(new Counter32((long) snmpsim));
        }
    }

    @Test
    void cumulativeNeverGoesBackAndYearsAheadAreReachedAtOnce() throws IOException {
        VariedDevice device = device("70:numeric|scale=10,deviation=5,function=cos,cumulative=1");
        long before = 0;
        for (long day = 0; day < 3000; day += 3) {
            Value value = device.at(Duration.ofDays(day).plusMillis(day * 77), OID);
            assertThat(value.toLong()).isGreaterThanOrEqualTo(before);
            before = value.toLong();
        }
        assertThat(
                        new VariedDevice(
                                        "lab",
                                        VariedDevice.recording(
                                                folder,
                                                OID
                                                        + "|70:numeric|scale=10,deviation=5,function=cos,cumulative=1"))
                                .at(Duration.ofDays(2997).plusMillis(2997 * 77L), OID))
                .isEqualTo(new Counter64(before));
    }

    @Test
    void aRecordingHasTheValueAtTimeZero() throws IOException {
        assertThat(
                        VariedDevice.recording(
                                        folder, OID + "|66:numeric|function=cos,scale=9,initial=7")
                                .get(Oid.of(OID)))
                .isEqualTo(new Gauge32(16));
    }

    @Test
    void managersCannotSetIt() throws IOException {
        VariedDevice device = device("65:numeric|rate=100");
        assertThat(device.store.isWritable(Oid.of(OID))).isFalse();
        assertThat(device.store.test(List.of(new VarBind(Oid.of(OID), new Counter32(1)))))
                .isEqualTo(new Refusal(0, ErrorStatus.NOT_WRITABLE));
    }

    @Test
    void setByTheDeviceItselfItMovesNoMore() throws IOException {
        VariedDevice device = device("65:numeric|rate=100");
        device.store.set(List.of(new VarBind(Oid.of(OID), new Counter32(7))));
        device.clock.advance(Duration.ofSeconds(5));
        assertThat(device.get(OID)).isEqualTo(new Counter32(7));
        assertThat(device.walk()).containsExactly(OID + "=7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "4:numeric|rate=1!numeric serves numbers (2, 65, 66, 67, 70), and no OCTET STRING",
                "65:numeric|rate=fast!'fast' is no number: rate=… of numeric",
                "65:numeric|rate=!'' is no number: rate=… of numeric",
                "65:numeric|rate=1e99!'1e99' is too great a number: rate=… of numeric",
                "65:numeric|min=9,max=2!numeric has no room: its min is 9 and its max 2",
                "65:numeric|function=factorial!'factorial' is no function: function=… of numeric",
                "65:numeric|function=pow!'pow' is a function of another number of arguments: function=… of numeric",
                "65:numeric|function=sin%x!'sin%x' is no function of numbers and <time>: function=… of numeric",
                ":numeric|rate=1!the variation module 'numeric' serves no subtree"
            })
    void aSettingThatIsWrongIsSaid(String record, String fault) throws IOException {
        assertThat(VariedDevice.fault(folder, "1.3.6|" + record)).isEqualTo(fault);
    }
}

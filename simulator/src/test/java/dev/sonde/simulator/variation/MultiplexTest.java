package dev.sonde.simulator.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.store.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The module `multiplex`: one of several recordings at a time.
final class MultiplexTest {

    private static final Oid CONTROL = Oid.of("1.3.2.999");

    @TempDir Path folder;

    @BeforeEach
    void writeSnapshots() throws IOException {
        Path snapshots = Files.createDirectory(folder.resolve("snapshots"));
        for (int i = 0; i < 3; i++) {
            Files.writeString(
                    snapshots.resolve("0000" + i + ".snmprec"),
                    "1.3.1|2|7\n1.3.2.0|2|%d\n1.3.2.1%d|2|1\n1.3.4|2|7\n".formatted(i, i));
        }
        Files.writeString(snapshots.resolve("notes.txt"), "not a recording");
    }

    private VariedDevice device(String settings) throws IOException {
        return VariedDevice.of(
                folder,
                "1.3.1|4|before",
                "1.3.2|:multiplex|dir=snapshots" + settings,
                "1.3.2.5|4|hidden",
                "1.3.3|4|after");
    }

    private static @Nullable Refusal refusal(VariedDevice device, Oid oid, Value value) {
        return device.store.test(List.of(new VarBind(oid, value)));
    }

    private static String served(VariedDevice device, double seconds) {
        return device.at(Duration.ofNanos((long) (seconds * 1e9)), "1.3.2.0").text();
    }

    @Test
    void theSubtreeIsThatOfTheRecordingOfThePresent() throws IOException {
        VariedDevice device = device(",period=10");
        assertThat(device.walk())
                .containsExactly("1.3.1=before", "1.3.2.0=0", "1.3.2.10=1", "1.3.3=after");
        device.clock.set(Duration.ofSeconds(10));
        assertThat(device.walk())
                .containsExactly("1.3.1=before", "1.3.2.0=1", "1.3.2.11=1", "1.3.3=after");
    }

    @Test
    void withoutWrapTheLastRecordingStays() throws IOException {
        VariedDevice device = device(",period=10");
        assertThat(served(device, 9.9)).isEqualTo("0");
        assertThat(served(device, 10)).isEqualTo("1");
        assertThat(served(device, 20)).isEqualTo("2");
        assertThat(served(device, 30)).isEqualTo("2");
        assertThat(served(device, 1e9)).isEqualTo("2");
        assertThat(served(device, 5)).isEqualTo("0");
    }

    @Test
    void withWrapTheFirstFollowsTheLast() throws IOException {
        VariedDevice device = device(",wrap=1,period=0.5");
        assertThat(served(device, 1.4)).isEqualTo("2");
        assertThat(served(device, 1.5)).isEqualTo("0");
        assertThat(served(device, 2.0)).isEqualTo("1");
        assertThat(served(device, 3e6 + 1)).isEqualTo("2");
    }

    @Test
    void aPeriodIsAMinuteUnlessSaid() throws IOException {
        VariedDevice device = device("");
        assertThat(served(device, 59)).isEqualTo("0");
        assertThat(served(device, 60)).isEqualTo("1");
    }

    @Test
    void aNumberThatIsMissingProlongsTheOneBefore() throws IOException {
        Files.move(
                folder.resolve("snapshots/00002.snmprec"),
                folder.resolve("snapshots/00004.snmprec"));
        VariedDevice device = device(",period=10,wrap=1");
        assertThat(served(device, 39)).isEqualTo("1");
        assertThat(served(device, 40)).isEqualTo("2");
        assertThat(served(device, 50)).isEqualTo("0");
    }

    @Test
    void theControlObjectChoosesInsteadOfTime() throws IOException {
        VariedDevice device = device(",control=" + CONTROL);
        assertThat(served(device, 100)).isEqualTo("0");
        assertThat(device.store.get(CONTROL)).isEqualTo(new Integer32(0));
        assertThat(refusal(device, CONTROL, new Integer32(2))).isNull();
        device.store.set(List.of(new VarBind(CONTROL, new Integer32(2))));
        assertThat(device.store.get(CONTROL)).isEqualTo(new Integer32(2));
        assertThat(device.walk())
                .containsExactly("1.3.1=before", "1.3.2.0=2", "1.3.2.12=1", "1.3.3=after");
    }

    @Test
    void onlyTheControlObjectCanBeSetAndOnlyToWhatThereIs() throws IOException {
        VariedDevice device = device(",control=" + CONTROL);
        assertThat(refusal(device, CONTROL, new Integer32(3)))
                .isEqualTo(new Refusal(0, ErrorStatus.WRONG_VALUE));
        assertThat(refusal(device, CONTROL, new Integer32(-1)))
                .isEqualTo(new Refusal(0, ErrorStatus.WRONG_VALUE));
        assertThat(refusal(device, CONTROL, new Gauge32(1)))
                .isEqualTo(new Refusal(0, ErrorStatus.WRONG_TYPE));
        assertThat(refusal(device, Oid.of("1.3.2.0"), new Integer32(1)))
                .isEqualTo(new Refusal(0, ErrorStatus.NOT_WRITABLE));
        assertThatThrownBy(() -> device.store.set(List.of(new VarBind(CONTROL, new Integer32(9)))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("of a multiplexed subtree only the control object can be set, to 0..2");
    }

    @Test
    void devicesOfOneRecordingChooseForThemselves() throws IOException {
        VariedDevice one = device(",control=" + CONTROL);
        VariedDevice other =
                new VariedDevice(
                        "other",
                        VariedDevice.recording(
                                folder, "1.3.2|:multiplex|dir=snapshots,control=" + CONTROL));
        one.store.set(List.of(new VarBind(CONTROL, new Integer32(1))));
        assertThat(one.get("1.3.2.0")).isEqualTo(new Integer32(1));
        assertThat(other.get("1.3.2.0")).isEqualTo(new Integer32(0));
    }

    @Test
    void whatIsWrongInItsRecordingsIsReportedAndMultiplexesInThemAreLeftOut() throws IOException {
        Files.writeString(
                folder.resolve("snapshots/7.snmprec"),
                "1.3.2.0|2:numeric|initial=5\n1.3.2.1|2|x\n1.3.2.2|:multiplex|dir=snapshots\n");
        Reading reading =
                VariedDevice.read(
                        folder,
                        VariationOptions.in(folder),
                        "1.3.2|:multiplex|dir=snapshots,control=1.3.2.9");
        Path seventh = folder.resolve("snapshots/7.snmprec");
        assertThat(reading.problems())
                .extracting(Object::toString)
                .containsExactly(
                        seventh + ":2: 'x' is no INTEGER",
                        seventh + ":3: multiplex cannot be in what multiplex serves");
        VariedDevice device = new VariedDevice("lab", reading.recording());
        device.store.set(List.of(new VarBind(Oid.of("1.3.2.9"), new Integer32(3))));
        device.clock.set(Duration.ofSeconds(100));
        assertThat(device.get("1.3.2.0")).isEqualTo(new Integer32(5));
    }

    @Test
    void aFolderIsLookedForBesideTheRecordingToo() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Reading reading =
                VariedDevice.read(
                        folder, VariationOptions.in(elsewhere), "1.3.2|:multiplex|dir=snapshots");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.recording().variations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                ":multiplex|period=10!multiplex has no dir: say dir=…",
                ":multiplex|dir=nowhere!'nowhere' is no folder: dir=… of multiplex",
                ":multiplex|dir=snapshots,period=0!'0' is no number of seconds above 0: period=… of multiplex",
                ":multiplex|dir=snapshots,period=-1!'-1' is no number of seconds above 0: period=… of multiplex",
                ":multiplex|dir=snapshots,control=x!'x' is no OID: control=… of multiplex",
                ":multiplex|dir=snapshots,control=1.3.4!'1.3.4' is not in the subtree 1.3.2: control=… of multiplex",
                "2:multiplex|dir=snapshots!multiplex serves a subtree: nothing may stand before ':multiplex'",
                ":delay|wait=1!the variation module 'delay' serves no subtree"
            })
    void aSettingThatIsWrongIsSaid(String record, String fault) throws IOException {
        assertThat(VariedDevice.fault(folder, "1.3.2|" + record)).isEqualTo(fault);
    }

    @Test
    void aFolderWithoutNumbersIsSaid() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(VariedDevice.fault(folder, "1.3.2|:multiplex|dir=empty"))
                .isEqualTo(
                        "multiplex finds no recordings that are named with a number in " + empty);
    }
}

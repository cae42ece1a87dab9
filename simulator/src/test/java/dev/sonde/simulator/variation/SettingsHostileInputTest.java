package dev.sonde.simulator.variation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Oid;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.RefusedException;
import dev.sonde.simulator.store.SilenceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Settings that nobody means well with cost their record at most.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SettingsHostileInputTest {

    private static final List<String> SAMPLES =
            List.of(
                    "65:numeric|min=1,max=99,initial=5,rate=2,wrap=1,function=pow%<time>%2,scale=3",
                    "66:numeric|offset=7,deviation=3,cumulative=1,atime=1,function=sin",
                    "2:delay|value=6,wait=1,deviation=2,vlist=eq:1:10:gt:5:20,tlist=lt:9:1",
                    "4x:error|hexvalue=00ff,op=get,status=genError,vlist=lt:00:noAccess",
                    "2:writecache|value=1,op=set,status=noaccess,vlist=gt:2:wrongValue",
                    "67:notification|op=any,version=3,user=u,authkey=authkey11,privkey=privkey11,"
                            + "host=h,port=16,ntftype=inform,uptime=4,varbinds=1.3:i:4,value=1",
                    ":multiplex|dir=.,period=1,wrap=1,control=1.3.5.9");

    @TempDir Path folder;

    private Reading read(List<String> lines) throws IOException {
        return VariedDevice.read(folder, VariationOptions.in(folder), lines.toArray(String[]::new));
    }

    /// Whatever the middle records became, the device answers, or refuses on purpose.
    private void assertNeighboursAnswer(Reading reading, String what) {
        Recording recording = reading.recording();
        VariedDevice device = new VariedDevice("lab", recording);
        for (Duration uptime : List.of(Duration.ZERO, Duration.ofHours(5))) {
            device.clock.set(uptime);
            for (Oid oid : recording.variations().keySet()) {
                try {
                    device.store.get(oid);
                } catch (RefusedException | SilenceException _) {
                    // as it was told
                }
            }
        }
        assertThat(device.get("1.1").text()).as(what).isEqualTo("1");
        assertThat(device.get("2.1").text()).as(what).isEqualTo("2");
    }

    @Test
    void everyTruncationOfASampleIsARecordOrAProblem() throws IOException {
        for (String sample : SAMPLES) {
            for (int i = 0; i <= sample.length(); i++) {
                String line = "1.3.5|" + sample.substring(0, i);
                assertNeighboursAnswer(read(List.of("1.1|2|1", line, "2.1|2|2")), line);
            }
        }
    }

    @Test
    void randomChangesOfSamplesAreRecordsOrProblems() throws IOException {
        long seed = System.nanoTime();
        System.out.println("SettingsHostileInputTest seed " + seed);
        Random random = new Random(seed);
        String signs = "|:,=%<>.-+eExX0123456789 \t\u00E9\u0000abz/\\";
        for (int i = 0; i < 1500; i++) {
            StringBuilder line = new StringBuilder(SAMPLES.get(random.nextInt(SAMPLES.size())));
            for (int change = random.nextInt(4); change >= 0; change--) {
                line.setCharAt(
                        random.nextInt(line.length()),
                        signs.charAt(random.nextInt(signs.length())));
            }
            String record = "1.3.5|" + line;
            assertNeighboursAnswer(
                    read(List.of("1.1|2|1", record, "2.1|2|2")), "seed " + seed + ": " + record);
        }
    }

    @Test
    void numbersBeyondReasonAreProblems() throws IOException {
        for (String number :
                List.of(
                        "1e999999999",
                        "1e-999999999",
                        "9".repeat(100_000),
                        "0x10",
                        "NaN",
                        "Infinity",
                        "1e31",
                        "--1",
                        "1e",
                        ".",
                        "\u00B2")) {
            for (String key : List.of("rate", "min", "max", "initial", "scale", "deviation")) {
                assertThat(VariedDevice.fault(folder, "1.3.5|65:numeric|" + key + "=" + number))
                        .endsWith("number: " + key + "=… of numeric");
            }
        }
    }

    @Test
    void extremesThatAreAllowedAreAnswered() throws IOException {
        for (String number : List.of("1e30", "-1e30", "1e-999", "-0", "0e0", "1.", ".5", "+7")) {
            Reading reading =
                    read(
                            List.of(
                                    "1.1|2|1",
                                    "1.3.1|70:numeric|rate=" + number,
                                    "1.3.2|65:numeric|scale=" + number + ",function=exp",
                                    "1.3.3|2:numeric|initial=" + number + ",wrap=1",
                                    "1.3.4|66:numeric|cumulative=1,offset=" + number,
                                    "2.1|2|2"));
            assertThat(reading.problems()).as(number).isEmpty();
            assertNeighboursAnswer(reading, number);
        }
    }

    @Test
    void separatorsWithoutEndAreRead() throws IOException {
        for (String separators : List.of(",", "=", ":", "%", ",,", "==", "=,", ",=", ":=")) {
            String text = separators.repeat(60_000 / separators.length());
            assertNeighboursAnswer(
                    read(
                            List.of(
                                    "1.1|2|1",
                                    "1.3.1|2:error|" + text,
                                    "1.3.2|2:error|vlist=" + text,
                                    "1.3.3|65:numeric|function=" + text,
                                    "2.1|2|2")),
                    separators);
        }
    }

    @Test
    void secretsOfABrokenRecordAreNotRepeated() throws IOException {
        String good = "67:notification|host=h,user=u,version=3,authkey=hunter2!,privkey=hunter2!";
        long seed = System.nanoTime();
        System.out.println("SettingsHostileInputTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            int at = good.indexOf('|') + 1 + random.nextInt(good.indexOf("authkey") - 20);
            String line = good.substring(0, at) + ",=:".charAt(i % 3) + good.substring(at);
            Reading reading = read(List.of("1.1|2|1", "1.3.5|" + line, "2.1|2|2"));
            assertThat(reading.problems() + " " + reading.notes())
                    .as("seed %d: %s", seed, line)
                    .doesNotContain("hunter2");
        }
    }
}

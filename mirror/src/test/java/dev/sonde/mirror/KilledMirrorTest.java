package dev.sonde.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A mirror that ends in the middle, by whatever, is gone on with as if nothing had happened.
@Timeout(180)
class KilledMirrorTest {

    private static final int COLUMNS = 8;
    private static final int ROWS = 15_000;

    @TempDir private Path folder;

    private static OddDevice device() {
        OddDevice device =
                new OddDevice()
                        .with("1.3.6.1.2.1.1.1.0", OctetString.of("to be killed"))
                        .with("1.3.6.1.2.1.1.3.0", new TimeTicks(4711));
        for (int column = 1; column <= COLUMNS; column++) {
            device.withColumn("1.3.6.1.2.1.2.2.1." + column, ROWS);
        }
        return device.with("1.3.6.1.6.3.1.1.6.1.0", new Integer32(7));
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<VarBind> objects(Path file) throws IOException {
        List<VarBind> objects = new ArrayList<>();
        if (file.toString().endsWith(".mv.db")) {
            try (DeviceDatabase database = DeviceDatabase.open(file)) {
                return database.store(MirrorProcess.DEVICE).next(Oid.of(""), Integer.MAX_VALUE);
            }
        }
        Reading reading = SnmprecFormat.read(file);
        reading.recording().forEach(objects::add);
        return objects;
    }

    @ParameterizedTest
    @CsvSource({
        "killed.snmprec, killed.snmprec.part, 900000",
        "killed.mv.db, killed.mv.db, 300000"
    })
    void whatAKilledProcessHasWrittenIsUsableAndGoneOnWith(String name, String growing, long octets)
            throws Exception {
        Path file = folder.resolve(name);
        Path whole = folder.resolve("whole.snmprec");
        CountDownLatch isWritten = new CountDownLatch(1);
        try (OddDevice device = device()) {
            device.silentFor(_ -> {
                if (size(folder.resolve(growing)) >= octets) {
                    isWritten.countDown();
                }
                return isWritten.getCount() == 0;
            });
            Session session = device.start().clone(t -> t.withTimeout(Duration.ofMinutes(1)));
            Process process = MirrorProcess.start(device.address(), file);
            assertThat(isWritten.await(120, TimeUnit.SECONDS)).isTrue();
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("killed, not ended").isEqualTo(128 + 9);
            assertThat(objects(folder.resolve(growing)))
                    .hasSizeBetween(1000, COLUMNS * ROWS - 1000);

            device.silentFor(_ -> false);
            MirrorReport undisturbed = MirrorProcess.run(session, whole, false);
            assertThat(undisturbed.isWhole()).isTrue();
            MirrorReport report = MirrorProcess.run(session, file, true);
            assertThat(report.isWhole()).as("%s", report).isTrue();
            assertThat(report.requests()).isLessThan(undisturbed.requests() * 19 / 20);
        }
        assertThat(objects(file)).isEqualTo(objects(whole)).hasSize(COLUMNS * ROWS + 3);
        if (name.endsWith(".snmprec")) {
            assertThat(file).hasSameBinaryContentAs(whole);
            assertThat(folder.resolve(growing)).doesNotExist();
        }
    }

    @Test
    void aBatchThatWasNotWrittenToItsEndIsReadAgain() throws IOException {
        Path file = folder.resolve("cut.snmprec");
        try (OddDevice device = device()) {
            MirrorOptions brief = MirrorOptions.DEFAULT.withTime(Duration.ofNanos(1));
            Mirror mirror = Mirror.of(device.start());
            assertThat(mirror.withOptions(brief).to(file).unfinished()).isNotNull();
            Files.writeString(
                    folder.resolve("cut.snmprec.part"),
                    "1.3.6.1.2.1.2.2.1.2.1|2|999\n1.3.6.1.2.1.2.2.1.99.2|2|9",
                    StandardOpenOption.APPEND);
            assertThat(mirror.withResuming(true).to(file).isWhole()).isTrue();
        }
        assertThat(objects(file)).hasSize(COLUMNS * ROWS + 3);
        assertThat(objects(file))
                .contains(new VarBind(Oid.of("1.3.6.1.2.1.2.2.1.2.1"), new Integer32(1)));
    }

    @Test
    void anInterruptLeavesWhatCameAndTheThreadInterrupted() throws Exception {
        Path file = folder.resolve("interrupted.snmprec");
        CountDownLatch isUnderWay = new CountDownLatch(1);
        try (OddDevice device = device()) {
            device.silentFor(pdu -> {
                boolean isFar = pdu.get(0).getOid().toString().startsWith("1.3.6.1.2.1.2.2.1.1.5");
                if (isFar) {
                    isUnderWay.countDown();
                }
                return isFar;
            });
            Session session = device.start().clone(t -> t.withTimeout(Duration.ofMinutes(2)));
            List<MirrorReport> reports = new ArrayList<>();
            Thread thread =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    reports.add(MirrorProcess.run(session, file, false));
                                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            assertThat(isUnderWay.await(60, TimeUnit.SECONDS)).isTrue();
            thread.interrupt();
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
            assertThat(reports).hasSize(1);
            assertThat(reports.getFirst().unfinished()).isEqualTo("it was interrupted");
            assertThat(objects(folder.resolve("interrupted.snmprec.part"))).hasSizeGreaterThan(10);
            device.silentFor(_ -> false);
            assertThat(MirrorProcess.run(session, file, true).isWhole()).isTrue();
            assertThat(objects(file)).hasSize(COLUMNS * ROWS + 3);
        }
    }

    @Test
    void whatWasBegunWithOtherOptionsIsNotGoneOnWith() throws IOException {
        Path file = folder.resolve("other.snmprec");
        try (OddDevice device = device()) {
            Mirror mirror = Mirror.of(device.start());
            mirror.withOptions(MirrorOptions.DEFAULT.withTime(Duration.ofNanos(1))).to(file);
            Mirror other =
                    mirror.withResuming(true)
                            .withOptions(
                                    MirrorOptions.DEFAULT.withRoots(
                                            List.of(Oid.of("1.3.6.1.2.1"))));
            assertThatThrownBy(() -> other.to(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("other.snmprec.part was begun with other options, as '")
                    .hasMessageContaining(" +.': go on with the same, or begin anew");
            Files.writeString(folder.resolve("none.snmprec.part"), "1.3.6|4|a\n");
            assertThatThrownBy(() -> other.to(folder.resolve("none.snmprec")))
                    .hasMessageContaining("is no mirror that could be gone on with");
        }
    }
}

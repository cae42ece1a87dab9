package dev.sonde.simulator.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.simulator.Device;
import dev.sonde.simulator.Fault;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that change while their devices are served.
@Timeout(60)
class LabWatchTest {

    private static final Oid SYS_NAME = Oid.of("1.3.6.1.2.1.1.5.0");

    @TempDir private Path folder;
    @TempDir private Path other;
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    /// All at once, so that no look meets half a file, however long this thread is kept waiting.
    private Path write(String name, String... lines) throws IOException {
        Path written = Files.write(other.resolve("written"), List.of(lines));
        return Files.move(written, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private void recording(String name, String sysName) throws IOException {
        write(name, SYS_NAME + "|4:writecache|value=" + sysName);
    }

    private Lab watch(Path path) throws IOException {
        return Lab.builder(path).watch(Duration.ofMillis(10)).messages(messages::add).start();
    }

    /// Waits until it is so; the test's own limit ends what never is.
    private void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted()).as("%s", messages).isFalse();
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static String name(Device device) {
        return String.valueOf(device.store().get(SYS_NAME));
    }

    private static boolean isNamed(Lab lab, String device, String sysName) {
        return name(lab.simulator().device(device)).endsWith(": " + sysName);
    }

    private boolean isSaid(String part) {
        return List.copyOf(messages).stream().anyMatch(message -> message.contains(part));
    }

    @Test
    void anEditedRecordingReplacesItsDeviceAndNoOther() throws Exception {
        recording("a.snmprec", "before");
        recording("b.snmprec", "b");
        try (Lab lab = watch(folder)) {
            Device a = lab.simulator().device("a");
            Device b = lab.simulator().device("b");
            assertThat(name(a)).endsWith(": before");
            a.clock().set(Duration.ofDays(3));
            recording("a.snmprec", "after");
            until(() -> isNamed(lab, "a", "after"));
            assertThat(lab.simulator().device("a").clock()).isSameAs(a.clock());
            assertThat(lab.simulator().device("b")).isSameAs(b);
        }
    }

    @Test
    void recordingsComeAndGo() throws Exception {
        recording("a.snmprec", "a");
        try (Lab lab = watch(folder)) {
            Files.createDirectory(folder.resolve("new"));
            recording("new/b.snmprec", "b");
            until(() -> lab.devices().size() == 2);
            assertThat(isNamed(lab, "new/b", "b")).isTrue();
            Files.delete(folder.resolve("a.snmprec"));
            until(() -> lab.devices().size() == 1);
            assertThat(lab.simulator().devices()).extracting(Device::name).containsExactly("new/b");
            recording("new/b@10.snmprec", "b in 10");
            until(() -> lab.simulator().device("new/b").target() != null && hasContext(lab));
        }
    }

    private static boolean hasContext(Lab lab) {
        try {
            return lab.simulator().device("new/b").store("10").get(SYS_NAME) != null;
        } catch (NoSuchElementException e) {
            return false;
        }
    }

    @Test
    void anEditThatBreaksARecordingIsReportedAndTheOldOneServedOn() throws Exception {
        recording("a.snmprec", "before");
        try (Lab lab = watch(folder)) {
            Device before = lab.simulator().device("a");
            until(() -> isNamed(lab, "a", "before"));
            write("a.snmprec", SYS_NAME + "|4|after", "1.3.6.1.x|4|broken");
            until(() -> isSaid("a.snmprec: served as it was before"));
            until(() -> isSaid("a.snmprec:2: "));
            assertThat(lab.simulator().device("a")).isSameAs(before);
            recording("a.snmprec", "mended");
            until(() -> isNamed(lab, "a", "mended"));
        }
    }

    @Test
    void anEditOfTheDescriptionTouchesWhatItIsAbout() throws Exception {
        recording("a.snmprec", "a");
        String device =
                "  - {name: sw-{n}, recording: a.snmprec, count: 3}".replace("sw-{n}", "'sw-{n}'");
        Path file = write("lab.yaml", "devices:", device);
        try (Lab lab = watch(file)) {
            Device first = lab.simulator().device("sw-1");
            Device second = lab.simulator().device("sw-2");
            first.set(SYS_NAME, OctetString.of("set"));
            write(
                    "lab.yaml",
                    "devices:",
                    device.replace("3", "2"),
                    "  - {name: new, recording: a.snmprec}",
                    "rules: [{match: sw-1, faults: {mute: true}}, {match: sw-2, communities: other}]");
            until(() -> lab.devices().stream().anyMatch(each -> each.name().equals("new")));
            assertThat(lab.simulator().devices())
                    .extracting(Device::name)
                    .containsExactly("new", "sw-1", "sw-2");
            // Faults alone change in place: what SET changed is still there.
            assertThat(lab.simulator().device("sw-1")).isSameAs(first);
            assertThat(first.faults()).containsExactly(Fault.mute());
            assertThat(name(first)).endsWith(": set");
            assertThat(lab.simulator().device("sw-2")).isNotSameAs(second);
        }
    }

    @Test
    void anEditThatBreaksTheDescriptionIsReportedWithItsPlaceAndNothingChanges() throws Exception {
        recording("a.snmprec", "a");
        Path file = write("lab.yaml", "devices: [{recording: a.snmprec}]");
        try (Lab lab = watch(file)) {
            Device before = lab.simulator().device("a");
            write("lab.yaml", "devices: [{recording: b.snmprec}]");
            until(() -> isSaid("what was described before is served on"));
            assertThat(isSaid("lab.yaml:1:23: devices[0].recording: there is no file")).isTrue();
            assertThat(lab.simulator().devices()).containsExactly(before);
            // What was missing comes: that is a change, too.
            recording("b.snmprec", "b");
            until(() -> lab.devices().stream().anyMatch(each -> each.name().equals("b")));
            assertThat(lab.simulator().devices()).hasSize(1);
        }
    }

    @Test
    void whatIsNotWatchedStaysUntilItIsAskedToUpdate() throws Exception {
        write("a.snmprec", "1.3.6.1.2.1.2.1.0|2|1");
        Oid number = Oid.of("1.3.6.1.2.1.2.1.0");
        try (Lab lab = Lab.builder(folder).unwatched().start()) {
            assertThat(lab.simulator().device("a").store().get(number)).isEqualTo(new Integer32(1));
            write("a.snmprec", "1.3.6.1.2.1.2.1.0|2|22");
            assertThat(lab.simulator().device("a").store().get(number)).isEqualTo(new Integer32(1));
            lab.update();
            assertThat(lab.simulator().device("a").store().get(number))
                    .isEqualTo(new Integer32(22));
        }
    }

    @Test
    void whatNoModuleTakesInADatabaseIsToldOnceAsOfARecording() throws Exception {
        Oid program = Oid.of("1.3.6.1.2.1.1.7.0");
        Oid moving = Oid.of("1.3.6.1.2.1.1.8.0");
        write("a.snmprec", program + "|2:subprocess|date", moving + "|67:numeric|speed=2");
        write("last.snmprec", "no record");
        Path file = folder.resolve("x.mv.db");
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            Map<Oid, String> records =
                    Map.of(program, "2:subprocess|date", moving, "67:numeric|speed=2");
            database.write("one", List.of(), _ -> false, new TreeMap<>(records), List.of());
        }
        Path lab =
                write(
                        "lab.yaml",
                        "devices:",
                        "- recording: a.snmprec",
                        "- {recording: 'x.mv.db#one', name: 'd{n}', count: 2}",
                        "- recording: last.snmprec");
        try (Lab _ = watch(lab)) {
            until(() -> isSaid("last.snmprec"));
        }
        List<String> told = List.copyOf(messages);
        assertThat(told).hasSize(5);
        assertThat(told.subList(2, 4))
                .containsExactly(
                        told.get(0).replace(folder + "/a.snmprec:1", file + ": " + program),
                        told.get(1).replace(folder + "/a.snmprec", file.toString()))
                .allMatch(line -> line.contains("subprocess") || line.contains("numeric speed"));
    }
}

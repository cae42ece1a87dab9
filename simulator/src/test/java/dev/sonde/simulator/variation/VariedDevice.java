package dev.sonde.simulator.variation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.DeviceClock;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.OverlayStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A device of some records, on a clock that a test moves. Nobody really waits; the waits are kept.
final class VariedDevice {

    static final Instant STARTED = Instant.ofEpochSecond(1_700_000_000);

    final DeviceClock clock = new DeviceClock(() -> 0, STARTED);
    final List<NotificationSpec> sent = new ArrayList<>();
    final List<Duration> waits = new ArrayList<>();
    final OidStore store;

    VariedDevice(String name, Recording recording) {
        VariationContext context = VariationContext.of(name, clock, sent::add);
        store =
                VariedStore.over(
                        new OverlayStore(recording),
                        recording.variations(),
                        new DeviceState(context, waits::add));
    }

    /// A device of these lines, without any problem.
    static VariedDevice of(Path folder, String... lines) throws IOException {
        return new VariedDevice("lab", recording(folder, lines));
    }

    static Recording recording(Path folder, String... lines) throws IOException {
        Reading reading = read(folder, VariationOptions.in(folder), lines);
        assertThat(reading.problems()).isEmpty();
        return reading.recording();
    }

    static Reading read(Path folder, VariationOptions options, String... lines) throws IOException {
        Path file = folder.resolve("device.snmprec");
        // A new one: some file systems wait for the disk where the old one is emptied.
        Files.deleteIfExists(file);
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
        return SnmprecFormat.read(file, options);
    }

    /// The one problem of this line, which costs nothing else.
    static String fault(Path folder, String line) throws IOException {
        Reading reading = read(folder, VariationOptions.in(folder), "1.3.1|2|1", line, "1.3.9|2|9");
        assertThat(reading.recording().size()).isEqualTo(2);
        assertThat(reading.recording().variations()).isEmpty();
        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().getFirst().line()).isEqualTo(2);
        return reading.problems().getFirst().fault();
    }

    Value at(Duration uptime, String oid) {
        clock.set(uptime);
        return get(oid);
    }

    Value get(String oid) {
        return Objects.requireNonNull(store.get(Oid.of(oid)), oid);
    }

    List<String> walk() {
        List<String> walk = new ArrayList<>();
        List<VarBind> run = store.next(Oid.of(""), 10);
        while (!run.isEmpty()) {
            run.forEach(varBind -> walk.add(varBind.oid() + "=" + varBind.value().text()));
            run = store.next(run.getLast().oid(), 10);
        }
        return walk;
    }
}

package dev.sonde.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Community;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.Target;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.OverlayStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The keystone: a recording that is served and mirrored comes back as it was, types, values and
/// order, through memory and database on either side.
@Timeout(120)
class MirrorRoundTripTest {

    private static final Path RECORDINGS = Path.of("..", "recordings");
    private static final String DEVICE = "device";

    @TempDir private Path folder;

    static List<Path> everyRecording() throws IOException {
        try (Stream<Path> files = Files.walk(RECORDINGS)) {
            List<Path> recordings =
                    files.filter(file -> file.toString().endsWith(".snmprec")).sorted().toList();
            assertThat(recordings).hasSizeGreaterThanOrEqualTo(4);
            return recordings;
        }
    }

    private static Recording read(Path file) throws IOException {
        Reading reading = SnmprecFormat.read(file);
        assertThat(reading.problems()).as("problems of %s", file).isEmpty();
        assertThat(reading.notes()).as("notes on %s", file).isEmpty();
        return reading.recording();
    }

    /// What a walk shows of `recording`: all but the explicit holes.
    private static List<VarBind> shown(Recording recording) {
        List<VarBind> shown = new ArrayList<>();
        recording.forEach(varBind -> {
            if (!(varBind.value() instanceof Missing)) {
                shown.add(varBind);
            }
        });
        assertThat(shown).hasSizeGreaterThan(100);
        return shown;
    }

    /// Mirrors `store`, served by a simulator.
    private interface Mirroring {
        MirrorReport with(Mirror mirror) throws IOException;
    }

    private static void mirror(OidStore store, Mirroring mirroring) throws IOException {
        try (Simulator simulator = Simulator.builder().device(DEVICE, store).start()) {
            Target target =
                    Target.of(simulator.address(), new Community(DEVICE))
                            .withTimeout(Duration.ofSeconds(20));
            MirrorReport report = mirroring.with(Mirror.of(Session.open(target)));
            assertThat(report.isWhole()).as("%s", report).isTrue();
            assertThat(report.unordered()).isEmpty();
            assertThat(report.distrusted()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyRecording")
    void fromMemoryToARecording(Path file) throws IOException {
        Recording recording = read(file);
        Path copy = folder.resolve("copy.snmprec");
        mirror(new OverlayStore(recording), mirror -> mirror.to(copy));
        assertThat(read(copy)).containsExactlyElementsOf(shown(recording));
    }

    @ParameterizedTest
    @MethodSource("everyRecording")
    void fromDatabaseToDatabase(Path file) throws IOException {
        Recording recording = read(file);
        try (DeviceDatabase served = DeviceDatabase.openOrCreate(folder.resolve("served.mv.db"));
                DeviceDatabase mirrored =
                        DeviceDatabase.openOrCreate(folder.resolve("mirrored.mv.db"))) {
            served.write(DEVICE, recording, recording::isWritable);
            mirror(served.store(DEVICE), mirror -> mirror.to(mirrored, DEVICE));
            assertThat(mirrored.store(DEVICE).next(Oid.of(""), Integer.MAX_VALUE))
                    .containsExactlyElementsOf(shown(recording));
        }
    }
}

package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a form can express comes back from it.
final class RecordingRoundTripTest {

    @TempDir Path folder;

    private RecordingFile file(String name) {
        return RecordingFile.of(folder.resolve(name)).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.snmprec",
                "a.snmprec.gz",
                "a.snmprec.bz2",
                "a.snmpwalk",
                "a.snmpwalk.bz2",
                "a.sapwalk",
                "a.dump",
                "a.MVC.gz"
            })
    void allThatIsNoLossComesBack(String name) throws IOException {
        long seed = System.nanoTime();
        System.out.println("RecordingRoundTripTest seed " + seed);
        List<VarBind> objects = new ArrayList<>(Samples.objects(new Random(seed), 3000));
        objects.addAll(Samples.objects());
        Recording recording = Recording.of(objects);
        List<String> losses =
                file(name).losses(recording).stream()
                        .map(loss -> loss.fault().replaceFirst(" is left out.*", ""))
                        .toList();
        List<VarBind> kept =
                Stream.iterate(recording.iterator(), all -> all.hasNext(), all -> all)
                        .map(all -> all.next())
                        .filter(varBind ->
                                losses.size() > 1000
                                        ? isKept(name, varBind)
                                        : !losses.contains(varBind.oid().text()))
                        .toList();
        file(name).write(recording, List.of("a header"));
        Reading reading = file(name).read();
        assertThat(reading.problems()).as("seed %d", seed).isEmpty();
        assertThat(reading.recording()).as("seed %d", seed).containsExactlyElementsOf(kept);
        assertThat(kept).hasSizeGreaterThan(1500);
        file("again." + name).write(reading.recording(), List.of("a header"));
        assertThat(Files.readAllBytes(folder.resolve("again." + name)))
                .isEqualTo(Files.readAllBytes(folder.resolve(name)));
    }

    private boolean isKept(String name, VarBind varBind) {
        return file(name).losses(Recording.of(List.of(varBind))).isEmpty();
    }
}

package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.Samples;
import dev.sonde.simulator.store.StoreWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnmprecRoundTripTest {

    @TempDir Path folder;

    private Path write(String name, List<VarBind> objects) throws IOException {
        Path file = folder.resolve(name);
        try (StoreWriter writer = SnmprecFormat.writer(file, List.of("a header"))) {
            writer.write(objects.subList(0, objects.size() / 2));
            writer.write(objects.subList(objects.size() / 2, objects.size()));
            writer.complete();
        }
        return file;
    }

    private void assertComesBack(List<VarBind> objects) throws IOException {
        Reading reading = SnmprecFormat.read(write("a.snmprec", objects));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.notes()).isEmpty();
        assertThat(reading.recording()).containsExactlyElementsOf(objects);
    }

    @Test
    void everyTypeAndItsExtremesComeBack() throws IOException {
        assertComesBack(Samples.objects());
    }

    @Test
    void randomObjectsComeBack() throws IOException {
        long seed = System.nanoTime();
        System.out.println("SnmprecRoundTripTest seed " + seed);
        assertComesBack(Samples.objects(new Random(seed), 3000));
    }

    @Test
    void theSameObjectsMakeTheSameFile() throws IOException {
        List<VarBind> objects = Samples.objects();
        assertThat(write("a.snmprec", objects)).hasSameBinaryContentAs(write("b.snmprec", objects));
        List<VarBind> read = List.copyOf(asList(SnmprecFormat.read(folder.resolve("a.snmprec"))));
        assertThat(Files.readAllBytes(write("c.snmprec", read)))
                .isEqualTo(Files.readAllBytes(folder.resolve("a.snmprec")));
    }

    private static List<VarBind> asList(Reading reading) {
        List<VarBind> objects = new java.util.ArrayList<>();
        reading.recording().forEach(objects::add);
        return objects;
    }
}

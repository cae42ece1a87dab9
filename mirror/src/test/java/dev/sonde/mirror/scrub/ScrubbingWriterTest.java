package dev.sonde.mirror.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.StoreWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubbingWriterTest {

    private static final ScrubKey KEY = ScrubKey.of(new byte[32]);

    /// Takes down what it is given.
    private static final class Taken implements StoreWriter {
        final List<VarBind> objects = new ArrayList<>();
        boolean complete;
        boolean closed;

        @Override
        public void write(List<VarBind> batch) {
            assertThat(batch).isNotEmpty();
            objects.addAll(batch);
        }

        @Override
        public void complete() {
            complete = true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @TempDir private Path folder;

    private static List<VarBind> addresses() {
        List<VarBind> objects = new ArrayList<>();
        for (int column = 1; column <= 2; column++) {
            for (int third = 0; third < 256; third++) {
                Oid oid = Oid.of("1.3.6.1.2.1.4.20.1." + column + ".10.3." + third + ".1");
                objects.add(new VarBind(oid, new Integer32(third)));
            }
        }
        objects.add(new VarBind(Oid.of("1.3.6.1.2.1.5.1.0"), new Integer32(0)));
        return objects;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300, 1000})
    void whatGoesInInOrderComesOutInOrderAndWhole(int batch) throws IOException {
        Taken taken = new Taken();
        List<VarBind> objects = addresses();
        try (StoreWriter writer = Scrubber.of(ScrubProfile.NETWORK, KEY).before(taken)) {
            for (int from = 0; from < objects.size(); from += batch) {
                writer.write(objects.subList(from, Math.min(objects.size(), from + batch)));
            }
            writer.complete();
        }
        assertThat(taken.complete).isTrue();
        assertThat(taken.objects).extracting(VarBind::oid).isSorted().doesNotHaveDuplicates();
        assertThat(taken.objects)
                .containsExactlyElementsOf(
                        Scrubber.of(ScrubProfile.NETWORK, KEY).scrub(Recording.of(objects)));
    }

    @Test
    void whatIsHeldBackIsWrittenWhenItIsClosedWithoutAnEnd() throws IOException {
        Taken taken = new Taken();
        StoreWriter writer = Scrubber.of(ScrubProfile.NETWORK, KEY).before(taken);
        writer.write(addresses().subList(0, 100));
        assertThat(taken.objects).isEmpty();
        writer.close();
        assertThat(taken.objects).hasSize(100);
        assertThat(taken.complete).isFalse();
        assertThat(taken.closed).isTrue();
    }

    @Test
    void aFileIsWrittenScrubbed() throws IOException {
        Path file = folder.resolve("scrubbed.snmprec");
        List<VarBind> objects = new ArrayList<>();
        Office.recording().forEach(objects::add);
        Scrubber scrubber = Scrubber.of(ScrubProfile.NETWORK, KEY);
        objects.forEach(scrubber::learn);
        try (StoreWriter writer = scrubber.before(SnmprecFormat.writer(file, List.of()))) {
            writer.write(objects);
            writer.complete();
        }
        assertThat(SnmprecFormat.read(file).notes()).isEmpty();
        assertThat(SnmprecFormat.read(file).recording())
                .hasSize(Office.recording().size() - 4)
                .noneMatch(object -> object.toString().contains(Office.NAME));
    }
}

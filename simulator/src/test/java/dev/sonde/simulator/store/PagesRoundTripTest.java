package dev.sonde.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is written in whatever order, over several pages, is what a sorted map holds.
@Timeout(120)
final class PagesRoundTripTest {

    @TempDir Path folder;

    private final NavigableMap<Oid, Value> model = new TreeMap<>();

    private static List<VarBind> batch(Random random) {
        List<VarBind> batch = new ArrayList<>();
        Oid column = Oid.of("1.3.6.1").append(random.nextInt(4));
        int first = random.nextInt(2000);
        int step = random.nextInt(1, 4);
        int size = random.nextInt(4) == 0 ? random.nextInt(1200) : random.nextInt(20);
        for (int i = 0; i < size; i++) {
            int row = random.nextInt(5) == 0 ? random.nextInt(3000) : first + i * step;
            batch.add(new VarBind(column.append(row), Samples.value(random)));
        }
        return batch;
    }

    private List<VarBind> expected() {
        return model.entrySet().stream().map(e -> new VarBind(e.getKey(), e.getValue())).toList();
    }

    private static List<VarBind> all(DatabaseStore store) throws IOException {
        List<VarBind> all = new ArrayList<>();
        store.forEach(all::addAll);
        return all;
    }

    @Test
    void batchesInAnyOrderOverEachOther() throws IOException {
        long seed = System.nanoTime();
        System.out.println("PagesRoundTripTest seed " + seed);
        Random random = new Random(seed);
        Path file = folder.resolve("devices.mv.db");
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file);
                SnapshotWriter writer = database.writer("device", List.of())) {
            for (int i = 0; i < 60; i++) {
                List<VarBind> batch = batch(random);
                writer.write(batch);
                batch.forEach(varBind -> model.put(varBind.oid(), varBind.value()));
                assertThat(writer.objects()).as("seed %d", seed).isEqualTo(model.size());
            }
            assertThat(all(database.store("device"))).as("seed %d", seed).isEqualTo(expected());
        }
        try (DeviceDatabase database = DeviceDatabase.open(file)) {
            SnapshotWriter writer = database.unfinished("device");
            assertThat(writer).as("there is no state to go on with").isNull();
            DatabaseStore store = database.store("device");
            for (int i = 0; i < 40; i++) {
                List<VarBind> batch = batch(random);
                store.set(batch);
                batch.forEach(varBind -> model.put(varBind.oid(), varBind.value()));
                Oid oid = Samples.oid(random);
                assertThat(store.get(oid)).as("seed %d", seed).isEqualTo(model.get(oid));
            }
            assertThat(all(store)).as("seed %d", seed).isEqualTo(expected());
        }
        try (DeviceDatabase database = DeviceDatabase.open(file)) {
            assertThat(all(database.store("device"))).as("seed %d", seed).isEqualTo(expected());
        }
    }

    @Test
    void pagesStaySmallWhateverTheirObjects() {
        List<StoredObject> objects = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String text = "x".repeat(i < 10 ? 65535 : 1);
            VarBind varBind = new VarBind(Oid.of("1.3").append(i), OctetString.of(text));
            objects.add(StoredObject.of(varBind, false));
        }
        List<Page> pages = Page.of(objects, Instant.EPOCH);
        assertThat(pages.stream().flatMap(page -> page.objects().stream())).isEqualTo(objects);
        assertThat(pages).allMatch(page -> page.size() <= Page.MOST_OBJECTS);
        assertThat(pages).allMatch(page -> page.octets() <= 2 * 65_536);
        assertThat(pages.getLast().size()).isGreaterThan(200);
    }
}

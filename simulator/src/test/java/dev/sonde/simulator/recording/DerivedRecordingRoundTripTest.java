package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A store against a map that has the same put into it one by one.
class DerivedRecordingRoundTripTest {

    private static final int ROUNDS = 2_000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private Oid oid() {
        return Oid.of(1, 3, random.nextInt(4), random.nextInt(6));
    }

    private NavigableMap<Oid, Value> objects(int most, boolean withHoles) {
        NavigableMap<Oid, Value> objects = new TreeMap<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            boolean isHole = withHoles && random.nextInt(5) == 0;
            objects.put(oid(), isHole ? Missing.NO_SUCH_INSTANCE : new Integer32(random.nextInt()));
        }
        return objects;
    }

    private static Recording recording(NavigableMap<Oid, Value> objects) {
        return Recording.of(
                objects.entrySet().stream()
                        .map(entry -> new VarBind(entry.getKey(), entry.getValue()))
                        .toList());
    }

    @Test
    void everyReadingIsThatOfOneMap() {
        for (int round = 0; round < ROUNDS; round++) {
            NavigableMap<Oid, Value> base = objects(12, true);
            NavigableMap<Oid, Value> own = objects(5, false);
            TreeSet<Oid> hidden = new TreeSet<>(objects(5, false).keySet());
            DerivedRecording store =
                    new DerivedRecording(
                            recording(base),
                            List.copyOf(hidden),
                            recording(own),
                            Collections.emptyNavigableMap());
            NavigableMap<Oid, Value> expected = new TreeMap<>(base);
            expected.keySet().removeAll(hidden);
            expected.putAll(own);
            check(store, expected, round);
        }
    }

    private void check(DerivedRecording store, NavigableMap<Oid, Value> expected, int round) {
        for (int i = 0; i < 10; i++) {
            Oid from = oid();
            int limit = random.nextInt(8);
            assertThat(store.get(from))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected.get(from));
            assertThat(store.next(from, limit))
                    .as("seed %d, round %d, %d after %s", seed, round, limit, from)
                    .isEqualTo(
                            expected.tailMap(from, false).entrySet().stream()
                                    .filter(entry -> entry.getValue().isPresent())
                                    .limit(limit)
                                    .map(entry -> new VarBind(entry.getKey(), entry.getValue()))
                                    .toList());
        }
    }
}

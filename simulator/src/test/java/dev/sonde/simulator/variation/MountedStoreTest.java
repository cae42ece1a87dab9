package dev.sonde.simulator.variation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Integer32;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.OverlayStore;
import dev.sonde.simulator.store.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A store with another one in a subtree.
final class MountedStoreTest {

    private static VarBind object(String oid, int value) {
        return new VarBind(Oid.of(oid), new Integer32(value));
    }

    private static OidStore store(int value, String... oids) {
        return new OverlayStore(
                Recording.of(
                        Arrays.stream(oids).map(oid -> object(oid, value)).toList(),
                        oid -> oid.length() > 3));
    }

    private static OidStore mounted(OidStore base, String prefix, OidStore subtree) {
        return new MountedStore(base, Oid.of(prefix), subtree);
    }

    private static List<String> walk(OidStore store, int limit) {
        List<String> walk = new ArrayList<>();
        List<VarBind> run = store.next(Oid.of(""), limit);
        while (!run.isEmpty()) {
            assertThat(run).hasSizeLessThanOrEqualTo(limit);
            run.forEach(varBind -> walk.add(varBind.oid() + "=" + varBind.value().text()));
            run = store.next(run.getLast().oid(), limit);
        }
        return walk;
    }

    @Test
    void walksPassThroughTheSubtreeWhateverTheirStep() {
        OidStore store =
                mounted(
                        store(1, "1.1", "1.2.5", "1.2.7.1", "1.3", "1.4"),
                        "1.2",
                        store(2, "1.1.9", "1.2", "1.2.1", "1.2.7", "1.2.4294967295", "1.3.1"));
        for (int limit = 1; limit < 9; limit++) {
            assertThat(walk(store, limit))
                    .as("%d", limit)
                    .containsExactly(
                            "1.1=1",
                            "1.2=2",
                            "1.2.1=2",
                            "1.2.7=2",
                            "1.2.4294967295=2",
                            "1.3=1",
                            "1.4=1");
        }
    }

    @Test
    void anEmptySubtreeHidesWhatIsBelow() {
        OidStore store = mounted(store(1, "1.1", "1.2.5", "1.3"), "1.2", store(2, "1.3.1"));
        assertThat(walk(store, 5)).containsExactly("1.1=1", "1.3=1");
        assertThat(store.get(Oid.of("1.2.5"))).isNull();
    }

    @Test
    void theSubtreeMayBeTheWholeDeviceOrItsEnd() {
        assertThat(walk(mounted(store(1, "1.1"), "1", store(2, "1.2")), 5))
                .containsExactly("1.2=2");
        assertThat(walk(mounted(store(1, "1.1"), "1.4294967295", store(2, "1.4294967295.1")), 5))
                .containsExactly("1.1=1", "1.4294967295.1=2");
    }

    @Test
    void nothingIsReturnedWhereNothingIsAskedFor() {
        assertThat(mounted(store(1, "1.1"), "1.2", store(2, "1.2.1")).next(Oid.of(""), 0))
                .isEmpty();
    }

    @Test
    void aSetGoesWhereItBelongs() {
        OidStore base = store(1, "1.1.1.1", "1.2.1.1");
        OidStore subtree = store(2, "1.2.1.1");
        OidStore store = mounted(base, "1.2", subtree);
        List<VarBind> set = List.of(object("1.2.1.1", 20), object("1.1.1.1", 10));
        assertThat(store.test(set)).isNull();
        store.set(set);
        assertThat(base.get(Oid.of("1.1.1.1"))).isEqualTo(new Integer32(10));
        assertThat(base.get(Oid.of("1.2.1.1"))).isEqualTo(new Integer32(1));
        assertThat(subtree.get(Oid.of("1.2.1.1"))).isEqualTo(new Integer32(20));
    }

    @Test
    void theFirstRefusalOfEitherStoreIsToBlame() {
        OidStore store = mounted(store(1, "1.1.1.1"), "1.2", store(2, "1.2.1.1"));
        Refusal second = new Refusal(1, ErrorStatus.NOT_WRITABLE);
        assertThat(
                        store.test(
                                List.of(
                                        object("1.1.1.1", 5),
                                        object("1.2.9.9", 5),
                                        object("1.1.9.9", 5))))
                .isEqualTo(second);
        assertThat(
                        store.test(
                                List.of(
                                        object("1.2.1.1", 5),
                                        object("1.1.9.9", 5),
                                        object("1.2.9.9", 5))))
                .isEqualTo(second);
    }
}

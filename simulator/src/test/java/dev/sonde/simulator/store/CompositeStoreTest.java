package dev.sonde.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Integer32;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositeStoreTest {

    private static final Oid ROOT = Oid.of("1.3.6.1");

    private static VarBind number(String suffix, int number) {
        return new VarBind(ROOT.append(Oid.of(suffix)), new Integer32(number));
    }

    private static Oid oid(String suffix) {
        return ROOT.append(Oid.of(suffix));
    }

    private static OverlayStore store(VarBind... objects) {
        return new OverlayStore(Recording.of(List.of(objects), _ -> true));
    }

    private final OverlayStore base = store(number("1", 1), number("4.9", 0), number("5", 5));
    private final OverlayStore outer =
            store(number("4", 4), number("4.1", 41), number("4.2.1", 0), number("9", 0));
    private final OverlayStore inner = store(number("4.2.7", 427), number("4.9", 0));
    private final CompositeStore store =
            CompositeStore.over(base)
                    .mount(oid("4"), outer)
                    .mount(oid("4.2"), inner)
                    .mount(oid("4.5"), store())
                    .mount(Oid.of("1.3.6.4294967295"), store())
                    .build();

    @Test
    void eachStoreIsSeenInItsSubtreeAndNoOther() {
        VarBind[] all = {
            number("1", 1), number("4", 4), number("4.1", 41), number("4.2.7", 427), number("5", 5)
        };
        assertThat(store.next(ROOT, 9)).containsExactly(all);
        Oid at = ROOT;
        for (VarBind expected : all) {
            assertThat(store.nextOid(at)).isEqualTo(expected.oid());
            assertThat(store.next(at)).isEqualTo(expected);
            assertThat(store.get(expected.oid())).isEqualTo(expected.value());
            at = expected.oid();
        }
        assertThat(store.next(at)).isNull();
        assertThat(store.nextOid(at)).isNull();
        assertThat(store.get(oid("4.9"))).isNull();
        assertThat(store.get(oid("4.2.1"))).isNull();
        assertThat(store.get(oid("9"))).isNull();
    }

    @Test
    void theDeepestStoreTakesWhatIsSet() {
        store.set(List.of(number("4.2.8", 8), number("4.3", 3), number("6", 6)));
        assertThat(inner.get(oid("4.2.8"))).isEqualTo(new Integer32(8));
        assertThat(outer.get(oid("4.3"))).isEqualTo(new Integer32(3));
        assertThat(outer.get(oid("4.2.8"))).isNull();
        assertThat(base.get(oid("6"))).isEqualTo(new Integer32(6));
        assertThat(store.next(oid("4.2.7"), 9))
                .containsExactly(
                        number("4.2.8", 8), number("4.3", 3), number("5", 5), number("6", 6));
    }

    @Test
    void ofRefusalsOfSeveralStoresTheFirstCounts() {
        assertThat(store.test(List.of(number("4.2.7", 1), number("5", 6)))).isNull();
        assertThat(
                        store.test(
                                List.of(
                                        number("4.2.7", 1),
                                        number("7", 7),
                                        number("4.2.9", 1),
                                        number("4.7", 7))))
                .isEqualTo(new Refusal(1, ErrorStatus.NOT_WRITABLE));
    }

    @Test
    void whereOneStoreFailsTheOthersAreSetBack() {
        Oid broken = oid("6");
        OidStore failing =
                CompositeStore.over(store)
                        .mount(
                                broken,
                                ComputedStore.builder()
                                        .value(broken, () -> new Integer32(6), this::refuse)
                                        .build())
                        .build();
        assertThatThrownBy(() ->
                        failing.set(List.of(number("1", 2), number("4.2.9", 9), number("6", 7))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> {
                            assertThat(e.status()).isEqualTo(ErrorStatus.RESOURCE_UNAVAILABLE);
                            assertThat(e.oid()).isEqualTo(broken);
                        });
        assertThat(failing.next(ROOT, 2)).containsExactly(number("1", 1), number("4", 4));
        assertThat(failing.next(oid("4.2"), 9))
                .containsExactly(number("4.2.7", 427), number("5", 5), number("6", 6));
    }

    private void refuse(Value value) {
        throw new RefusedException(ErrorStatus.RESOURCE_UNAVAILABLE);
    }

    @Test
    void itWaitsAsLongAsTheSlowestStore() {
        ComputedStore slow = ComputedStore.builder().waiting(Waiting.ALWAYS).build();
        assertThat(store.waiting()).isEqualTo(Waiting.NEVER);
        assertThat(CompositeStore.over(store).mount(oid("8"), slow).build().waiting())
                .isEqualTo(Waiting.ALWAYS);
    }

    @Test
    void aSubtreeHasOneStore() {
        assertThatThrownBy(() -> CompositeStore.over(base).mount(ROOT, inner).mount(ROOT, outer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is a store mounted at 1.3.6.1");
    }
}

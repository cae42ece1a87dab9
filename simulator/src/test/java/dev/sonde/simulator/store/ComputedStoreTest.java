package dev.sonde.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ComputedStoreTest {

    private static final Oid ROOT = Oid.of("1.3.6.1.4.1.64512");

    private final List<String> calls = new ArrayList<>();

    private static VarBind number(long arc, int number) {
        return new VarBind(ROOT.append(arc), new Integer32(number));
    }

    private static ComputedStore.Builder counting(AtomicInteger reads, int objects) {
        ComputedStore.Builder builder = ComputedStore.builder();
        for (int i = 1; i <= objects; i++) {
            builder.value(ROOT.append(i), () -> new Integer32(reads.incrementAndGet()));
        }
        return builder;
    }

    private Consumer<Value> logging(String name) {
        return value -> calls.add(name + " " + value.text());
    }

    @Test
    void everyReadWorksTheValueOutAnew() {
        ComputedStore store = counting(new AtomicInteger(), 1).build();
        assertThat(store.get(ROOT.append(1))).isEqualTo(new Integer32(1));
        assertThat(store.next(ROOT)).isEqualTo(number(1, 2));
        assertThat(store.next(ROOT, 5)).containsExactly(number(1, 3));
    }

    @Test
    void onlyWhatIsReturnedIsWorkedOut() {
        AtomicInteger reads = new AtomicInteger();
        OidStore store = counting(reads, 9).build().over(Recording.of(List.of(number(20, 20))));
        assertThat(store.next(ROOT, 3)).hasSize(3);
        assertThat(store.next(ROOT.append(8))).isNotNull();
        assertThat(store.nextOid(ROOT)).isEqualTo(ROOT.append(1));
        assertThat(reads).hasValue(4);
        // Neither is what an overlay hides.
        OidStore overlay = new OverlayStore(store);
        overlay.set(List.of(number(1, 1), number(5, 5)));
        assertThat(overlay.next(ROOT)).isEqualTo(number(1, 1));
        assertThat(overlay.next(ROOT.append(4))).isEqualTo(number(5, 5));
        assertThat(reads).hasValue(4);
        assertThat(overlay.next(ROOT.append(5), 2)).hasSize(2);
        assertThat(reads).hasValue(6);
    }

    @Test
    void aSetterTakesWhatIsSetAndNothingElseDoes() {
        ComputedStore store =
                ComputedStore.builder()
                        .value(ROOT.append(1), () -> new Integer32(1), logging("one"))
                        .value(ROOT.append(2), () -> new Integer32(2))
                        .build();
        assertThat(store.isWritable(ROOT.append(1))).isTrue();
        assertThat(store.isWritable(ROOT.append(2))).isFalse();
        store.set(List.of(number(1, 11)));
        assertThatThrownBy(() -> store.set(List.of(number(1, 5), number(2, 5))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("1.3.6.1.4.1.64512.2 has no setter");
        assertThat(calls).containsExactly("one 11");
        assertThat(store.test(List.of(new VarBind(ROOT.append(1), OctetString.of("x")))))
                .isEqualTo(new Refusal(0, ErrorStatus.WRONG_TYPE));
    }

    @Test
    void settersBeforeTheOneThatRefusesAreGivenTheOldValuesBackwards() {
        ComputedStore store =
                ComputedStore.builder()
                        .value(ROOT.append(1), () -> new Integer32(1), logging("one"))
                        .value(ROOT.append(2), () -> new Integer32(2), logging("two"))
                        .value(
                                ROOT.append(3),
                                () -> new Integer32(3),
                                _ -> {
                                    throw new RefusedException(ErrorStatus.WRONG_VALUE);
                                })
                        .build();
        assertThatThrownBy(() -> store.set(List.of(number(1, 5), number(2, 6), number(3, 7))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> {
                            assertThat(e.status()).isEqualTo(ErrorStatus.WRONG_VALUE);
                            assertThat(e.oid()).isEqualTo(ROOT.append(3));
                            assertThat(e).hasNoCause();
                        });
        assertThat(calls).containsExactly("one 5", "two 6", "two 2", "one 1");
    }

    @Test
    void aSetterThatFailsIsCommitFailedAndOneThatCannotGoBackIsUndoFailed() {
        Consumer<Value> onlyOnce =
                value -> {
                    if (!calls.isEmpty()) {
                        throw new IllegalStateException("stuck");
                    }
                    calls.add(value.text());
                };
        ComputedStore store =
                ComputedStore.builder()
                        .value(ROOT.append(1), () -> new Integer32(1), onlyOnce)
                        .value(ROOT.append(2), () -> new Integer32(2), onlyOnce)
                        .build();
        assertThatThrownBy(() -> store.set(List.of(number(1, 5), number(2, 6))))
                .isInstanceOf(RefusedException.class)
                .hasMessage("the object answers undoFailed")
                .hasRootCauseMessage("stuck");
        assertThatThrownBy(() -> store.set(List.of(number(2, 6))))
                .isInstanceOf(RefusedException.class)
                .hasMessage("the object answers commitFailed")
                .hasRootCauseMessage("stuck");
    }

    @Test
    void whatIsNotThereAtPresentIsSkipped() {
        ComputedStore store =
                ComputedStore.builder()
                        .value(ROOT.append(1), () -> Missing.NO_SUCH_INSTANCE)
                        .value(ROOT.append(2), () -> new Integer32(2))
                        .build();
        assertThat(store.get(ROOT.append(1))).isEqualTo(Missing.NO_SUCH_INSTANCE);
        assertThat(store.next(ROOT)).isEqualTo(number(2, 2));
        assertThat(store.over(Recording.of(List.of(number(3, 3)))).next(ROOT, 9))
                .containsExactly(number(2, 2), number(3, 3));
    }

    @Test
    void aRunEndsBeforeAnObjectThatRefuses() {
        ComputedStore store =
                ComputedStore.builder()
                        .value(ROOT.append(1), () -> new Integer32(1))
                        .value(
                                ROOT.append(2),
                                () -> {
                                    throw new SilenceException();
                                })
                        .build();
        OidStore overlay = new OverlayStore(store.over(Recording.of(List.of(number(3, 3)))));
        overlay.set(List.of(number(4, 4)));
        for (OidStore each : List.of(store, overlay)) {
            assertThat(each.next(ROOT, 9)).containsExactly(number(1, 1));
            assertThatThrownBy(() -> each.next(ROOT.append(1), 9))
                    .isInstanceOf(SilenceException.class);
            assertThat(each.nextOid(ROOT.append(1))).isEqualTo(ROOT.append(2));
        }
        // What is set over it answers in its place.
        overlay.set(List.of(number(2, 22)));
        assertThat(overlay.next(ROOT.append(1), 9))
                .startsWith(number(2, 22))
                .isSubsetOf(number(2, 22), number(3, 3), number(4, 4));
    }
}

package dev.sonde.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OverlayStoreTest {

    private static final Oid ROOT = Oid.of("1.3.6.1");

    private static VarBind number(long arc, int number) {
        return new VarBind(ROOT.append(arc), new Integer32(number));
    }

    private static Recording recording(int count) {
        List<VarBind> objects = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            objects.add(number(i, i));
        }
        return Recording.of(objects, oid -> true);
    }

    @Test
    void devicesThatShareARecordingDoNotSeeEachOthersChanges() {
        Recording shared = recording(3);
        OverlayStore one = new OverlayStore(shared);
        OverlayStore other = new OverlayStore(shared);
        one.set(List.of(number(2, 22)));
        other.set(List.of(number(3, 33)));
        assertThat(one.next(ROOT, 9)).containsExactly(number(1, 1), number(2, 22), number(3, 3));
        assertThat(other.next(ROOT, 9)).containsExactly(number(1, 1), number(2, 2), number(3, 33));
        assertThat(shared.next(ROOT, 9)).containsExactly(number(1, 1), number(2, 2), number(3, 3));
    }

    @Test
    void aRunGoesOnPastAllThatIsHidden() {
        OverlayStore store = new OverlayStore(recording(100));
        for (int i = 11; i <= 90; i++) {
            store.set(List.of(new VarBind(ROOT.append(i), Missing.NO_SUCH_INSTANCE)));
        }
        assertThat(store.next(ROOT.append(9), 3))
                .containsExactly(number(10, 10), number(91, 91), number(92, 92));
        assertThat(store.next(ROOT.append(10))).isEqualTo(number(91, 91));
        assertThat(store.next(ROOT, 1000)).hasSize(20);
    }

    @Test
    void overlaysLieOnOverlays() {
        OverlayStore lower = new OverlayStore(recording(2));
        OverlayStore upper = new OverlayStore(lower);
        upper.set(List.of(number(1, 11)));
        assertThat(upper.next(ROOT, 2)).containsExactly(number(1, 11), number(2, 2));
        assertThat(lower.next(ROOT, 2)).containsExactly(number(1, 1), number(2, 2));
    }

    @Test
    void aBaseThatChangesIsSeenWhereNothingIsLaidOverIt() {
        OverlayStore base = new OverlayStore(recording(3));
        OverlayStore store = new OverlayStore(base);
        store.set(List.of(number(2, 22), number(9, 9)));
        base.set(
                List.of(
                        number(1, 10),
                        number(2, 20),
                        number(5, 50),
                        new VarBind(ROOT.append(3), Missing.NO_SUCH_INSTANCE)));
        assertThat(store.next(ROOT, 9))
                .containsExactly(number(1, 10), number(2, 22), number(5, 50), number(9, 9));
        assertThat(store.get(ROOT.append(1))).isEqualTo(new Integer32(10));
        assertThat(store.get(ROOT.append(3))).isEqualTo(Missing.NO_SUCH_INSTANCE);
    }

    @Test
    void itWaitsToReadAsItsBaseDoesAndNeverToSet() {
        OidStore database = ComputedStore.builder().waiting(Waiting.TO_SET).build();
        OidStore slow = ComputedStore.builder().waiting(Waiting.ALWAYS).build();
        assertThat(new OverlayStore(database).waiting()).isEqualTo(Waiting.NEVER);
        assertThat(new OverlayStore(slow).waiting()).isEqualTo(Waiting.ALWAYS);
    }
}

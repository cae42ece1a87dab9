package dev.sonde.simulator.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.DeviceClock;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.OverlayStore;
import dev.sonde.simulator.store.RefusedException;
import dev.sonde.simulator.store.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a device answers where some of its records are served by modules.
final class VariedStoreTest {

    @TempDir Path folder;

    private static VariationContext context() {
        return VariationContext.of("lab", new DeviceClock(), _ -> {});
    }

    @Test
    void aRecordingWithoutModulesCostsNothing() throws IOException {
        Recording recording =
                VariedDevice.recording(folder, "1.3.1|2|1", "1.3.2|4:writecache|value=a");
        OidStore lower = new OverlayStore(recording);
        assertThat(VariedStore.over(lower, recording.variations(), context())).isSameAs(lower);
    }

    @Test
    void onlyWhatMayWaitIsRunApart() throws IOException {
        assertThat(VariedDevice.of(folder, "1.3.1|65:numeric|rate=1").store.waiting())
                .isEqualTo(Waiting.NEVER);
        assertThat(VariedDevice.of(folder, "1.3.1|2:delay|value=1").store.waiting())
                .isEqualTo(Waiting.ALWAYS);
    }

    @Test
    void aWalkHasPlainAndVariedObjectsInOneOrder() throws IOException {
        VariedDevice device =
                VariedDevice.of(
                        folder,
                        "1.3.1|65:numeric|initial=1",
                        "1.3.2|2|2",
                        "1.3.3|2:error|status=noSuchObject",
                        "1.3.4|2:writecache|value=4,op=set,status=noAccess",
                        "1.3.5|129|",
                        "1.3.6|2|6",
                        "1.3.7|2:writecache|",
                        "1.3.8|65:numeric|initial=8");
        assertThat(device.walk())
                .containsExactly("1.3.1=1", "1.3.2=2", "1.3.4=4", "1.3.6=6", "1.3.8=8");
        assertThat(device.store.next(Oid.of("1.3.2"), 2))
                .extracting(VarBind::oid)
                .containsExactly(Oid.of("1.3.4"), Oid.of("1.3.6"));
    }

    @Test
    void aRunDoesNotWorkOutWhatItDoesNotReturn() throws IOException {
        VariedDevice device =
                VariedDevice.of(
                        folder,
                        "1.3.1|2|1",
                        "1.3.2|2:delay|value=2",
                        "1.3.3|2|3",
                        "1.3.4|2:delay|value=4",
                        "1.3.5|2:error|value=5,status=genError",
                        "1.3.6|2|6");
        assertThat(device.store.next(Oid.of("1.3"), 10)).hasSize(1);
        assertThat(device.waits).isEmpty();
        assertThat(device.store.next(Oid.of("1.3.1"), 10)).hasSize(2);
        assertThat(device.waits).hasSize(1);
        assertThat(device.store.next(Oid.of("1.3.3"), 10)).hasSize(1);
        assertThat(device.waits).hasSize(2);
        assertThatThrownBy(() -> device.store.next(Oid.of("1.3.4"), 10))
                .isInstanceOf(RefusedException.class);
        assertThat(device.store.next(Oid.of("1.3.5"), 10)).hasSize(1);
        assertThat(device.store.next(Oid.of("1.3"), 0)).isEmpty();
    }

    @Test
    void theNextOidIsToldWithoutWorkingAnythingOut() throws IOException {
        VariedDevice device =
                VariedDevice.of(
                        folder,
                        "1.3.1|2|1",
                        "1.3.2|2:delay|wait=100000",
                        "1.3.3|2:error|status=genError");
        assertThat(device.store.nextOid(Oid.of("1.3"))).isEqualTo(Oid.of("1.3.1"));
        assertThat(device.store.nextOid(Oid.of("1.3.1"))).isEqualTo(Oid.of("1.3.2"));
        assertThat(device.store.nextOid(Oid.of("1.3.2"))).isEqualTo(Oid.of("1.3.3"));
        assertThat(device.store.nextOid(Oid.of("1.3.3"))).isNull();
    }

    @Test
    void whatTheDeviceTakesAwayIsGoneWhateverServesItAndComesBackWhenSet() throws IOException {
        for (String record :
                List.of(
                        "2:delay|value=1",
                        "2:numeric|",
                        "2:notification|host=h,version=1,op=any")) {
            VariedDevice device = VariedDevice.of(folder, "1.3.1|" + record);
            Oid oid = Oid.of("1.3.1");
            device.store.set(List.of(new VarBind(oid, Missing.NO_SUCH_INSTANCE)));
            assertThat(device.get("1.3.1")).as(record).isEqualTo(Missing.NO_SUCH_INSTANCE);
            assertThat(device.walk()).as(record).isEmpty();
            device.store.set(List.of(new VarBind(oid, new Integer32(5))));
            assertThat(device.walk()).as(record).containsExactly("1.3.1=5");
        }
    }

    @Test
    void ofLinesWithOneOidTheLastCountsWhateverServesThem() throws IOException {
        VariedDevice plain = VariedDevice.of(folder, "1.3.1|65:numeric|initial=7", "1.3.1|2|1");
        assertThat(plain.get("1.3.1")).isEqualTo(new Integer32(1));
        VariedDevice cache =
                VariedDevice.of(
                        folder, "1.3.1|2:error|status=genError", "1.3.1|2:writecache|value=1");
        assertThat(cache.get("1.3.1")).isEqualTo(new Integer32(1));
        VariedDevice varied = VariedDevice.of(folder, "1.3.1|2|1", "1.3.1|2:numeric|initial=7");
        assertThat(varied.get("1.3.1")).isEqualTo(new Integer32(7));
    }

    @Test
    void aRecordKnowsHowItWasWritten() throws IOException {
        VariedRecord record =
                VariedDevice.recording(folder, "1.3.1| 65:numeric |rate=1, initial==2")
                        .variations()
                        .firstEntry()
                        .getValue();
        assertThat(record.tag()).isEqualTo("65:numeric");
        assertThat(record.settings()).isEqualTo("rate=1, initial==2");
    }

    @Test
    void oldNamesOfWritecacheAreKnown() throws IOException {
        VariedDevice device =
                VariedDevice.of(
                        folder,
                        "1.3.1|2:volatilecache|value=42",
                        "1.3.2|2:involatilecache|value=43");
        List<VarBind> set =
                List.of(
                        new VarBind(Oid.of("1.3.1"), new Integer32(1)),
                        new VarBind(Oid.of("1.3.2"), new Integer32(2)));
        assertThat(device.store.test(set)).isNull();
        device.store.set(set);
        assertThat(device.walk()).containsExactly("1.3.1=1", "1.3.2=2");
    }
}

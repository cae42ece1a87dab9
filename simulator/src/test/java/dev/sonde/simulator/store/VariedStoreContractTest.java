package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.DeviceClock;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.variation.VariationContext;
import dev.sonde.simulator.variation.VariedStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;

/// Modules that have nothing to say, where there are objects and where there are none, leave all as
/// it is.
final class VariedStoreContractTest extends OidStoreContract {

    @TempDir Path folder;

    @Override
    OidStore store(List<VarBind> objects, Predicate<Oid> writable) throws Exception {
        Path holes = folder.resolve("holes.snmprec");
        Files.writeString(
                holes,
                """
                0.1|2:error|op=set,status=noSuchObject
                1.3.6.1.4.1.64512.1.2.3.4.5|2:error|op=set,status=noAccess
                1.3.6.1.4.1.64512.1.7.7.7|2:writecache|
                1.3.6.1.4.1.64512.9.7.7.7|2:error|op=set,status=noSuchInstance
                2.9|2:error|op=set,status=endOfMib
                """);
        return VariedStore.over(
                new OverlayStore(Recording.of(objects, writable)),
                SnmprecFormat.read(holes).recording().variations(),
                VariationContext.of("contract", new DeviceClock(), _ -> {}));
    }
}

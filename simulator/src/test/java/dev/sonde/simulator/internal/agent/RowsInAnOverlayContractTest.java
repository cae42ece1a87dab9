package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.OverlayStore;

final class RowsInAnOverlayContractTest extends RowStatusContract {

    @Override
    OidStore store(Recording device) {
        return new OverlayStore(device);
    }
}

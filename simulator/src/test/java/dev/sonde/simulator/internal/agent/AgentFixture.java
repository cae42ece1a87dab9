package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.SimulatorStatistics;
import dev.sonde.simulator.store.OidStore;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A simulator with the device `public`, and a manager that asks it.
final class AgentFixture implements AutoCloseable {

    private final Simulator simulator;
    private final RawManager manager;

    private AgentFixture(Simulator.Builder builder) {
        try {
            this.simulator = builder.start();
            this.manager = new RawManager(simulator.address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AgentFixture of(OidStore store) {
        return new AgentFixture(Simulator.builder().device("public", store));
    }

    static AgentFixture of(OidStore store, int maxMessageSize) {
        return new AgentFixture(
                Simulator.builder().device("public", store).maxMessageSize(maxMessageSize));
    }

    RawManager manager() {
        return manager;
    }

    SimulatorStatistics statistics() {
        return simulator.statistics();
    }

    /// Sends `request`, the PDU of a message of `version`, and expects `response`, another.
    void assertAnswer(int version, byte[] request, byte[] response) {
        manager.assertAnswer(
                Wire.message(version, "public", request),
                Wire.message(version, "public", response));
    }

    @Override
    public void close() {
        manager.close();
        simulator.close();
    }
}

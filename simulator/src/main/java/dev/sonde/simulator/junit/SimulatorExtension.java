package dev.sonde.simulator.junit;

import dev.sonde.simulator.Device;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.Simulator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A simulator for tests, for what [SimulatedDevice] cannot say.
///
/// ```java
/// @RegisterExtension
/// static final SimulatorExtension lab = SimulatorExtension.builder()
///         .device("core", "recordings/switch.snmprec")
///         .device(DeviceSpec.of("ups", store).withFaults(Fault.mute()))
///         .build();
/// ```
///
/// In a static field it runs for all tests of the class, in an instance field for each test.
/// Devices have one port, free when it starts, and are told apart by community, unless their
/// [DeviceSpec] says otherwise. Thread-safe.
public final class SimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final Consumer<Simulator.Builder> options;
    private final List<Function<Class<?>, DeviceSpec>> devices;

    /// Which tests and classes are under way. A class may be nested or a subclass, run at the same
    /// time: the last to end is the one that stops the simulator.
    private final Set<String> users = new HashSet<>();

    private @Nullable Simulator simulator;

    private SimulatorExtension(Builder builder) {
        this.options = builder.options;
        this.devices = List.copyOf(builder.devices);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// The simulator, as long as it runs.
    ///
    /// @throws IllegalStateException if no test runs.
    public synchronized Simulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("the simulator runs only while tests do");
        }
        return simulator;
    }

    /// The device with this name.
    ///
    /// @throws NoSuchElementException if there is none.
    /// @throws IllegalStateException if no test runs.
    public Device device(String name) {
        return simulator().device(name);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        use(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        use(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        leave(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        leave(context);
    }

    private synchronized void use(ExtensionContext context) throws IOException {
        if (simulator == null) {
            Simulator.Builder builder = Simulator.builder();
            options.accept(builder);
            devices.forEach(spec -> builder.device(spec.apply(context.getRequiredTestClass())));
            simulator = builder.start();
        }
        users.add(context.getUniqueId());
    }

    private synchronized void leave(ExtensionContext context) {
        users.remove(context.getUniqueId());
        if (users.isEmpty() && simulator != null) {
            simulator.close();
            simulator = null;
        }
    }

    /// What the simulator of an extension serves, and how. Not thread-safe.
    public static final class Builder {

        private final List<Function<Class<?>, DeviceSpec>> devices = new ArrayList<>();
        private Consumer<Simulator.Builder> options = _ -> {};

        private Builder() {}

        /// Serves a recording to the community `name`.
        ///
        /// @param recording its path, as that of [SimulatedDevice#value()].
        public Builder device(String name, String recording) {
            devices.add(test -> DeviceSpec.of(name, RecordingCache.recording(recording, test)));
            return this;
        }

        /// Serves a device. Its store stays the caller's, and is the same for every test; what SET
        /// changes in a recording is not.
        public Builder device(DeviceSpec spec) {
            devices.add(_ -> spec);
            return this;
        }

        /// Changes options of the simulator. Default: those of [Simulator#builder()].
        public Builder simulator(Consumer<Simulator.Builder> options) {
            this.options = options;
            return this;
        }

        public SimulatorExtension build() {
            return new SimulatorExtension(this);
        }
    }
}

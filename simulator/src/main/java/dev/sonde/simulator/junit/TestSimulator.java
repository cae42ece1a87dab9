package dev.sonde.simulator.junit;

import dev.sonde.client.internal.transport.AgentAddress;
import dev.sonde.simulator.Device;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.ReceivedRequest;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.recording.Recording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The simulator of one test or one test class. Used by one thread at a time.
@SuppressWarnings("deprecation") // JUnit 5.12 closes nothing else
final class TestSimulator implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final int REPORTED = 10;

    private final Simulator simulator;

    TestSimulator() {
        try {
            this.simulator = Simulator.builder().start();
        } catch (IOException e) {
            throw new ExtensionConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    Simulator simulator() {
        return simulator;
    }

    /// Starts a device.
    ///
    /// @param test whose class path its recording may be on.
    Device add(SimulatedDevice wanted, Class<?> test) {
        Recording recording =
                wanted.value().isEmpty()
                        ? Recording.of(List.of())
                        : RecordingCache.recording(wanted.value(), test);
        Recording objects = RecordingCache.recording(List.of(wanted.objects()));
        DeviceSpec spec =
                DeviceSpec.of(name(wanted), recording)
                        .withCommunities(wanted.community())
                        .withAddresses(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try {
            Device device =
                    simulator.add(
                            wanted.versions().length == 0
                                    ? spec
                                    : spec.withVersions(Set.of(wanted.versions())));
            objects.forEach(object -> device.set(object.oid(), object.value()));
            return device;
        } catch (IOException e) {
            throw new ExtensionConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    private String name(SimulatedDevice wanted) {
        Set<String> taken =
                simulator.devices().stream().map(Device::name).collect(Collectors.toSet());
        if (taken.contains(wanted.name())) {
            throw new ExtensionConfigurationException(
                    "two devices of a test are named '" + wanted.name() + "'");
        }
        return wanted.name().isEmpty() ? free(defaultName(wanted), taken) : wanted.name();
    }

    private static String defaultName(SimulatedDevice wanted) {
        Path file = Path.of(wanted.value()).getFileName();
        String name = file == null ? "" : file.toString();
        int dot = name.indexOf('.', 1);
        return name.isEmpty() ? "device" : dot < 0 ? name : name.substring(0, dot);
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    /// What each device that was asked was asked last, by address.
    Map<String, String> lastRequests() {
        Map<String, String> last = new LinkedHashMap<>();
        for (Device device : simulator.devices()) {
            List<ReceivedRequest> requests = device.requests();
            String text =
                    requests.stream()
                            .skip(Math.max(0, requests.size() - REPORTED))
                            .map(TestSimulator::text)
                            .collect(Collectors.joining("; "));
            last.put(
                    "asked of " + AgentAddress.text(device.addresses().getFirst()),
                    "%d requests%s"
                            .formatted(requests.size(), text.isEmpty() ? "" : ", last " + text));
        }
        return last;
    }

    private static String text(ReceivedRequest request) {
        return request.oids().stream()
                .map(Object::toString)
                .collect(
                        Collectors.joining(
                                " ", request.version() + " " + request.type() + " ", ""));
    }

    @Override
    public void close() {
        simulator.close();
    }
}

package dev.sonde.simulator.junit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.simulator.Device;
import dev.sonde.simulator.Simulator;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/// The extension as JUnit runs it: when devices start and stop, what fails and how.
@Timeout(60)
@SuppressWarnings("NullAway.Init") // the extension fills the fields
class ExtensionLifeCycleTest {

    private static final String NAME = "1.3.6.1.2.1.1.5.0";
    private static final String NAME_IS_LAB = NAME + "|4|lab";

    /// The devices that a test class of those below saw.
    private static final Queue<InetSocketAddress> SEEN = new ConcurrentLinkedQueue<>();

    @AfterEach
    void forget() {
        SEEN.clear();
    }

    private static Events tests(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute()
                .allEvents();
    }

    private static void see(Device device) {
        SEEN.add(device.addresses().getFirst());
    }

    private static void assertPortsAreFree(int ports) throws IOException {
        assertThat(SEEN).doesNotHaveDuplicates().hasSize(ports);
        for (InetSocketAddress address : SEEN) {
            new DatagramSocket(address).close();
        }
    }

    static class PerTest {
        @SimulatedDevice Device field;

        @RepeatedTest(3)
        void sees(@SimulatedDevice Device parameter) {
            see(field);
            see(parameter);
        }
    }

    @Test
    void devicesOfATestStopWithIt() throws IOException {
        tests(PerTest.class).assertStatistics(s -> s.failed(0));
        assertPortsAreFree(6);
    }

    static class PerClass {
        @SimulatedDevice static Device field;

        @RepeatedTest(3)
        void sees(RepetitionInfo repetition) {
            if (repetition.getCurrentRepetition() == 1) {
                see(field);
            }
            assertThat(field.addresses()).containsExactly(SEEN.element());
            Session.open(field.target()).get(NAME);
            assertThat(field.requests()).hasSize(repetition.getCurrentRepetition());
        }
    }

    @Test
    void aStaticFieldIsOneDeviceForTheClass() throws IOException {
        tests(PerClass.class).assertStatistics(s -> s.failed(0));
        assertPortsAreFree(1);
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerInstance {
        @SimulatedDevice Device field;

        @RegisterExtension
        final SimulatorExtension lab =
                SimulatorExtension.builder().device("lab", "junit/lab.snmprec").build();

        @RepeatedTest(3)
        void sees(RepetitionInfo repetition, @SimulatedDevice Device parameter) {
            if (repetition.getCurrentRepetition() == 1) {
                see(field);
                see(lab.device("lab"));
            }
            assertThat(SEEN)
                    .startsWith(
                            field.addresses().getFirst(), lab.device("lab").addresses().getFirst());
            see(parameter);
        }
    }

    @Test
    void aFieldOfAnInstanceForTheWholeClassIsOneDeviceForTheClass() throws IOException {
        tests(PerInstance.class).assertStatistics(s -> s.failed(0));
        assertPortsAreFree(5);
    }

    static class Parallel {
        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @SimulatedDevice("junit/lab.snmprec")
        Device field;

        @RepeatedTest(2)
        void setsAndGets(
                RepetitionInfo repetition, @SimulatedDevice("junit/lab.snmprec") Device parameter)
                throws Exception {
            String name = "test " + repetition.getCurrentRepetition();
            for (Device device : new Device[] {field, parameter}) {
                see(device);
                device.set(Oid.of(NAME), OctetString.of(name));
                device.clock().pause();
                BOTH.await(30, TimeUnit.SECONDS);
                assertThat(Session.open(device.target()).get(NAME).value().text()).isEqualTo(name);
                BOTH.await(30, TimeUnit.SECONDS);
                assertThat(device.requests()).hasSize(1);
            }
        }
    }

    @Test
    void testsThatRunAtOnceAreApart() throws IOException {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Parallel.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute()
                .testEvents()
                .assertStatistics(s -> s.succeeded(2).failed(0));
        assertPortsAreFree(4);
    }

    static class Failing {
        @Test
        void fails(@SimulatedDevice(objects = NAME_IS_LAB) Device device, Simulator simulator) {
            see(device);
            Session session = Session.open(device.target());
            for (int i = 1; i <= 11; i++) {
                session.get(Oid.of(NAME), Oid.of("1.3." + i));
            }
            throw new AssertionError("as it should");
        }
    }

    @Test
    void whatADeviceWasAskedLastIsPublishedWhereATestFails() {
        Events events = tests(Failing.class);
        events.assertStatistics(s -> s.failed(1).reportingEntryPublished(1));
        Map<String, String> report =
                events.reportingEntryPublished()
                        .list()
                        .getFirst()
                        .getRequiredPayload(org.junit.platform.engine.reporting.ReportEntry.class)
                        .getKeyValuePairs();
        InetSocketAddress address = requireNonNull(SEEN.peek());
        String key = "asked of 127.0.0.1:" + address.getPort();
        assertThat(report).containsOnlyKeys(key);
        assertThat(report.get(key))
                .startsWith("11 requests, last v2c GET 1.3.6.1.2.1.1.5.0 1.3.2; v2c GET")
                .endsWith("v2c GET 1.3.6.1.2.1.1.5.0 1.3.11");
    }

    static class NoSuchRecording {
        @Test
        void asks(@SimulatedDevice("recordings/swich.snmprec") Device device) {}
    }

    static class NoRecord {
        @SimulatedDevice(objects = {NAME_IS_LAB, "1.3.6.1.2.1.1.7.0|2|many"})
        Device device;

        @Test
        void asks() {}
    }

    static class Final {
        @SimulatedDevice
        @SuppressWarnings("NullAway")
        final Device device = null;

        @Test
        void asks() {}
    }

    static class WrongType {
        @Test
        void asks(@SimulatedDevice InetAddress device) {}
    }

    static class SameName {
        @Test
        void asks(@SimulatedDevice(name = "a") Device a, @SimulatedDevice(name = "a") Device b) {}
    }

    static class NoSuchRecordingInTheExtension {
        @RegisterExtension
        static final SimulatorExtension lab =
                SimulatorExtension.builder().device("x", "/nowhere/x.snmprec").build();

        @Test
        void asks() {}
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                NoSuchRecording.class,
                NoRecord.class,
                Final.class,
                WrongType.class,
                SameName.class,
                NoSuchRecordingInTheExtension.class
            })
    void whatCannotBeIsOneClearSentence(Class<?> type) {
        String sentence = sentence(type);
        tests(type)
                .assertThatEvents()
                .haveExactly(
                        1, event(finishedWithFailure(message(text -> text.endsWith(sentence)))));
    }

    private static String sentence(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "NoSuchRecording" ->
                    "there is no recording 'recordings/swich.snmprec': neither a file "
                            + Path.of("").toAbsolutePath().resolve("recordings/swich.snmprec")
                            + " nor a resource recordings/swich.snmprec on the class path";
            case "NoRecord" -> "objects of a simulated device: 'many' is no INTEGER";
            case "Final" -> "so that it cannot be final";
            case "WrongType" ->
                    "@SimulatedDevice gives a Device, a Target or a Session, no InetAddress";
            case "SameName" -> "two devices of a test are named 'a'";
            default ->
                    "there is no recording '/nowhere/x.snmprec': neither a file"
                            + " /nowhere/x.snmprec nor a resource nowhere/x.snmprec on the class"
                            + " path";
        };
    }
}

package dev.sonde.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Community;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.Target;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.simulator.Device;
import dev.sonde.simulator.ReceivedRequest;
import dev.sonde.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The extension as a test uses it. Run with JUnit 6 here and with 5.12 in a module of its own.
@Timeout(60)
@SuppressWarnings("NullAway.Init") // the extension fills the fields
class SimulatedDeviceTest {

    private static final String NAME = "1.3.6.1.2.1.1.5.0";
    private static final String NAME_IS_A = NAME + "|4|a";

    @SimulatedDevice("../recordings/ups.snmprec")
    private static Device ofTheClass;

    @SimulatedDevice("junit/lab.snmprec")
    private Device ofTheTest;

    private static Device ofBeforeAll;
    private Device ofBeforeEach;

    @BeforeAll
    static void take(@SimulatedDevice(objects = NAME_IS_A) Device device, Simulator simulator) {
        ofBeforeAll = device;
        assertThat(simulator.devices()).containsOnly(ofTheClass, device);
    }

    @BeforeEach
    void take(@SimulatedDevice(objects = NAME_IS_A) Device device) {
        ofBeforeEach = device;
    }

    private static String name(Device device) {
        return Session.open(device.target()).get(NAME).value().text();
    }

    @Test
    void runsWithTheJUnitItIsMeantFor() {
        assertThat(Test.class.getPackage().getImplementationVersion())
                .startsWith(System.getProperty("sonde.test.junit", "6."));
    }

    @Test
    void everyPlaceGetsADeviceOfItsOwn(
            @SimulatedDevice(objects = NAME_IS_A) Device ofTheParameter, Simulator simulator) {
        assertThat(List.of(ofTheClass, ofTheTest, ofBeforeAll, ofBeforeEach, ofTheParameter))
                .doesNotHaveDuplicates()
                .extracting(Device::addresses)
                .doesNotHaveDuplicates();
        assertThat(simulator.devices())
                .containsExactlyInAnyOrder(ofTheTest, ofBeforeEach, ofTheParameter);
        assertThat(name(ofTheTest)).isEqualTo("lab");
        assertThat(name(ofBeforeAll)).isEqualTo("a");
        assertThat(name(ofBeforeEach)).isEqualTo("a");
        assertThat(name(ofTheParameter)).isEqualTo("a");
        assertThat(name(ofTheClass)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void everyInvocationFindsItsDeviceUntouched(
            String name, @SimulatedDevice("junit/lab.snmprec") Device device) {
        for (Device fresh : List.of(device, ofTheTest)) {
            assertThat(name(fresh)).isEqualTo("lab");
            fresh.set(Oid.of(NAME), OctetString.of(name));
            assertThat(name(fresh)).isEqualTo(name);
            assertThat(fresh.requests())
                    .extracting(ReceivedRequest::type)
                    .containsOnly(ReceivedRequest.Type.GET)
                    .hasSize(2);
        }
    }

    @Test
    void objectsLieOverTheRecording(
            @SimulatedDevice(
                            value = "junit/lab.snmprec",
                            objects = {NAME_IS_A, "1.3.6.1.2.1.1.7.0|2|72"})
                    Device device) {
        assertThat(Session.open(device.target()).walk(Oid.of("1.3")).toList())
                .containsExactly(
                        varBind("1.3.6.1.2.1.1.1.0", "A device on the class path"),
                        varBind(NAME, "a"),
                        new VarBind(Oid.of("1.3.6.1.2.1.1.7.0"), new Integer32(72)));
    }

    private static VarBind varBind(String oid, String text) {
        return new VarBind(Oid.of(oid), OctetString.of(text));
    }

    @Test
    void aDeviceWithoutObjectsIsFilledByTheTest(@SimulatedDevice Device device) {
        assertThat(Session.open(device.target()).walk(Oid.of("1.3")).toList()).isEmpty();
        device.set(Oid.of(NAME), OctetString.of("new"));
        assertThat(name(device)).isEqualTo("new");
    }

    @Test
    void theTargetAndASessionAreGivenToo(
            @SimulatedDevice(objects = NAME_IS_A) Target target,
            @SimulatedDevice(objects = NAME + "|4|b") Session session) {
        assertThat(Session.open(target).get(NAME)).isEqualTo(varBind(NAME, "a"));
        assertThat(session.get(NAME)).isEqualTo(varBind(NAME, "b"));
    }

    @Test
    void theSessionSpeaksTheVersionOfTheDevice(
            @SimulatedDevice(objects = NAME_IS_A, versions = Version.V1) Session session) {
        assertThat(session.target().credentials().version()).isEqualTo(Version.V1);
        assertThat(session.get(NAME)).isEqualTo(varBind(NAME, "a"));
    }

    @Test
    void onlyItsCommunityAndVersionsReachTheDevice(
            @SimulatedDevice(
                            objects = NAME_IS_A,
                            community = "private",
                            versions = {Version.V2C, Version.V3})
                    Device device) {
        assertThat(name(device)).isEqualTo("a");
        for (Community wrong :
                List.of(new Community("public"), new Community("private", Version.V1))) {
            Target target =
                    device.target()
                            .withCredentials(wrong)
                            .withTimeout(Duration.ofMillis(100))
                            .withRetries(0);
            assertThatThrownBy(() -> Session.open(target).get(NAME))
                    .isInstanceOf(SnmpTimeoutException.class);
        }
        assertThat(device.requests()).hasSize(1);
    }

    @Test
    void devicesAreNamedAfterTheirRecordings(
            @SimulatedDevice("../recordings/switch-48.snmprec") Device file,
            @SimulatedDevice("../recordings/switch-48.snmprec") Device again,
            @SimulatedDevice(name = "core") Device named,
            Simulator simulator) {
        assertThat(file.name()).isEqualTo("switch-48");
        assertThat(again.name()).isEqualTo("switch-48-2");
        assertThat(named.name()).isEqualTo("core");
        assertThat(ofTheTest.name()).isEqualTo("lab");
        assertThat(ofBeforeEach.name()).isEqualTo("device");
        assertThat(simulator.device("switch-48-2")).isSameAs(again);
    }

    @Nested
    class Inner {

        @SimulatedDevice(objects = NAME_IS_A)
        private Device ofTheInnerTest;

        private final List<Device> ofTheConstructor = new ArrayList<>();

        Inner(@SimulatedDevice(objects = NAME_IS_A) Device device) {
            ofTheConstructor.add(device);
        }

        @Test
        void innerTestsHaveDevicesOfTheOuterOneToo(Simulator simulator) {
            assertThat(simulator.devices())
                    .containsExactlyInAnyOrder(
                            ofTheTest, ofBeforeEach, ofTheInnerTest, ofTheConstructor.getFirst());
            assertThat(name(ofTheInnerTest)).isEqualTo("a");
        }
    }
}

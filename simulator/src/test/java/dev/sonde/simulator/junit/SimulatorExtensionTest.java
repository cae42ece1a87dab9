package dev.sonde.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.Device;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.recording.Recording;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SimulatorExtensionTest {

    private static final Oid NAME = Oid.of("1.3.6.1.2.1.1.5.0");

    @RegisterExtension
    static final SimulatorExtension lab =
            SimulatorExtension.builder()
                    .device("core", "junit/lab.snmprec")
                    .device("ups", "../recordings/ups.snmprec")
                    .build();

    @RegisterExtension
    final SimulatorExtension ofTheTest =
            SimulatorExtension.builder()
                    .device(DeviceSpec.of("mine", recording("mine")))
                    .simulator(options -> options.requestLog(1))
                    .build();

    private static Recording recording(String name) {
        return Recording.of(List.of(new VarBind(NAME, OctetString.of(name))));
    }

    private static String name(Device device) {
        return Session.open(device.target()).get(NAME).value().text();
    }

    @Test
    void servesItsDevicesAtOnePort() {
        assertThat(name(lab.device("core"))).isEqualTo("lab");
        assertThat(name(lab.device("ups"))).isNotEmpty();
        assertThat(lab.device("core").addresses())
                .isEqualTo(lab.device("ups").addresses())
                .isEqualTo(lab.simulator().addresses());
    }

    @RepeatedTest(3)
    void anInstanceFieldIsASimulatorForEachTest() {
        assertThat(name(ofTheTest.device("mine"))).isEqualTo("mine");
        ofTheTest.device("mine").set(NAME, OctetString.of("changed"));
        assertThat(name(ofTheTest.device("mine"))).isEqualTo("changed");
        assertThat(ofTheTest.device("mine").requests()).hasSize(1);
    }

    @Test
    void standsBesideTheAnnotation(
            @SimulatedDevice("junit/lab.snmprec") Device device, Simulator simulator) {
        assertThat(simulator).isNotSameAs(lab.simulator()).isNotSameAs(ofTheTest.simulator());
        assertThat(name(device)).isEqualTo("lab");
    }

    @Nested
    class Inner {

        @Test
        void aStaticFieldIsOneSimulatorForNestedClassesToo() {
            assertThat(name(lab.device("core"))).isEqualTo("lab");
        }
    }
}

package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.SET;
import static dev.sonde.simulator.internal.agent.Wire.V1;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.message;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.simulator.Device;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.Fault;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.SimulatorStatistics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is wrong with a device `sick`, seen from the wire, beside the healthy `public`.
@Timeout(60)
class FaultTest {

    private static final String NAME = "1.3.6.1.2.1.1.5.0";

    private Simulator simulator;
    private RawManager manager;
    private Device sick;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.builder().device("public", named()).device("sick", named()).start();
        manager = new RawManager(simulator.address());
        sick = simulator.device("sick");
    }

    @AfterEach
    void stop() {
        manager.close();
        simulator.close();
    }

    private static TreeStore named() {
        return new TreeStore().withWritable(NAME, OctetString.of("lab"));
    }

    private static byte[] get(int id) {
        return message(V2C, "sick", pdu(GET, id, 0, 0, varBind(NAME)));
    }

    private static byte[] answer(int id) {
        return message(V2C, "sick", pdu(RESPONSE, id, 0, 0, varBind(NAME, octets("lab"))));
    }

    @Test
    void aMutedDeviceAnswersNothingUntilItIsHealed() {
        sick.fault(Fault.mute());
        manager.assertSilence(get(1));
        assertThat(sick.requests()).hasSize(1);
        assertThat(simulator.statistics().silent()).isEqualTo(1);
        sick.fault();
        assertThat(sick.faults()).isEmpty();
        manager.assertAnswer(get(2), answer(2));
    }

    @Test
    void aMutedDeviceIsNotSet() {
        sick.fault(Fault.mute());
        manager.assertSilence(
                message(V2C, "sick", pdu(SET, 1, 0, 0, varBind(NAME, octets("new")))));
        assertThat(sick.store().get(Oid.of(NAME))).isEqualTo(OctetString.of("lab"));
    }

    @Test
    void aSlowDeviceDelaysNoOther() {
        sick.fault(Fault.latency(Duration.ofHours(2)));
        manager.assertSilence(get(1));
        sick.fault(Fault.latency(Duration.ofMillis(20), Duration.ofMillis(20)));
        manager.assertAnswer(get(2), answer(2));
    }

    @Test
    void aShareOfTheRequestsIsLostTheSameOnesOnEveryRun() throws IOException {
        List<Boolean> first = lost();
        stop();
        start();
        assertThat(lost()).isEqualTo(first);
        assertThat(first.stream().filter(lost -> lost).count()).isBetween(10L, 50L);
        assertThat(first.subList(0, 50)).isNotEqualTo(first.subList(50, 100));
    }

    private List<Boolean> lost() {
        sick.fault(Fault.loss(0.3));
        List<Boolean> lost = new ArrayList<>();
        for (int id = 1; id <= 100; id++) {
            manager.send(get(id));
            lost.add(manager.answersPending() == 0);
        }
        assertThat(simulator.statistics().silent())
                .isEqualTo(lost.stream().filter(one -> one).count());
        return lost;
    }

    @Test
    void sharesOfNoneAndAllAreExact() {
        sick.fault(Fault.loss(0), Fault.duplicate(0), Fault.garbled(0), Fault.truncated(0));
        for (int id = 1; id <= 100; id++) {
            manager.assertAnswer(get(id), answer(id));
        }
        sick.fault(Fault.loss(1));
        for (int id = 1; id <= 100; id++) {
            manager.assertSilence(get(id));
        }
    }

    @Test
    void aDuplicateIsTheSameAnswerTwice() {
        sick.fault(Fault.duplicate(1));
        manager.assertAnswer(get(1), answer(1));
        assertThat(manager.answersPending()).isEqualTo(1);
        assertThat(simulator.statistics().answered()).isEqualTo(2);
    }

    @Test
    void anErrorIsAnsweredInPlaceOfValues() {
        sick.fault(Fault.errors(ErrorStatus.GEN_ERR, 1));
        manager.assertAnswer(get(1), message(V2C, "sick", pdu(RESPONSE, 1, 5, 0, varBind(NAME))));
        sick.fault(Fault.errors(ErrorStatus.NO_ACCESS, 1));
        manager.assertAnswer(get(2), message(V2C, "sick", pdu(RESPONSE, 2, 6, 1, varBind(NAME))));
        manager.assertAnswer(
                message(V1, "sick", pdu(GET, 3, 0, 0, varBind(NAME))),
                message(V1, "sick", pdu(RESPONSE, 3, 2, 1, varBind(NAME))));
    }

    @Test
    void answersThatAreTooBigHaveNoVarBindsButInV1() {
        sick.fault(Fault.errors(ErrorStatus.TOO_BIG, 1));
        manager.assertAnswer(get(1), message(V2C, "sick", pdu(RESPONSE, 1, 1, 0)));
        manager.assertAnswer(
                message(V1, "sick", pdu(GET, 2, 0, 0, varBind(NAME))),
                message(V1, "sick", pdu(RESPONSE, 2, 1, 0, varBind(NAME))));
    }

    @Test
    void anErrorThatNoAnswerHoldsIsTooBigAndInV1Silence() throws IOException {
        try (Simulator small =
                        Simulator.builder()
                                .device("public", named())
                                .device("sick", named())
                                .maxMessageSize(484)
                                .start();
                RawManager asker = new RawManager(small.address())) {
            small.device("sick").fault(Fault.errors(ErrorStatus.GEN_ERR, 1));
            byte[][] many = new byte[60][];
            Arrays.fill(many, varBind(NAME));
            asker.assertAnswer(
                    message(V2C, "sick", pdu(GET, 1, 0, 0, many)),
                    message(V2C, "sick", pdu(RESPONSE, 1, 1, 0)));
            asker.assertSilence(message(V1, "sick", pdu(GET, 2, 0, 0, many)));
            assertThat(small.statistics().unsent()).isEqualTo(1);
        }
    }

    @Test
    void aSetThatIsAnsweredWithAnErrorChangesNothing() {
        sick.fault(Fault.errors(ErrorStatus.RESOURCE_UNAVAILABLE, 1));
        byte[] name = varBind(NAME, octets("new"));
        manager.assertAnswer(
                message(V2C, "sick", pdu(SET, 1, 0, 0, name)),
                message(V2C, "sick", pdu(RESPONSE, 1, 13, 1, name)));
        assertThat(sick.store().get(Oid.of(NAME))).isEqualTo(OctetString.of("lab"));
    }

    @Test
    void aTruncatedAnswerIsTheBeginningOfTheGoodOne() throws IOException {
        List<byte[]> first = damaged(Fault.truncated(1));
        for (byte[] answer : first) {
            byte[] good = answer(1);
            assertThat(answer).hasSizeLessThan(good.length);
            assertThat(answer).isEqualTo(Arrays.copyOf(good, answer.length));
        }
        assertThat(first).extracting(answer -> answer.length).doesNotHaveDuplicates();
        stop();
        start();
        assertThat(damaged(Fault.truncated(1))).containsExactlyElementsOf(first);
    }

    @Test
    void aGarbledAnswerHasWrongOctets() throws IOException {
        List<byte[]> first = damaged(Fault.garbled(1));
        for (byte[] answer : first) {
            byte[] good = answer(1);
            assertThat(answer).hasSameSizeAs(good);
            for (int i = 0; i + 8 <= good.length; i += 8) {
                assertThat(Arrays.mismatch(good, i, i + 8, answer, i, i + 8)).isNotNegative();
            }
        }
        stop();
        start();
        assertThat(damaged(Fault.garbled(1))).containsExactlyElementsOf(first);
    }

    private List<byte[]> damaged(Fault fault) {
        sick.fault(fault);
        return List.of(manager.ask(get(1)), manager.ask(get(1)), manager.ask(get(1)));
    }

    @Test
    void faultsHoldAtOnceAndOthersAreHealthy() {
        sick.fault(
                Fault.latency(Duration.ofMillis(1)),
                Fault.garbled(1),
                Fault.truncated(1),
                Fault.duplicate(1),
                Fault.errors(ErrorStatus.GEN_ERR, 1));
        byte[] error = message(V2C, "sick", pdu(RESPONSE, 1, 5, 0, varBind(NAME)));
        byte[] sent = manager.ask(get(1));
        assertThat(sent.length).isLessThan(error.length);
        byte[] healthy = message(V2C, "public", pdu(GET, 7, 0, 0, varBind(NAME)));
        manager.assertAnswers(
                healthy,
                sent,
                message(V2C, "public", pdu(RESPONSE, 7, 0, 0, varBind(NAME, octets("lab")))));
    }

    @Test
    void everythingReceivedIsCountedOnceMore() {
        sick.fault(
                Fault.loss(0.2),
                Fault.duplicate(0.2),
                Fault.garbled(0.2),
                Fault.errors(ErrorStatus.GEN_ERR, 0.2));
        for (int id = 1; id <= 50; id++) {
            manager.send(get(id));
            manager.send(message(V2C, "nobody", pdu(GET, id, 0, 0)));
            manager.send(message(V2C, "public", pdu(RESPONSE, id, 0, 0)));
            manager.send(message(2, "public", pdu(GET, id, 0, 0)));
            manager.send(new byte[id]);
            manager.answersPending();
        }
        SimulatorStatistics s = simulator.statistics();
        assertThat(s.received()).isEqualTo(50 * 6);
        assertThat(s.answered() + s.silent()).isEqualTo(100);
        assertThat(s.silent()).isBetween(1L, 49L);
        assertThat(
                        List.of(
                                s.unknownCommunity(),
                                s.unsupported(),
                                s.unknownVersion(),
                                s.malformed()))
                .containsOnly(50L);
        assertThat(s.unsent() + s.storeFailures()).isZero();
    }

    @Test
    void faultsMayBeThereFromTheStart() throws IOException {
        simulator.add(DeviceSpec.of("mute", named()).withFaults(Fault.mute()));
        manager.assertSilence(message(V2C, "mute", pdu(GET, 1, 0, 0)));
        assertThat(simulator.device("mute").faults()).containsExactly(Fault.mute());
    }

    @Test
    void whatIsNoFaultIsRefused() {
        assertThatThrownBy(() -> Fault.loss(1.5)).hasMessage("a share is 0 to 1, not 1.5");
        assertThatThrownBy(() -> Fault.garbled(Double.NaN))
                .hasMessage("a share is 0 to 1, not NaN");
        assertThatThrownBy(() -> Fault.duplicate(-0.1)).hasMessage("a share is 0 to 1, not -0.1");
        assertThatThrownBy(() -> Fault.errors(ErrorStatus.NO_ERROR, 1))
                .hasMessage("noError is no error");
        assertThatThrownBy(() -> Fault.latency(Duration.ofMillis(-1)))
                .hasMessage("a latency cannot be negative: PT-0.001S ± PT0S");
    }
}

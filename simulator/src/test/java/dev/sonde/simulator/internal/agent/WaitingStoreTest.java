package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.SET;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.message;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.Waiting;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Stores that keep a request waiting, and those that are read when they are first asked.
@Timeout(60)
class WaitingStoreTest {

    private static final String NAME = "1.3.6.1.2.1.1.5.0";

    private final CountDownLatch gate = new CountDownLatch(1);
    private Simulator simulator;
    private RawManager manager;

    /// Waits at a gate for whatever it is asked.
    private record Gated(Waiting waiting, CountDownLatch gate, TreeStore store)
            implements OidStore {

        private void pass() {
            try {
                assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public @Nullable Value get(Oid oid) {
            if (waiting == Waiting.ALWAYS) {
                pass();
            }
            return store.get(oid);
        }

        @Override
        public List<VarBind> next(Oid oid, int limit) {
            return store.next(oid, limit);
        }

        @Override
        public boolean isWritable(Oid oid) {
            return true;
        }

        @Override
        public void set(List<VarBind> varBinds) {
            pass();
            store.set(varBinds);
        }
    }

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.builder().device("public", new TreeStore()).start();
        manager = new RawManager(simulator.address());
    }

    @AfterEach
    void stop() {
        gate.countDown();
        manager.close();
        simulator.close();
    }

    private static TreeStore named() {
        return new TreeStore().withWritable(NAME, OctetString.of("lab"));
    }

    private static byte[] get(int id) {
        return message(V2C, "x", pdu(GET, id, 0, 0, varBind(NAME)));
    }

    private static byte[] answer(int id) {
        return message(V2C, "x", pdu(RESPONSE, id, 0, 0, varBind(NAME, octets("lab"))));
    }

    @Test
    void aStoreThatWaitsDelaysNoOtherDevice() {
        simulator.add("x", new Gated(Waiting.ALWAYS, gate, named()));
        manager.assertSilence(get(1));
        gate.countDown();
        manager.assertAnswers(get(2), answer(1), answer(2));
    }

    @Test
    void aStoreThatWaitsToSetIsReadAtOnce() {
        simulator.add("x", new Gated(Waiting.TO_SET, gate, named()));
        byte[] name = varBind(NAME, octets("new"));
        manager.assertSilence(message(V2C, "x", pdu(SET, 1, 0, 0, name)));
        manager.assertAnswer(get(2), answer(2));
        gate.countDown();
        assertThat(RawManager.hex(manager.receive()))
                .isEqualTo(RawManager.hex(message(V2C, "x", pdu(RESPONSE, 1, 0, 0, name))));
    }

    @Test
    void aLazyStoreIsReadOnceWhenItIsFirstAskedAndDelaysNoOther() throws IOException {
        AtomicInteger readings = new AtomicInteger();
        simulator.add(
                DeviceSpec.lazy(
                        "x",
                        () -> {
                            readings.incrementAndGet();
                            new Gated(Waiting.ALWAYS, gate, named()).pass();
                            return named();
                        }));
        assertThat(readings).hasValue(0);
        manager.assertSilence(get(1));
        manager.assertSilence(get(2));
        gate.countDown();
        manager.assertAnswers(get(3), answer(1), answer(2), answer(3));
        assertThat(readings).hasValue(1);
    }

    @Test
    void aLazyStoreThatCannotBeReadIsTriedAgain() throws IOException {
        AtomicInteger readings = new AtomicInteger();
        simulator.add(
                DeviceSpec.lazy(
                        "x",
                        () -> {
                            if (readings.incrementAndGet() == 1) {
                                throw new IllegalStateException("the disk is away");
                            }
                            return named();
                        }));
        manager.assertAnswer(get(1), message(V2C, "x", pdu(RESPONSE, 1, 5, 1, varBind(NAME))));
        manager.assertAnswer(get(2), answer(2));
        assertThat(simulator.statistics().storeFailures()).isEqualTo(1);
    }

    @Test
    void aStoreThatCannotSayWhetherItWaitsStopsNobody() {
        simulator.add(
                "x",
                new OidStore() {
                    @Override
                    public Waiting waiting() {
                        throw new IllegalStateException("who knows");
                    }

                    @Override
                    public @Nullable Value get(Oid oid) {
                        return OctetString.of("lab");
                    }

                    @Override
                    public List<VarBind> next(Oid oid, int limit) {
                        return List.of();
                    }

                    @Override
                    public boolean isWritable(Oid oid) {
                        return false;
                    }

                    @Override
                    public void set(List<VarBind> varBinds) {
                        throw new UnsupportedOperationException();
                    }
                });
        manager.assertAnswer(get(1), answer(1));
        manager.assertSilence(message(V2C, "nobody", pdu(GET, 1, 0, 0)));
    }
}

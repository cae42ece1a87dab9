package dev.sonde.simulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Community;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.Target;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.simulator.internal.agent.TreeStore;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a test reads of what its poller asked.
@Timeout(60)
class ReceivedRequestTest {

    private static final Oid NAME = Oid.of("1.3.6.1.2.1.1.5.0");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final SnmpEngine engine = SnmpEngine.builder().open();

    @AfterEach
    void close() {
        engine.close();
    }

    private static Simulator start(int requestLog) throws IOException {
        TreeStore store = new TreeStore().withWritable(NAME.toString(), OctetString.of("lab"));
        return Simulator.builder().requestLog(requestLog).device("public", store).start();
    }

    private Session session(Device device) {
        return engine.session(device.target());
    }

    @Test
    void saysWhatWasAskedHowAndByWhom() throws Exception {
        try (Simulator simulator = start(10)) {
            Device device = simulator.device("public");
            Instant before = Instant.now();
            VarBind name = new VarBind(NAME, OctetString.of("new"));
            session(device).get(NAME, Oid.of("1.3"));
            session(device).getNext(NAME);
            session(device).getBulk(1, 7, NAME, NAME);
            session(device)
                    .clone(t -> t.withCredentials(new Community("public", Version.V1)))
                    .set(name);
            assertThat(device.requests())
                    .extracting(ReceivedRequest::type)
                    .containsExactly(
                            ReceivedRequest.Type.GET,
                            ReceivedRequest.Type.GETNEXT,
                            ReceivedRequest.Type.GETBULK,
                            ReceivedRequest.Type.SET);
            ReceivedRequest get = requireNonNull(device.takeRequest(LONG));
            assertThat(get.oids()).containsExactly(NAME, Oid.of("1.3"));
            assertThat(get.varBinds()).extracting(VarBind::value).containsOnly(Null.NULL);
            assertThat(get.version()).isEqualTo(Version.V2C);
            assertThat(get.contextName() + get.userName()).isEmpty();
            assertThat(get.source().getAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
            assertThat(get.receivedAt()).isBetween(before.minusSeconds(1), Instant.now());
            assertThat(get.nonRepeaters() + get.maxRepetitions()).isZero();
            assertThat(requireNonNull(device.takeRequest(FOREVER)).type())
                    .isEqualTo(ReceivedRequest.Type.GETNEXT);
            ReceivedRequest bulk = requireNonNull(device.takeRequest(Duration.ZERO));
            assertThat(bulk.nonRepeaters()).isEqualTo(1);
            assertThat(bulk.maxRepetitions()).isEqualTo(7);
            ReceivedRequest set = requireNonNull(device.takeRequest(Duration.ZERO));
            assertThat(set.varBinds()).containsExactly(name);
            assertThat(set.version()).isEqualTo(Version.V1);
            assertThat(device.takeRequest(Duration.ZERO)).isNull();
            assertThat(device.takeRequest(Duration.ofMillis(1))).isNull();
            assertThat(device.requests()).hasSize(4).startsWith(get).endsWith(set);
        }
    }

    @Test
    void everyRetryIsARequest() throws Exception {
        try (Simulator simulator = start(10)) {
            Device device = simulator.device("public");
            device.fault(Fault.mute());
            Session session =
                    session(device).clone(t -> t.withTimeout(Duration.ofMillis(50)).withRetries(2));
            assertThatThrownBy(() -> session.get(NAME)).isInstanceOf(SnmpTimeoutException.class);
            assertThat(device.requests())
                    .hasSize(3)
                    .allSatisfy(request -> assertThat(request.oids()).containsExactly(NAME));
        }
    }

    @Test
    void theOldestGoWhereMoreComeThanAreKept() throws Exception {
        try (Simulator simulator = start(2)) {
            Device device = simulator.device("public");
            for (int i = 1; i <= 5; i++) {
                session(device).get(NAME.append(i));
            }
            assertThat(device.requests())
                    .flatExtracting(ReceivedRequest::oids)
                    .containsExactly(NAME.append(4), NAME.append(5));
            assertThat(requireNonNull(device.takeRequest(LONG)).oids())
                    .containsExactly(NAME.append(4));
        }
    }

    @Test
    void noneAreKeptWhereNoneAreWanted() throws Exception {
        try (Simulator simulator = start(0)) {
            Device device = simulator.device("public");
            session(device).get(NAME);
            assertThat(device.requests()).isEmpty();
            assertThat(device.takeRequest(Duration.ofMillis(1))).isNull();
        }
        assertThatThrownBy(() -> Simulator.builder().requestLog(-1))
                .hasMessage("requestLog must not be negative: -1");
    }

    @Test
    void whoWaitsGetsTheNextRequest() throws Exception {
        try (Simulator simulator = start(10)) {
            Device device = simulator.device("public");
            FutureTask<ReceivedRequest> taken = new FutureTask<>(() -> device.takeRequest(LONG));
            Thread waiter = Thread.ofVirtual().start(taken);
            awaitWaiting(waiter);
            session(device).get(NAME);
            assertThat(taken.get().oids()).containsExactly(NAME);
        }
    }

    @Test
    void whoWaitsCanBeInterrupted() throws Exception {
        try (Simulator simulator = start(10)) {
            Device device = simulator.device("public");
            FutureTask<ReceivedRequest> taken = new FutureTask<>(() -> device.takeRequest(FOREVER));
            Thread waiter = Thread.ofVirtual().start(taken);
            awaitWaiting(waiter);
            waiter.interrupt();
            assertThatThrownBy(taken::get).hasCauseInstanceOf(InterruptedException.class);
            session(device).get(NAME);
            assertThat(device.takeRequest(LONG)).isNotNull();
        }
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void requestsBelongToTheDeviceThatIsAsked() throws Exception {
        try (Simulator simulator = start(10)) {
            Device other = simulator.add("other", new TreeStore());
            session(simulator.device("public")).get(NAME);
            assertThat(other.requests()).isEmpty();
            List<VarBind> answer = session(other).get(NAME, NAME);
            assertThat(answer).hasSize(2);
            assertThat(other.requests()).hasSize(1);
        }
    }

    @Test
    void theTargetIsOneThatCanBeAsked() throws Exception {
        try (Simulator simulator =
                Simulator.builder().listen("0.0.0.0:0").device("public", new TreeStore()).start()) {
            Target target = simulator.device("public").target();
            assertThat(target.address().getAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
            assertThat(engine.session(target).get(NAME).value().isPresent()).isFalse();
        }
    }
}

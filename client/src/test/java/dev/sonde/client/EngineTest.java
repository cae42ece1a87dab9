package dev.sonde.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.ExchangeListener.Exchanged;
import dev.sonde.client.ExchangeListener.Outcome;
import dev.sonde.testkit.ScriptedAgent;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an engine guarantees beyond a single call: limits, and that everything can be seen.
@Timeout(60)
class EngineTest {

    private static final Oid NAME = Oid.of("1.3.6.1.2.1.1.5.0");

    private static Session session(SnmpEngine engine, InetSocketAddress agent) {
        return engine.session(
                Target.of(agent, new Community("hush"))
                        .withTimeout(Duration.ofMillis(400))
                        .withRetries(1));
    }

    private static byte[] answer(byte[] request) {
        return Responses.answering(request, _ -> new Integer32(1));
    }

    private static List<Future<VarBind>> getAtOnce(
            ExecutorService executor, List<Session> sessions) {
        List<Future<VarBind>> answers = new ArrayList<>();
        sessions.forEach(session -> answers.add(executor.submit(() -> session.get(NAME))));
        return answers;
    }

    @Test
    void anAgentIsAskedNoMoreThanItsShareAtATime() throws Exception {
        AtomicReference<SnmpEngine> asking = new AtomicReference<>();
        AtomicLong mostInFlight = new AtomicLong();
        List<byte[]> waiting = new ArrayList<>();
        try (SnmpEngine engine = SnmpEngine.builder().maxInFlightPerAgent(2).open();
                ScriptedAgent agent =
                        ScriptedAgent.start((request, count) -> {
                            waiting.add(request);
                            if (waiting.size() < 2) {
                                return List.of();
                            }
                            long unanswered = asking.get().statistics().sent() - count + 2;
                            mostInFlight.accumulateAndGet(unanswered, Math::max);
                            List<byte[]> answers =
                                    waiting.stream().map(EngineTest::answer).toList();
                            waiting.clear();
                            return answers;
                        });
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            asking.set(engine);
            Session session =
                    session(engine, agent.socketAddress())
                            .clone(t -> t.withTimeout(Duration.ofSeconds(20)));
            List<Session> callers = Collections.nCopies(40, session);
            for (Future<VarBind> answer : getAtOnce(executor, callers)) {
                assertThat(answer.get().value()).isEqualTo(new Integer32(1));
            }
            assertThat(mostInFlight).hasValue(2);
        }
    }

    @Test
    void datagramsKeepTheirDistance() {
        Duration distance = Duration.ofMillis(20);
        SnmpEngine.Builder spaced = SnmpEngine.builder().spacing(distance);
        SnmpEngine.Builder limited = SnmpEngine.builder().maxPerSecond(50);
        for (SnmpEngine.Builder builder : List.of(spaced, limited)) {
            try (SnmpEngine engine = builder.open();
                    ScriptedAgent agent =
                            ScriptedAgent.start((request, _) -> List.of(answer(request)))) {
                Session session = session(engine, agent.socketAddress());
                long started = System.nanoTime();
                for (int i = 0; i < 6; i++) {
                    session.get(NAME);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - started))
                        .isGreaterThanOrEqualTo(distance.multipliedBy(5));
            }
        }
    }

    @Test
    void fiveHundredDeadAgentsCostFiveHundredLiveOnesNothing() throws Exception {
        List<ScriptedAgent> live = new ArrayList<>();
        List<DatagramSocket> dead = new ArrayList<>();
        try (SnmpEngine engine = SnmpEngine.builder().open();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Session> sessions = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                live.add(ScriptedAgent.start((request, _) -> List.of(answer(request))));
                dead.add(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
                sessions.add(session(engine, live.getLast().socketAddress()));
                sessions.add(
                        session(
                                engine,
                                (InetSocketAddress) dead.getLast().getLocalSocketAddress()));
            }
            int answers = 0;
            int timeouts = 0;
            for (Future<VarBind> answer : getAtOnce(executor, sessions)) {
                try {
                    answer.get();
                    answers++;
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(SnmpTimeoutException.class);
                    timeouts++;
                }
            }
            assertThat(answers).isEqualTo(500);
            assertThat(timeouts).isEqualTo(500);
            assertThat(engine.statistics().inFlight()).isZero();
        } finally {
            live.forEach(ScriptedAgent::close);
            dead.forEach(DatagramSocket::close);
        }
    }

    @Test
    void aListenerIsToldHowEachExchangeEnds() {
        Queue<Exchanged> seen = new ConcurrentLinkedQueue<>();
        try (SnmpEngine engine = SnmpEngine.builder().listener(seen::add).open();
                ScriptedAgent agent =
                        ScriptedAgent.start((request, count) ->
                                count == 2 || count == 3 ? List.of() : List.of(answer(request)))) {
            Session session = session(engine, agent.socketAddress());
            session.get(NAME);
            assertThatThrownBy(() -> session.get(NAME)).isInstanceOf(SnmpTimeoutException.class);
        }
        assertThat(seen)
                .extracting(Exchanged::outcome)
                .containsExactly(Outcome.ANSWERED, Outcome.TIMED_OUT);
        assertThat(seen).extracting(Exchanged::tries).containsExactly(1, 2);
        assertThat(seen).extracting(Exchanged::operation).containsOnly("GET " + NAME);
        assertThat(seen.toString()).doesNotContain("hush");
    }

    @Test
    void aFlightRecordingShowsEachExchange(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("exchanges.jfr");
        try (Recording recording = new Recording();
                SnmpEngine engine = SnmpEngine.builder().open();
                ScriptedAgent agent =
                        ScriptedAgent.start((request, _) -> List.of(answer(request)))) {
            recording.enable("dev.sonde.Exchange");
            recording.start();
            session(engine, agent.socketAddress()).get(NAME);
            recording.stop();
            recording.dump(file);
            List<RecordedEvent> events =
                    RecordingFile.readAllEvents(file).stream()
                            .filter(e -> e.getEventType().getName().equals("dev.sonde.Exchange"))
                            .toList();
            assertThat(events).hasSize(1);
            assertThat(events.getFirst().getString("agent")).isEqualTo(agent.address());
            assertThat(events.getFirst().getString("operation")).isEqualTo("GET " + NAME);
            assertThat(events.getFirst().getInt("tries")).isEqualTo(1);
            assertThat(events.getFirst().getString("outcome")).isEqualTo("ANSWERED");
            assertThat(events.getFirst().toString()).doesNotContain("hush");
        }
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> SnmpEngine.builder().sockets(0)).hasMessageContaining("sockets");
        assertThatThrownBy(() -> SnmpEngine.builder().maxInFlight(0))
                .hasMessageContaining("maxInFlight");
        assertThatThrownBy(() -> SnmpEngine.builder().spacing(Duration.ofMillis(-1)))
                .hasMessageContaining("spacing");
        assertThatThrownBy(() -> SnmpEngine.shared().close()).hasMessageContaining("shared");
    }
}

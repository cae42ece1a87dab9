package dev.sonde.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sonde.testkit.ScriptedAgent;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Agents and networks that do what they should not: each ends in the right data or in an exception
/// that says what happened.
@Timeout(30)
class MisbehavingAgentTest {

    private static final Oid NAME = Oid.of("1.3.6.1.2.1.1.5.0");
    private static final Oid OTHER = Oid.of("1.3.6.1.2.1.1.6.0");
    private static final VarBind RIGHT = new VarBind(NAME, OctetString.of("right"));
    private static final VarBind WRONG = new VarBind(NAME, OctetString.of("wrong"));

    private final SnmpEngine engine = SnmpEngine.builder().open();

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    private Session session(ScriptedAgent agent) {
        return engine.session(
                Target.of(agent.socketAddress(), new Community("public"))
                        .withTimeout(Duration.ofMillis(300))
                        .withRetries(2));
    }

    /// What `future` becomes, for nothing that fails on another thread may hold the tests up.
    private static <T> T within(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void aLostDatagramIsSentAgain() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, count) ->
                        count < 3 ? List.of() : List.of(Responses.of(request, RIGHT)))) {
            assertThat(session(agent).get(NAME)).isEqualTo(RIGHT);
            assertThat(engine.statistics().retried()).isEqualTo(2);
        }
    }

    @Test
    void silenceIsATimeoutThatTellsTriesAndTime() {
        try (ScriptedAgent agent = ScriptedAgent.start((_, _) -> List.of())) {
            SnmpTimeoutException e =
                    catchThrowableOfType(
                            SnmpTimeoutException.class,
                            () -> session(agent).get(List.of(NAME, OTHER)));
            assertThat(e)
                    .hasMessageContaining("no answer from " + agent.address())
                    .hasMessageContaining("to GET 1.3.6.1.2.1.1.5.0 and 1 more in 3 tries");
            assertThat(e.tries()).isEqualTo(3);
            assertThat(e.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(900));
            assertThat(agent.received()).isEqualTo(3);
            assertThat(engine.statistics().timedOut()).isEqualTo(1);
            assertThat(engine.statistics().inFlight()).isZero();
        }
    }

    @Test
    void theDeadlineEndsACallBeforeItsTries() {
        try (ScriptedAgent agent = ScriptedAgent.start((_, _) -> List.of())) {
            Session session =
                    session(agent)
                            .clone(t ->
                                    t.withTimeout(Duration.ofHours(1))
                                            .withDeadline(Duration.ofMillis(200)));
            assertThatThrownBy(() -> session.get(NAME))
                    .isInstanceOf(SnmpTimeoutException.class)
                    .hasMessageContaining("in 1 try");
        }
    }

    @Test
    void aClosedPortIsATimeout() throws IOException {
        InetSocketAddress nobody;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            nobody = (InetSocketAddress) socket.getLocalSocketAddress();
        }
        Session session =
                engine.session(
                        Target.of(nobody, new Community("public"))
                                .withTimeout(Duration.ofMillis(50))
                                .withRetries(1));
        assertThatThrownBy(() -> session.get(NAME)).isInstanceOf(SnmpTimeoutException.class);
    }

    @Test
    void garbageIsDroppedAndTheAnswerStillTaken() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) -> {
                    byte[] answer = Responses.of(request, RIGHT);
                    byte[] cutInside = answer.clone();
                    cutInside[cutInside.length - 6] = 0x7F;
                    return List.of(new byte[0], new byte[] {0x30}, request, cutInside, answer);
                })) {
            assertThat(session(agent).get(NAME)).isEqualTo(RIGHT);
            assertThat(engine.statistics().malformed()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void nothingButUnreadableAnswersIsAMalformedResponse() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) -> {
                    byte[] answer = Responses.of(request, RIGHT);
                    answer[answer.length - 6] = 0x7F;
                    return List.of(answer);
                })) {
            assertThatThrownBy(() -> session(agent).get(NAME))
                    .isInstanceOf(MalformedResponseException.class)
                    .hasMessageContaining(agent.address())
                    .hasMessageContaining("GET 1.3.6.1.2.1.1.5.0");
        }
    }

    @Test
    void answersToOtherRequestsAndDuplicatesAreUnmatched() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) -> {
                    org.snmp4j.PDU other = Responses.request(request);
                    other.setType(org.snmp4j.PDU.RESPONSE);
                    other.setRequestID(
                            new org.snmp4j.smi.Integer32(
                                    other.getRequestID().getValue() ^ 0x40000000));
                    byte[] right = Responses.of(request, RIGHT);
                    return List.of(Responses.encode(other), right, right, right);
                })) {
            Session session = session(agent);
            assertThat(session.get(NAME)).isEqualTo(RIGHT);
            assertThat(session.get(NAME)).isEqualTo(RIGHT);
            assertThat(engine.statistics().unmatched()).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void aLateAnswerToAnEarlierTryCounts() {
        AtomicReference<byte[]> first = new AtomicReference<>();
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, count) -> {
                    if (count == 1) {
                        first.set(Responses.of(request, RIGHT));
                        return List.of();
                    }
                    return List.of(first.get());
                })) {
            assertThat(session(agent).get(NAME)).isEqualTo(RIGHT);
        }
    }

    @Test
    void anAnswerFromAnotherAddressIsNotTaken() throws IOException {
        try (DatagramSocket agent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Session session =
                    engine.session(
                            Target.of(
                                    (InetSocketAddress) agent.getLocalSocketAddress(),
                                    new Community("public")));
            CompletableFuture<VarBind> answer = new CompletableFuture<>();
            Thread.startVirtualThread(() -> answer.complete(session.get(NAME)));
            DatagramPacket request = new DatagramPacket(new byte[1500], 1500);
            agent.receive(request);
            SocketAddress manager = request.getSocketAddress();
            byte[] asked = Arrays.copyOf(request.getData(), request.getLength());
            byte[] wrong = Responses.of(asked, WRONG);
            stranger.send(new DatagramPacket(wrong, wrong.length, manager));
            byte[] right = Responses.of(asked, RIGHT);
            agent.send(new DatagramPacket(right, right.length, manager));
            assertThat(within(answer)).isEqualTo(RIGHT);
            assertThat(engine.statistics().wrongSource()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerFromAnotherPortIsTakenWhereThePolicySaysSo() throws IOException {
        try (DatagramSocket agent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket otherPort =
                        new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Session session =
                    engine.session(
                            Target.of(
                                            (InetSocketAddress) agent.getLocalSocketAddress(),
                                            new Community("public"))
                                    .withAnswerSource(AnswerSource.ANY));
            CompletableFuture<VarBind> answer = new CompletableFuture<>();
            Thread.startVirtualThread(() -> answer.complete(session.get(NAME)));
            DatagramPacket request = new DatagramPacket(new byte[1500], 1500);
            agent.receive(request);
            byte[] right =
                    Responses.of(Arrays.copyOf(request.getData(), request.getLength()), RIGHT);
            otherPort.send(new DatagramPacket(right, right.length, request.getSocketAddress()));
            assertThat(within(answer)).isEqualTo(RIGHT);
        }
    }

    @Test
    void answersInAnotherOrderThanAskedFindTheirCallers() {
        List<byte[]> waiting = new ArrayList<>();
        try (ScriptedAgent agent =
                        ScriptedAgent.start((request, count) -> {
                            waiting.addFirst(
                                    Responses.answering(request, oid -> new Gauge32(oid.arc(2))));
                            return count < 5 ? List.of() : List.copyOf(waiting);
                        });
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Session session = session(agent).clone(t -> t.withTimeout(Duration.ofSeconds(20)));
            List<CompletableFuture<VarBind>> answers = new ArrayList<>();
            for (long i = 0; i < 5; i++) {
                Oid oid = Oid.of(1, 3, i);
                answers.add(CompletableFuture.supplyAsync(() -> session.get(oid), executor));
            }
            for (int i = 0; i < 5; i++) {
                assertThat(within(answers.get(i)))
                        .isEqualTo(new VarBind(Oid.of(1, 3, i), new Gauge32(i)));
            }
        }
    }

    @Test
    void everyThirdDatagramLostCostsRetriesAndNoData() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, count) ->
                        count % 3 == 0
                                ? List.of()
                                : List.of(
                                        Responses.answering(
                                                request, oid -> new Gauge32(oid.arc(2)))))) {
            Session session = session(agent).clone(t -> t.withTimeout(Duration.ofMillis(60)));
            for (long i = 0; i < 20; i++) {
                assertThat(session.get(Oid.of(1, 3, i)).value()).isEqualTo(new Gauge32(i));
            }
            assertThat(engine.statistics().retried()).isPositive();
        }
    }

    @Test
    void moreVarBindsThanAskedForAreMalformed() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) ->
                        List.of(Responses.of(request, RIGHT, RIGHT, RIGHT, RIGHT)))) {
            assertThatThrownBy(() -> session(agent).getBulk(1, 2, NAME, OTHER))
                    .isInstanceOf(MalformedResponseException.class)
                    .hasMessageContaining("4 varbinds, where at most 3 were asked for");
        }
    }

    @Test
    void aNoSuchNameInV2cMarksOneObjectAndTheOthersAreRead() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) -> {
                    List<Oid> asked =
                            Responses.request(request).getVariableBindings().stream()
                                    .map(vb -> Oid.ofUnsigned(vb.getOid().getValue()))
                                    .toList();
                    return List.of(
                            asked.contains(OTHER)
                                    ? Responses.of(
                                            request,
                                            ErrorStatus.NO_SUCH_NAME.code(),
                                            asked.indexOf(OTHER) + 1)
                                    : Responses.answering(request, _ -> RIGHT.value()));
                })) {
            assertThat(session(agent).get(NAME, OTHER, NAME))
                    .containsExactly(RIGHT, new VarBind(OTHER, Missing.NO_SUCH_OBJECT), RIGHT);
        }
    }

    @Test
    void garbageReportsOfV3AreDroppedAndTheCallEndsInTime() {
        byte[] garbage = HexFormat.of().parseHex("3003020103");
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) -> {
                    byte[] cut = Arrays.copyOf(request, request.length);
                    cut[cut.length - 4] ^= 0x55;
                    return List.of(garbage, request, cut);
                })) {
            Session session =
                    session(agent)
                            .clone(t ->
                                    t.withCredentials(
                                                    new UsmUser("ops")
                                                            .withAuth(
                                                                    AuthProtocol.SHA_1,
                                                                    "not so secret"))
                                            .withTimeout(Duration.ofMillis(50))
                                            .withRetries(1));
            assertThatThrownBy(() -> session.get(NAME))
                    .isInstanceOf(MalformedResponseException.class)
                    .hasMessageContaining(agent.address());
            assertThat(engine.statistics().malformed()).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void callersWhoWaitForADiscoveryThatFailsAllEndAsIfTheyHadTriedThemselves() {
        try (ScriptedAgent agent = ScriptedAgent.start((_, _) -> List.of());
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Session session =
                    session(agent)
                            .clone(t ->
                                    t.withCredentials(new UsmUser("ops"))
                                            .withTimeout(Duration.ofMillis(100))
                                            .withRetries(1));
            List<CompletableFuture<Boolean>> timeouts = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                timeouts.add(
                        CompletableFuture.supplyAsync(
                                () -> {
                                    try {
                                        session.get(NAME);
                                        return false;
                                    } catch (SnmpTimeoutException e) {
                                        return true;
                                    }
                                },
                                executor));
            }
            for (CompletableFuture<Boolean> timeout : timeouts) {
                assertThat(within(timeout)).isTrue();
            }
            // One discovers, and perhaps some more whose patience outlasts that; each for itself
            // would
            // have sent 100.
            assertThat(agent.received()).isBetween(2, 50);
        }
    }

    @Test
    void anAnswerThatDoesNotFitTheQuestionIsMalformed() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, count) ->
                        List.of(
                                switch (count) {
                                    case 1 -> Responses.of(request);
                                    case 2 -> Responses.of(request, RIGHT, RIGHT);
                                    default ->
                                            Responses.of(
                                                    request, new VarBind(OTHER, RIGHT.value()));
                                }))) {
            Session session = session(agent);
            assertThatThrownBy(() -> session.get(NAME))
                    .isInstanceOf(MalformedResponseException.class)
                    .hasMessageContaining("0 varbinds, where 1 were asked for");
            assertThatThrownBy(() -> session.get(NAME)).hasMessageContaining("2 varbinds");
            assertThatThrownBy(() -> session.get(NAME)).hasMessageContaining("it named " + OTHER);
        }
    }

    @Test
    void anErrorStatusNamesItsPlace() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) ->
                        List.of(
                                Responses.of(
                                        request, ErrorStatus.AUTHORIZATION_ERROR.code(), 2)))) {
            ErrorStatusException e =
                    catchThrowableOfType(
                            ErrorStatusException.class, () -> session(agent).get(NAME, OTHER));
            assertThat(e.status()).isEqualTo(ErrorStatus.AUTHORIZATION_ERROR);
            assertThat(e.index()).isEqualTo(2);
            assertThat(e.oid()).isEqualTo(OTHER);
            assertThat(e)
                    .hasMessageContaining(agent.address())
                    .hasMessageContaining("authorizationError at " + OTHER);
        }
    }

    @Test
    void anAnswerTooBigIsAskedForInHalvesAndPutTogetherInOrder() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) ->
                        List.of(
                                Responses.request(request).size() > 3
                                        ? Responses.of(request, ErrorStatus.TOO_BIG.code(), 0)
                                        : Responses.answering(
                                                request, oid -> new Gauge32(oid.arc(1)))))) {
            List<Oid> oids = LongStream.range(0, 20).mapToObj(i -> Oid.of(1, i)).toList();
            assertThat(session(agent).get(oids))
                    .isEqualTo(
                            oids.stream()
                                    .map(oid -> new VarBind(oid, new Gauge32(oid.arc(1))))
                                    .toList());
        }
    }

    @Test
    void anOidThatBerCannotCarryIsRefusedBeforeAnythingIsSent() {
        try (ScriptedAgent agent = ScriptedAgent.start((_, _) -> List.of())) {
            for (String oid : List.of("3.1", "1.40", "0.40.1")) {
                assertThatThrownBy(() -> session(agent).get(oid))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(oid + " names no object");
            }
            assertThat(agent.received()).isZero();
        }
    }

    @Test
    void shortOidsAreFilledUpOnTheWire() {
        try (ScriptedAgent agent =
                ScriptedAgent.start(
                        (request, _) -> List.of(Responses.answering(request, _ -> Null.NULL)))) {
            assertThat(session(agent).getNext(Oid.of(""), Oid.of("2")))
                    .extracting(VarBind::oid)
                    .containsExactly(Oid.of("0.0"), Oid.of("2.0"));
        }
    }

    @Test
    void anInterruptEndsOneCallAndDisturbsNobody() throws InterruptedException {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) ->
                        Responses.request(request).get(0).getOid().last() == 1
                                ? List.of()
                                : List.of(Responses.answering(request, _ -> new Integer32(1))))) {
            Session patient = session(agent).clone(t -> t.withTimeout(Duration.ofMinutes(10)));
            for (Thread.Builder builder : List.of(Thread.ofVirtual(), Thread.ofPlatform())) {
                CompletableFuture<Boolean> flag = new CompletableFuture<>();
                int before = agent.received();
                Thread caller =
                        builder.start(() -> {
                            try {
                                patient.get(Oid.of(1, 3, 1));
                            } catch (InterruptedCallException e) {
                                flag.complete(Thread.currentThread().isInterrupted());
                            }
                        });
                while (agent.received() == before) {
                    Thread.onSpinWait();
                }
                caller.interrupt();
                assertThat(within(flag)).as("interrupt flag").isTrue();
                caller.join();
                assertThat(engine.statistics().inFlight()).isZero();
                assertThat(patient.get(Oid.of(1, 3, 2)).value()).isEqualTo(new Integer32(1));
            }
        }
    }

    @Test
    void closingTheEngineEndsCallsUnderWay() {
        try (ScriptedAgent agent = ScriptedAgent.start((_, _) -> List.of())) {
            SnmpEngine closing = SnmpEngine.builder().sockets(1).open();
            Session session =
                    closing.session(session(agent).target().withTimeout(Duration.ofMinutes(10)));
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try {
                    session.get(NAME);
                } catch (SnmpException e) {
                    failure.complete(e);
                }
            });
            while (agent.received() == 0) {
                Thread.onSpinWait();
            }
            closing.close();
            assertThat(within(failure)).isInstanceOf(ClosedException.class);
            assertThatThrownBy(() -> session.get(NAME)).isInstanceOf(ClosedException.class);
        }
    }

    @Test
    void aClosedSessionRefusesCallsAndOthersLiveOn() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) -> List.of(Responses.of(request, RIGHT)))) {
            Session session = session(agent);
            Session copy = session.clone(t -> t.withRetries(0));
            session.close();
            assertThatThrownBy(() -> session.get(NAME))
                    .isInstanceOf(ClosedException.class)
                    .hasMessageContaining(agent.address());
            assertThat(copy.get(NAME)).isEqualTo(RIGHT);
        }
    }

    @Test
    void moreCallersThanTheEngineAllowsWaitForTheirTurn() {
        try (ScriptedAgent agent =
                        ScriptedAgent.start((request, count) ->
                                count == 1 ? List.of() : List.of(Responses.of(request, RIGHT)));
                SnmpEngine narrow = SnmpEngine.builder().maxInFlight(1).open()) {
            Session session = narrow.session(session(agent).target().withRetries(0));
            CompletableFuture<Throwable> first = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try {
                    session.get(NAME);
                } catch (SnmpException e) {
                    first.complete(e);
                }
            });
            while (agent.received() == 0) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() ->
                            session.clone(t -> t.withDeadline(Duration.ofMillis(20))).get(NAME))
                    .isInstanceOf(SnmpTimeoutException.class)
                    .hasMessageContaining("0 tries");
            assertThat(session.get(NAME)).isEqualTo(RIGHT);
            assertThat(within(first)).isInstanceOf(SnmpTimeoutException.class);
        }
    }
}

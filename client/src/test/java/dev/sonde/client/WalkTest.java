package dev.sonde.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.testkit.ScriptedAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.snmp4j.PDU;

@Timeout(30)
class WalkTest {

    private static final Oid COLUMN = Oid.of("1.3.6.1.2.1.2.2.1.2");
    private static final Oid NEXT_COLUMN = Oid.of("1.3.6.1.2.1.2.2.1.3");

    /// Rows 1 to 100 of a column, and an object after it.
    private final NavigableMap<Oid, Value> tree = new TreeMap<>();

    WalkTest() {
        LongStream.rangeClosed(1, 100)
                .forEach(row -> tree.put(COLUMN.append(row), new Gauge32(row)));
        tree.put(NEXT_COLUMN.append(1), new Gauge32(0));
    }

    private List<byte[]> answer(byte[] request) {
        PDU pdu = Responses.request(request);
        Oid oid = Variables.fromSnmp4j(pdu.get(0).getOid());
        if (pdu.getType() == PDU.GET) {
            Value value = tree.getOrDefault(oid, Missing.NO_SUCH_OBJECT);
            return List.of(Responses.of(request, new VarBind(oid, value)));
        }
        List<VarBind> answers = new ArrayList<>();
        for (int i = 0; i < (pdu.getType() == PDU.GETBULK ? pdu.getMaxRepetitions() : 1); i++) {
            var next = tree.higherEntry(oid);
            if (next == null) {
                answers.add(new VarBind(oid, Missing.END_OF_MIB_VIEW));
                break;
            }
            oid = next.getKey();
            answers.add(new VarBind(oid, next.getValue()));
        }
        return List.of(Responses.of(request, answers.toArray(VarBind[]::new)));
    }

    private static Session session(ScriptedAgent agent) {
        return Session.open(
                Target.of(agent.socketAddress(), new Community("public"))
                        .withTimeout(Duration.ofSeconds(5)));
    }

    @Test
    void bothWalksReturnTheSubtreeAndNothingElse() {
        try (ScriptedAgent agent = ScriptedAgent.start((request, _) -> answer(request))) {
            var column = List.copyOf(tree.headMap(NEXT_COLUMN).keySet());
            assertThat(session(agent).walk(COLUMN).stream().map(VarBind::oid)).isEqualTo(column);
            assertThat(session(agent).bulkWalk(COLUMN, 7).toMap().keySet())
                    .containsExactlyElementsOf(column);
            assertThat(session(agent).bulkWalk(NEXT_COLUMN).toList()).hasSize(1);
            assertThat(session(agent).bulkWalk(Oid.of("1.3.6.1.2.1.99")).toList()).isEmpty();
        }
    }

    @Test
    void aWalkIsLazyAndAsksOnlyForWhatIsRead() {
        try (ScriptedAgent agent = ScriptedAgent.start((request, _) -> answer(request))) {
            Walk walk = session(agent).bulkWalk(COLUMN, 10);
            assertThat(agent.received()).isZero();
            assertThat(walk.stream().limit(10)).hasSize(10);
            assertThat(agent.received()).isEqualTo(1);
        }
    }

    @Test
    void anAgentThatStepsBackEndsTheWalkWithTheReasonAndTheRowsSoFar() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, count) ->
                        count == 1
                                ? answer(request)
                                : List.of(
                                        Responses.of(
                                                request,
                                                new VarBind(COLUMN.append(11), Null.NULL),
                                                new VarBind(COLUMN.append(3), Null.NULL))))) {
            Iterator<VarBind> walk = session(agent).bulkWalk(COLUMN, 10).iterator();
            for (long row = 1; row <= 11; row++) {
                assertThat(walk.next().oid()).isEqualTo(COLUMN.append(row));
            }
            assertThatThrownBy(walk::hasNext)
                    .isInstanceOfSatisfying(
                            WalkAbortedException.class,
                            e -> {
                                assertThat(e.reason())
                                        .isEqualTo(WalkAbortedException.Reason.NOT_INCREASING);
                                assertThat(e.lastOid()).isEqualTo(COLUMN.append(11));
                                assertThat(e.rows()).isEqualTo(11);
                            })
                    .hasMessageContaining("after 11 varbinds")
                    .hasMessageContaining("is not after it");
        }
    }

    @Test
    void theSameOidForEverEndsTheWalk() {
        try (ScriptedAgent agent =
                ScriptedAgent.start(
                        (request, _) -> List.of(Responses.answering(request, _ -> Null.NULL)))) {
            assertThatThrownBy(() -> session(agent).walk(COLUMN).toList())
                    .isInstanceOf(WalkAbortedException.class);
        }
    }

    @Test
    void anEmptyAnswerEndsTheWalk() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) -> List.of(Responses.of(request)))) {
            assertThatThrownBy(() -> session(agent).bulkWalk(COLUMN).toList())
                    .isInstanceOf(MalformedResponseException.class);
        }
    }

    @Test
    void tooBigShrinksTheRequestUntilItFits() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) -> {
                    PDU pdu = Responses.request(request);
                    boolean big = pdu.getType() == PDU.GETBULK && pdu.getMaxRepetitions() > 6;
                    return big
                            ? List.of(Responses.of(request, ErrorStatus.TOO_BIG.code(), 0))
                            : answer(request);
                })) {
            assertThat(session(agent).bulkWalk(COLUMN, 50).toList()).hasSize(100);
            // 50, 25, 12 are too big; then 100 rows by 6, and one to see the end.
            assertThat(agent.received()).isEqualTo(3 + 17);
        }
    }

    @Test
    void anErrorInTheMiddleOfABulkCostsNothingBeforeIt() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) -> {
                    PDU pdu = Responses.request(request);
                    long row = pdu.get(0).getOid().lastUnsigned();
                    boolean reachesRow50 =
                            row < 50
                                    && row + Math.max(pdu.getMaxRepetitions(), 1) >= 50
                                    && pdu.getType() == PDU.GETBULK;
                    boolean isRow50 = row == 49 && pdu.getType() == PDU.GETNEXT;
                    return reachesRow50 || isRow50
                            ? List.of(Responses.of(request, ErrorStatus.GEN_ERR.code(), 1))
                            : answer(request);
                })) {
            Iterator<VarBind> walk = session(agent).bulkWalk(COLUMN, 20).iterator();
            for (int row = 1; row < 50; row++) {
                assertThat(walk.next().oid()).isEqualTo(COLUMN.append(row));
            }
            assertThatThrownBy(walk::hasNext)
                    .isInstanceOfSatisfying(
                            WalkAbortedException.class,
                            e -> {
                                assertThat(e.reason())
                                        .isEqualTo(WalkAbortedException.Reason.ERROR_STATUS);
                                assertThat(e.rows()).isEqualTo(49);
                                assertThat(e.lastOid()).isEqualTo(COLUMN.append(49));
                            })
                    .hasCauseInstanceOf(ErrorStatusException.class)
                    .hasMessageContaining("genErr at " + COLUMN.append(49));
        }
    }

    @Test
    void anAgentThatIsSilentToLongQuestionsIsAskedShorterOnesFromThenOn() {
        try (ScriptedAgent agent =
                        ScriptedAgent.start((request, _) -> {
                            PDU pdu = Responses.request(request);
                            boolean tooLong =
                                    pdu.getType() == PDU.GETBULK && pdu.getMaxRepetitions() > 12;
                            return tooLong ? List.of() : answer(request);
                        });
                SnmpEngine engine = SnmpEngine.builder().open()) {
            Session session =
                    engine.session(
                            session(agent)
                                    .target()
                                    .withTimeout(Duration.ofMillis(200))
                                    .withRetries(0));
            assertThat(session.bulkWalk(COLUMN, 50).toList()).hasSize(100);
            // Silence to 50 and to 25, a GETNEXT after each, then by 12, and the last sees the end.
            assertThat(agent.received()).isEqualTo(2 + 2 + 9);
            assertThat(session.clone(t -> t).bulkWalk(COLUMN, 50).toList()).hasSize(100);
            assertThat(agent.received()).isEqualTo(2 + 2 + 9 + 9);
        }
    }

    @Test
    void aTableThatGrowsWithoutEndEndsAtTheDeadlineOfTheWalk() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) -> {
                    Oid oid = Variables.fromSnmp4j(Responses.request(request).get(0).getOid());
                    return List.of(
                            Responses.of(
                                    request,
                                    new VarBind(
                                            oid.length() == COLUMN.length()
                                                    ? oid.append(1)
                                                    : COLUMN.append(oid.arc(oid.length() - 1) + 1),
                                            Null.NULL)));
                })) {
            Session session = session(agent).clone(t -> t.withWalkDeadline(Duration.ofMillis(300)));
            assertThatThrownBy(() -> session.walk(COLUMN).forEach(_ -> {}))
                    .isInstanceOfSatisfying(
                            WalkAbortedException.class,
                            e ->
                                    assertThat(e.reason())
                                            .isEqualTo(WalkAbortedException.Reason.DEADLINE));
        }
    }

    @Test
    void aFailureBeforeTheFirstRowIsThatFailure() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) ->
                        List.of(
                                Responses.of(
                                        request, ErrorStatus.AUTHORIZATION_ERROR.code(), 1)))) {
            assertThatThrownBy(() -> session(agent).bulkWalk(COLUMN).toList())
                    .isInstanceOf(ErrorStatusException.class);
        }
    }
}

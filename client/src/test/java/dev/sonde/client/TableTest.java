package dev.sonde.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.testkit.ScriptedAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;

/// Tables from an agent that cuts its answers off after some varbinds, mid-row or not.
@Timeout(30)
class TableTest {

    private static final Oid ENTRY = Oid.of("1.3.6.1.2.1.2.2.1");
    private static final Oid LONG = ENTRY.append(1);
    private static final Oid SHORT = ENTRY.append(2);
    private static final Oid HOLED = ENTRY.append(3);
    private static final Oid ABSENT = ENTRY.append(4);

    private final NavigableMap<Oid, Value> tree = new TreeMap<>();

    TableTest() {
        for (long row = 1; row <= 100; row++) {
            tree.put(LONG.append(row), new Gauge32(row));
            if (row <= 30) {
                tree.put(SHORT.append(row), new Gauge32(1000 + row));
            }
            if (row % 2 == 0) {
                tree.put(HOLED.append(row), new Gauge32(2000 + row));
            }
        }
        tree.put(ENTRY.append(5, 1), Null.NULL);
    }

    private List<byte[]> answer(byte[] request, int mostVarBinds) {
        PDU pdu = Responses.request(request);
        List<Oid> names =
                pdu.getVariableBindings().stream()
                        .map(binding -> Variables.fromSnmp4j(binding.getOid()))
                        .toList();
        List<VarBind> answers = new ArrayList<>();
        List<Oid> last = new ArrayList<>(names);
        int repetitions = pdu.getType() == PDU.GETBULK ? pdu.getMaxRepetitions() : 1;
        for (int i = 0; i < repetitions * names.size() && i < mostVarBinds; i++) {
            int column = i % names.size();
            var next = tree.higherEntry(last.get(column));
            if (next == null) {
                answers.add(new VarBind(last.get(column), Missing.END_OF_MIB_VIEW));
            } else {
                last.set(column, next.getKey());
                answers.add(new VarBind(next.getKey(), next.getValue()));
            }
        }
        return List.of(Responses.of(request, answers.toArray(VarBind[]::new)));
    }

    private static Session session(ScriptedAgent agent) {
        return Session.open(
                Target.of(agent.socketAddress(), new Community("public"))
                        .withTimeout(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7, 1000})
    void columnsOfAnyLengthAreReadWholeHoweverTheAgentCutsItsAnswers(int mostVarBinds) {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, _) -> answer(request, mostVarBinds))) {
            var columns = session(agent).table(HOLED, LONG, ABSENT, SHORT).columns();
            assertThat(columns.keySet()).containsExactly(HOLED, LONG, ABSENT, SHORT);
            assertThat(columns.values())
                    .extracting(SequencedMap::size)
                    .containsExactly(50, 100, 0, 30);
            assertThat(columns.get(LONG)).containsEntry(Oid.of("1"), new Gauge32(1));
        }
    }

    @Test
    void rowsAreTwinedByIndexWithHoles() {
        try (ScriptedAgent agent = ScriptedAgent.start((request, _) -> answer(request, 50))) {
            List<Table.Row> rows = session(agent).table(LONG, SHORT, HOLED).rows();
            assertThat(rows)
                    .extracting(Table.Row::index)
                    .isEqualTo(LongStream.rangeClosed(1, 100).mapToObj(i -> Oid.of(i)).toList());
            assertThat(rows.get(29).get(SHORT)).isEqualTo(new Gauge32(1030));
            assertThat(rows.get(30).get(SHORT)).isNull();
            assertThat(rows.get(30).cells()).containsOnlyKeys(LONG);
            assertThat(rows.get(31).get(HOLED)).isEqualTo(new Gauge32(2032));
        }
    }

    @Test
    void aTailStartsAfterItsMarkerAndARangeHoldsItsEnds() {
        try (ScriptedAgent agent = ScriptedAgent.start((request, _) -> answer(request, 50))) {
            Table table = session(agent).table(LONG);
            assertThat(table.after(Oid.of("97")).rows())
                    .extracting(Table.Row::index)
                    .containsExactly(Oid.of("98"), Oid.of("99"), Oid.of("100"));
            assertThat(table.from(Oid.of("5")).to(Oid.of("7")).rows())
                    .extracting(Table.Row::index)
                    .containsExactly(Oid.of("5"), Oid.of("6"), Oid.of("7"));
            assertThat(table.from(Oid.of("0")).to(Oid.of("1")).rows()).hasSize(1);
            int before = agent.received();
            assertThat(table.from(Oid.of("99")).to(Oid.of("99")).rows()).hasSize(1);
            assertThat(agent.received() - before).isEqualTo(1);
        }
    }

    @Test
    void anEndOfARangeThatIsAPartialIndexTakesAllBelowIt() {
        Stream.of("7.1", "7.2", "7.9", "8.1")
                .forEach(index -> tree.put(ABSENT.append(Oid.of(index)), Null.NULL));
        try (ScriptedAgent agent = ScriptedAgent.start((request, _) -> answer(request, 50))) {
            assertThat(session(agent).table(ABSENT).from(Oid.of("7.2")).to(Oid.of("7")).rows())
                    .extracting(Table.Row::index)
                    .containsExactly(Oid.of("7.2"), Oid.of("7.9"));
        }
    }

    @Test
    void ambiguousColumnsAreRefusedBeforeAnythingIsSent() {
        try (ScriptedAgent agent = ScriptedAgent.start((_, _) -> List.of())) {
            Session session = session(agent);
            assertThatThrownBy(() -> session.table(LONG, ENTRY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the columns are ambiguous: %s lies in %s", LONG, ENTRY);
            assertThatThrownBy(() -> session.table(LONG, LONG))
                    .hasMessageContaining("are ambiguous");
            assertThatThrownBy(session::table).hasMessageContaining("at least one column");
            assertThat(agent.received()).isZero();
        }
    }

    @Test
    void aColumnThatStepsBackEndsTheWalkWithTheReason() {
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, count) ->
                        count == 1
                                ? answer(request, 4)
                                : List.of(Responses.answering(request, _ -> Null.NULL)))) {
            assertThatThrownBy(() -> session(agent).table(LONG, SHORT).rows())
                    .isInstanceOfSatisfying(
                            WalkAbortedException.class,
                            e -> {
                                assertThat(e.reason())
                                        .isEqualTo(WalkAbortedException.Reason.NOT_INCREASING);
                                assertThat(e.lastOid()).isEqualTo(LONG.append(2));
                            });
        }
    }
}

package dev.sonde.simulator.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Oid;
import dev.sonde.simulator.Fault;
import dev.sonde.simulator.recording.SubtreeTiming;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Oid TABLE = Oid.of("1.3.6.1.2.1.2.2");
    private static final Oid ROW = Oid.of("1.3.6.1.2.1.2.2.1.1.1");

    @Test
    void oneAnswerInTwentyIsAsLateAsTheSlowOnesWere() {
        RecordedLatency latency = new RecordedLatency();
        latency.learn(
                List.of(
                        new SubtreeTiming(
                                TABLE, 100, 2000, Duration.ofNanos(3), Duration.ofNanos(7))));
        FaultPlan plan = new FaultPlan(List.of(Fault.recordedLatency()), 4711);
        Map<Long, Integer> counts = new TreeMap<>();
        for (int number = 0; number < 20_000; number++) {
            counts.merge(plan.recordedNanos(number, ROW, latency), 1, Integer::sum);
        }
        assertThat(counts).containsOnlyKeys(3L, 7L);
        assertThat(counts.get(7L)).isBetween(900, 1100);
    }

    @Test
    void whatHasNoTimingTakesThatOfTheSubtreeBeforeIt() {
        RecordedLatency latency = new RecordedLatency();
        assertThat(latency.of(ROW, 0)).isZero();
        latency.learn(
                List.of(
                        timing("1.3.6.1.2.1.2.2", 2),
                        timing("1.3.6.1.2.1.1", 1),
                        timing("1.3.6.1.2.1.1.9", 9)));
        assertThat(latency.of(Oid.of("1.3"), 0)).hasNanos(1);
        assertThat(latency.of(Oid.of("1.3.6.1.2.1.1.5.0"), 0)).hasNanos(1);
        assertThat(latency.of(Oid.of("1.3.6.1.2.1.1.9.1.2.1"), 0)).hasNanos(9);
        assertThat(latency.of(Oid.of("1.3.6.1.2.1.2.1.0"), 0)).hasNanos(9);
        assertThat(latency.of(ROW, 0)).hasNanos(2);
        assertThat(latency.of(Oid.of("1.3.6.1.4.1"), 0)).hasNanos(2);
    }

    private static SubtreeTiming timing(String subtree, int nanos) {
        return new SubtreeTiming(
                Oid.of(subtree), 1, 1, Duration.ofNanos(nanos), Duration.ofNanos(nanos));
    }
}

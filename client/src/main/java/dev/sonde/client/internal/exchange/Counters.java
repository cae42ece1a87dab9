package dev.sonde.client.internal.exchange;

import dev.sonde.client.EngineStatistics;
import java.util.concurrent.atomic.LongAdder;

/// What an engine has done, counted without contention; [EngineStatistics] says what each means.
final class Counters {

    final LongAdder sent = new LongAdder();
    final LongAdder answered = new LongAdder();
    final LongAdder retried = new LongAdder();
    final LongAdder timedOut = new LongAdder();
    final LongAdder unmatched = new LongAdder();
    final LongAdder wrongSource = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder discoveries = new LongAdder();

    EngineStatistics snapshot(int inFlight) {
        return new EngineStatistics(
                sent.sum(),
                answered.sum(),
                retried.sum(),
                timedOut.sum(),
                unmatched.sum(),
                wrongSource.sum(),
                malformed.sum(),
                discoveries.sum(),
                inFlight);
    }
}

package dev.sonde.mirror.internal.walk;

import java.util.concurrent.TimeUnit;

/// How many objects an agent is asked for at a time: more while it answers all of them fast, fewer
/// when it cannot. Never 0, which some agents do not survive. Thread-safe.
final class Repetitions {

    private static final int FIRST = 20;
    private static final long FAST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /// After so many full answers in a row, more may be tried again: what was taken for too much
    /// may have been a lost datagram. Each time that fails, it is tried more rarely.
    private static final int FIRST_PATIENCE = 50;

    private final int limit;
    private int now;
    private int most;
    private int full;
    private int patience = FIRST_PATIENCE;

    /// @param limit the most to ask for; 1 for an agent that has no GETBULK.
    Repetitions(int limit) {
        this.limit = limit;
        this.most = limit;
        this.now = Math.min(FIRST, limit);
    }

    synchronized int now() {
        return now;
    }

    /// The agent has answered `got` objects where `asked` were wanted.
    synchronized void answered(int asked, int got, long nanos) {
        if (asked != now || got < asked || nanos >= FAST_NANOS) {
            return;
        }
        if (now == most && most < limit && ++full > patience) {
            full = 0;
            most = Math.min(limit, 2 * most);
        }
        now = Math.min(most, now + Math.max(1, now / 2));
    }

    /// The agent could not bear `asked`.
    synchronized void tooMany(int asked) {
        patience = most < limit ? Math.min(1_000_000, 4 * patience) : patience;
        full = 0;
        most = Math.max(1, Math.min(most, asked / 2));
        now = Math.min(now, most);
    }
}

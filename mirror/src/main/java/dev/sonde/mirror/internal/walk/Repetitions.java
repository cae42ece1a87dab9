package dev.sonde.mirror.internal.walk;

import java.util.concurrent.TimeUnit;

/// How many objects an agent is asked for at a time: more while it answers all of them fast, fewer
/// when it cannot. Never 0, which some agents do not survive. Thread-safe.
final class Repetitions {

    private static final int FIRST = 20;
    private static final long FAST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private int now;
    private int most;

    /// @param most the most to ask for; 1 for an agent that has no GETBULK.
    Repetitions(int most) {
        this.most = most;
        this.now = Math.min(FIRST, most);
    }

    synchronized int now() {
        return now;
    }

    /// The agent has answered `got` objects where `asked` were wanted.
    synchronized void answered(int asked, int got, long nanos) {
        if (asked == now && got >= asked && nanos < FAST_NANOS) {
            now = Math.min(most, now + Math.max(1, now / 2));
        }
    }

    /// The agent could not bear `asked`.
    synchronized void tooMany(int asked) {
        most = Math.max(1, Math.min(most, asked / 2));
        now = Math.min(now, most);
    }
}

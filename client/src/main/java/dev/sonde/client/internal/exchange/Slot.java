package dev.sonde.client.internal.exchange;

import dev.sonde.client.AnswerSource;
import dev.sonde.client.Target;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The place of one outstanding request: where the reader puts answers and the caller waits for
/// them.
final class Slot {

    /// A datagram that carries this request's id, newest first.
    private static final class Answer {
        final byte[] message;
        final @Nullable Answer older;
        final int depth;

        Answer(byte[] message, @Nullable Answer older) {
            this.message = message;
            this.older = older;
            this.depth = older == null ? 1 : older.depth + 1;
        }
    }

    private static final AtomicReferenceFieldUpdater<Slot, @Nullable Answer> ANSWER =
            AtomicReferenceFieldUpdater.newUpdater(Slot.class, Answer.class, "answer");

    /// So many unread answers are kept; a flood of forged ones costs no more memory.
    private static final int MAX_UNREAD = 16;

    private final int requestId;
    private final Target target;
    private final Thread caller = Thread.currentThread();
    private volatile @Nullable Answer answer;
    private volatile long deadline = Long.MAX_VALUE;

    Slot(int requestId, Target target) {
        this.requestId = requestId;
        this.target = target;
    }

    int requestId() {
        return requestId;
    }

    /// Whether an answer may come from `source`.
    boolean takesFrom(InetSocketAddress source) {
        return target.address().equals(source) || target.answerSource() == AnswerSource.ANY;
    }

    /// Starts to wait until `deadline` at most, in [System#nanoTime()]'s time.
    void waitUntil(long deadline) {
        this.deadline = deadline;
    }

    /// Called by the reader: keeps `message` and wakes the caller.
    void offer(byte[] message) {
        Answer older;
        Answer newer;
        do {
            older = answer;
            if (older != null && older.depth == MAX_UNREAD) {
                return;
            }
            newer = new Answer(message, older);
        } while (!ANSWER.compareAndSet(this, older, newer));
        LockSupport.unpark(caller);
    }

    /// Called by the sweeper: wakes the caller if it has waited long enough.
    void wakeIfOverdue(long now) {
        if (now - deadline >= 0) {
            LockSupport.unpark(caller);
        }
    }

    /// Wakes the caller for whatever it has to notice.
    void wake() {
        LockSupport.unpark(caller);
    }

    /// Called by the caller: an answer not yet polled, the newest first, or null.
    byte @Nullable [] poll() {
        Answer newest;
        do {
            newest = answer;
            if (newest == null) {
                return null;
            }
        } while (!ANSWER.compareAndSet(this, newest, newest.older));
        return newest.message;
    }
}

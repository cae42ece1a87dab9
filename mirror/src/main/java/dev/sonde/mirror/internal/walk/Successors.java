package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.MalformedResponseException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Asks for what follows an OID, with as many repetitions as the agent can bear at present, and by
/// GETNEXT where it bears none. Thread-safe.
final class Successors {

    /// The objects after one.
    ///
    /// @param asked with how many repetitions they were asked for; 1 for GETNEXT.
    /// @param wasRefused whether GETBULK met with an error-status before.
    record Answers(int asked, List<VarBind> varBinds, boolean wasRefused) {}

    private final Session session;
    private final Session bulkSession;
    private final Repetitions repetitions;
    private final Timings timings;
    private final AtomicLong requests = new AtomicLong();

    Successors(Session session, int maxRepetitions, Timings timings) {
        this.session = session;
        // Silence may mean that the answer is too large: then waiting is in vain.
        this.bulkSession = session.clone(t -> t.withRetries(Math.min(1, t.retries())));
        boolean hasBulk = session.target().credentials().version() != Version.V1;
        this.repetitions = new Repetitions(hasBulk ? maxRepetitions : 1);
        this.timings = timings;
    }

    /// How many requests were answered.
    long requests() {
        return requests.get();
    }

    /// @param singly whether to ask by GETNEXT.
    /// @throws dev.sonde.client.SnmpException if the agent cannot tell even the next object.
    Answers after(Oid oid, boolean singly) {
        boolean isSilent = false;
        boolean isRefused = false;
        int asked = singly ? 1 : repetitions.now();
        while (asked > 1 && !isSilent && !isRefused) {
            try {
                return bulk(oid, asked);
            } catch (ErrorStatusException e) {
                requests.incrementAndGet();
                if (e.status() == ErrorStatus.TOO_BIG) {
                    repetitions.tooMany(asked);
                    asked = Math.min(asked / 2, repetitions.now());
                } else {
                    // One object that the agent cannot read must not cost those before it.
                    isRefused = true;
                }
            } catch (SnmpTimeoutException | MalformedResponseException e) {
                isSilent = true;
            }
        }
        Answers next = next(oid, isRefused);
        if (isSilent) {
            // It answers a short question: the long one was too long.
            repetitions.tooMany(asked);
        }
        return next;
    }

    private Answers bulk(Oid oid, int asked) {
        long started = System.nanoTime();
        List<VarBind> varBinds = bulkSession.getBulk(0, asked, oid);
        if (varBinds.isEmpty()) {
            throw new MalformedResponseException(
                    session.target(), "GETBULK after " + oid, "no varbinds at all");
        }
        long nanos = System.nanoTime() - started;
        repetitions.answered(asked, varBinds.size(), nanos);
        return answered(asked, varBinds, nanos, false);
    }

    private Answers next(Oid oid, boolean wasRefused) {
        long started = System.nanoTime();
        try {
            List<VarBind> varBinds = session.getNext(new Oid[] {oid});
            return answered(1, varBinds, System.nanoTime() - started, wasRefused);
        } catch (ErrorStatusException e) {
            requests.incrementAndGet();
            throw e;
        }
    }

    private Answers answered(int asked, List<VarBind> varBinds, long nanos, boolean wasRefused) {
        requests.incrementAndGet();
        VarBind first = varBinds.getFirst();
        if (first.value() != Missing.END_OF_MIB_VIEW) {
            timings.add(Subtrees.of(first.oid()), nanos, varBinds.size());
        }
        return new Answers(asked, varBinds, wasRefused);
    }
}

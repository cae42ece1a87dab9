package dev.sonde.client.internal.walk;

import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.MalformedResponseException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.ReportException;
import dev.sonde.client.SnmpException;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.VarBind;
import dev.sonde.client.WalkAbortedException;
import dev.sonde.client.WalkAbortedException.Reason;
import dev.sonde.client.internal.exchange.Operations;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// One walk of a subtree, asked for as it is read. Not thread-safe.
///
/// It ends where the subtree ends, or throws: what an agent cannot tell is never left out in
/// silence.
public final class SubtreeCursor implements Iterator<VarBind> {

    private final Operations operations;
    private final Successors successors;
    private final Oid root;
    private final long started = System.nanoTime();
    private final Queue<VarBind> fetched = new ArrayDeque<>();
    private Oid last;
    private long rows;
    private boolean ended;

    /// @param maxRepetitions objects per request; 1 walks by GETNEXT.
    public SubtreeCursor(Operations operations, Oid root, int maxRepetitions) {
        this.operations = operations;
        this.successors = new Successors(operations, maxRepetitions);
        this.root = root;
        this.last = root;
    }

    @Override
    public boolean hasNext() {
        while (fetched.isEmpty() && !ended) {
            fetch();
        }
        return !fetched.isEmpty();
    }

    @Override
    public VarBind next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the walk of " + root + " is at its end");
        }
        return fetched.remove();
    }

    private void fetch() {
        for (VarBind varBind : answers()) {
            if (varBind.value() == Missing.END_OF_MIB_VIEW) {
                end();
                return;
            }
            if (varBind.oid().compareTo(last) <= 0) {
                // What was in order is delivered first; the next fetch meets the same fault again.
                if (fetched.isEmpty()) {
                    throw aborted(
                            Reason.NOT_INCREASING,
                            "the agent answered " + varBind.oid() + ", which is not after it",
                            null);
                }
                return;
            }
            if (!root.isPrefixOf(varBind.oid())) {
                end();
                return;
            }
            last = varBind.oid();
            rows++;
            fetched.add(varBind);
        }
    }

    private List<VarBind> answers() {
        if (System.nanoTime() - started > operations.target().walkDeadline().toNanos()) {
            throw aborted(Reason.DEADLINE, "its deadline has passed", null);
        }
        try {
            return successors.after(List.of(last));
        } catch (SnmpTimeoutException e) {
            throw explained(Reason.TIMED_OUT, e);
        } catch (ErrorStatusException e) {
            throw explained(Reason.ERROR_STATUS, e);
        } catch (MalformedResponseException e) {
            throw explained(Reason.MALFORMED_RESPONSE, e);
        } catch (ReportException e) {
            throw explained(Reason.REPORT, e);
        }
    }

    /// What fails before the first row is no walk cut short, but the failure itself.
    private SnmpException explained(Reason reason, SnmpException cause) {
        return rows == 0 ? cause : aborted(reason, String.valueOf(cause.getMessage()), cause);
    }

    private WalkAbortedException aborted(Reason reason, String why, @Nullable SnmpException cause) {
        return new WalkAbortedException(operations.target(), root, reason, why, last, rows, cause);
    }

    /// A walk that found nothing below its root returns the root itself, if that is an object.
    private void end() {
        ended = true;
        if (rows == 0) {
            VarBind leaf = operations.get(List.of(root)).getFirst();
            if (leaf.value().isPresent()) {
                rows++;
                fetched.add(leaf);
            }
        }
    }
}

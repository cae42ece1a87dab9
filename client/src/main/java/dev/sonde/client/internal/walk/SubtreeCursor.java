package dev.sonde.client.internal.walk;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.MalformedResponseException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.client.WalkAbortedException;
import dev.sonde.client.internal.exchange.Operations;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/// One walk of a subtree, asked for as it is read. Not thread-safe.
///
/// It ends where the subtree ends, or throws: what an agent cannot tell is never left out in
/// silence.
public final class SubtreeCursor implements Iterator<VarBind> {

    private final Operations operations;
    private final Oid root;
    private final Queue<VarBind> fetched = new ArrayDeque<>();
    private int maxRepetitions;
    private Oid last;
    private long rows;
    private boolean ended;

    /// @param maxRepetitions objects per request; 1 walks by GETNEXT.
    public SubtreeCursor(Operations operations, Oid root, int maxRepetitions) {
        this.operations = operations;
        this.root = root;
        this.last = root;
        this.maxRepetitions = operations.hasBulk() ? maxRepetitions : 1;
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
        List<VarBind> answers = successors();
        if (answers.isEmpty()) {
            throw new MalformedResponseException(
                    operations.target(), "a walk after " + last, "no varbinds at all");
        }
        for (VarBind varBind : answers) {
            if (varBind.value() == Missing.END_OF_MIB_VIEW) {
                end();
                return;
            }
            if (varBind.oid().compareTo(last) <= 0) {
                // What was in order is delivered first; the next fetch meets the same fault again.
                if (fetched.isEmpty()) {
                    throw new WalkAbortedException(
                            operations.target(), root, last, varBind.oid(), rows);
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

    private List<VarBind> successors() {
        while (maxRepetitions > 1) {
            try {
                return operations.getBulk(0, maxRepetitions, List.of(last));
            } catch (ErrorStatusException e) {
                if (e.status() == ErrorStatus.TOO_BIG) {
                    maxRepetitions /= 2;
                } else {
                    // One object that the agent cannot read must not cost those before it.
                    break;
                }
            }
        }
        return operations.getNext(List.of(last));
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

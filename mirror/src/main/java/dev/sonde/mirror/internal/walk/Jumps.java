package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ClosedException;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.Gap;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a walk can go on that cannot go on where it is: the next arc, column, table and so on.
///
/// Where the agent fails at an object, as it says with an error-status, the rest of its column can
/// be had: then the row that other columns have next is tried, and the [FailingObject] looked for.
final class Jumps implements Iterator<Oid> {

    /// After so many gaps in one subtree the rest of it is left.
    private static final int MOST_SILENT = 3;

    private static final int MOST_GAPS = 100;

    /// How far behind the name of a table its column may stand.
    private static final int MOST_LEVELS = 4;

    /// Where trees begin, asked for one after the other where an agent fails at the first object,
    /// or at being asked for that.
    private static final List<Oid> STARTS =
            Stream.of(
                            "1.0.8802",
                            "1.2.840",
                            "1.3.6.1.2.1.1.1.0",
                            "1.3.6.1.2.1.1.2",
                            "1.3.6.1.2.1.2",
                            "1.3.6.1.2.1.3",
                            "1.3.6.1.4.1",
                            "1.3.6.1.6")
                    .map(Oid::of)
                    .toList();

    private final Oid from;
    private final Oid root;
    private final Session session;
    private final boolean isClose;
    private int level;
    private boolean areRowsTried;
    private boolean isSoughtBelow;
    private boolean isSought;
    private final Queue<Oid> found = new ArrayDeque<>();

    private Jumps(Oid from, Oid root, Survey survey, Gap.Reason reason) {
        Oid subtree = Subtrees.of(from);
        int most = reason == Gap.Reason.SILENT ? MOST_SILENT : MOST_GAPS;
        boolean isLeft = survey.findings().gapsIn(subtree) >= most;
        this.from = from;
        this.root = root;
        this.session = survey.session();
        this.isClose = reason == Gap.Reason.ERROR_STATUS && !isLeft;
        if (from.equals(root)) {
            STARTS.stream()
                    .filter(start -> root.isPrefixOf(start) && !start.equals(root))
                    .forEach(found::add);
        }
        this.level = isLeft ? Math.min(subtree.length(), from.length()) - 1 : from.length() - 1;
    }

    /// The targets after `from`, all below `root`, each looked for when it is asked for.
    static Iterable<Oid> after(Oid from, Oid root, Survey survey, Gap.Reason reason) {
        return () -> new Jumps(from, root, survey, reason);
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty() && level >= root.length()) {
            if (isClose && !isSoughtBelow) {
                isSoughtBelow = true;
                add(FailingObject.below(from, session));
            } else if (isClose && level == from.length() - 2 && !areRowsTried) {
                areRowsTried = true;
                add(nextRow());
            } else if (isClose && level == from.length() - 2 && !isSought) {
                isSought = true;
                add(FailingObject.behind(from, root, session));
            } else {
                add(Subtrees.withArc(from, level, from.arc(level) + 1));
                level--;
            }
        }
        return !found.isEmpty();
    }

    private void add(@Nullable Oid target) {
        if (target != null) {
            found.add(target);
        }
    }

    @Override
    public Oid next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.remove();
    }

    /// What follows `from` in its column if it has the rows of the column before or behind it.
    private @Nullable Oid nextRow() {
        int first = Math.max(root.length(), Subtrees.of(from).length());
        for (int column = first; column < Math.min(first + MOST_LEVELS, level + 1); column++) {
            for (int step : new int[] {-1, 1}) {
                Oid row = nextRow(column, from.arc(column) + step);
                if (row != null && row.compareTo(from) > 0) {
                    return row;
                }
            }
        }
        return null;
    }

    private @Nullable Oid nextRow(int column, long arc) {
        Oid neighbour = arc < 1 ? null : Subtrees.withArc(from, column, arc);
        if (neighbour == null) {
            return null;
        }
        try {
            Oid index = from.suffix(Subtrees.prefix(from, column + 1));
            VarBind next = session.getNext(neighbour.append(index));
            return next.value().isPresent() && neighbour.isPrefixOf(next.oid())
                    ? Subtrees.prefix(from, column + 1).append(next.oid().suffix(neighbour))
                    : null;
        } catch (InterruptedCallException | ClosedException e) {
            throw e;
        } catch (SnmpException e) {
            // It says nothing of the rows.
            return null;
        }
    }
}

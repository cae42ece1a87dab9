package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ClosedException;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.VarBind;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks for the object that an agent fails at, of which GETNEXT does not tell the name: whatever
/// is asked for what follows an OID before it fails, and is answered from the object itself on. So
/// it can be found arc by arc, each between two bounds that come closer by halves. Belongs to one
/// walker.
final class FailingObject {

    private static final long MAX_ARC = 0xFFFF_FFFFL;
    private static final int MOST_REQUESTS = 1000;

    /// BER carries no OID of fewer arcs.
    private static final int LEAST_ARCS = 2;

    private final Session session;
    private int requests;

    private FailingObject(Session session) {
        this.session = session;
    }

    /// The object below `root` that comes behind `from`, but not below it, and cannot be read; null
    /// if it cannot be found.
    static @Nullable Oid behind(Oid from, Oid root, Session session) {
        return new FailingObject(session).orNull(seeker -> seeker.findBehind(from, root));
    }

    /// As [#behind], below `from`, which is no object but where a range begins.
    static @Nullable Oid below(Oid from, Session session) {
        return new FailingObject(session).orNull(seeker -> seeker.findBelow(from, -1));
    }

    private @Nullable Oid orNull(Function<FailingObject, @Nullable Oid> search) {
        try {
            return search.apply(this);
        } catch (InterruptedCallException | ClosedException e) {
            throw e;
        } catch (SnmpException e) {
            // Silence tells nothing about places, and takes its time.
            return null;
        }
    }

    private @Nullable Oid findBehind(Oid from, Oid root) {
        int highest = Math.max(LEAST_ARCS, root.length());
        for (int level = from.length() - 1; level >= highest; level--) {
            Oid found = findBelow(Subtrees.prefix(from, level), from.arc(level));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// The one below `above`, behind the arc `before`; null if it lies elsewhere.
    private @Nullable Oid findBelow(Oid above, long before) {
        if (above.length() < LEAST_ARCS
                || above.length() == Oid.MAX_ARCS
                || !isAnsweredAfter(above.append(MAX_ARC))) {
            return null;
        }
        Oid prefix = above;
        long least = before;
        while (prefix.length() < Oid.MAX_ARCS && requests < MOST_REQUESTS) {
            long arc = firstAnswered(prefix, least);
            if (arc < 0) {
                return null;
            }
            Oid oid = prefix.append(arc);
            if (isFailing(oid)) {
                return oid;
            }
            if (arc - 1 <= least) {
                return null;
            }
            prefix = prefix.append(arc - 1);
            least = -1;
        }
        return null;
    }

    /// The least arc behind `before` from which on what follows is answered; -1 if there is none.
    private long firstAnswered(Oid prefix, long before) {
        long low = before;
        long high = before + 1;
        for (long step = 2; high <= MAX_ARC && !isAnsweredAfter(prefix.append(high)); step *= 2) {
            low = high;
            high = high == MAX_ARC ? MAX_ARC + 1 : Math.min(MAX_ARC, high + step);
        }
        if (high > MAX_ARC) {
            return -1;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (isAnsweredAfter(prefix.append(middle))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean isAnsweredAfter(Oid oid) {
        requests++;
        try {
            VarBind next = session.getNext(oid);
            return next.value() == Missing.END_OF_MIB_VIEW || next.oid().compareTo(oid) > 0;
        } catch (ErrorStatusException e) {
            return false;
        }
    }

    private boolean isFailing(Oid oid) {
        requests++;
        try {
            session.get(oid);
            return false;
        } catch (ErrorStatusException e) {
            return true;
        }
    }
}

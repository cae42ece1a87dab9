package dev.sonde.mirror.compare;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.TreeMap;

/// What an agent holds below an OID, read on behind the objects that it is known to answer with an
/// error-status at, as a recording of it says. An error-status elsewhere ends the walk.
///
/// Each iteration walks anew, and throws what [Session#getBulk] throws.
public final class WalkPastErrors implements Iterable<VarBind> {

    private static final int RUN = 50;

    private final Session session;
    private final Oid root;
    private final NavigableMap<Oid, ErrorStatus> errors;

    private WalkPastErrors(Session session, Oid root, NavigableMap<Oid, ErrorStatus> errors) {
        this.session = session;
        this.root = root;
        this.errors = new TreeMap<>(errors);
    }

    /// All below `root`; a [plain walk][Session#bulkWalk(Oid)] where no errors are known.
    ///
    /// @param errors as in [dev.sonde.simulator.recording.Recording#errors()].
    public static Iterable<VarBind> of(
            Session session, Oid root, NavigableMap<Oid, ErrorStatus> errors) {
        return errors.isEmpty()
                ? session.bulkWalk(root)
                : new WalkPastErrors(session, root, errors);
    }

    @Override
    public Iterator<VarBind> iterator() {
        return new Steps();
    }

    private final class Steps implements Iterator<VarBind> {

        private final boolean hasBulk = session.target().credentials().version() != Version.V1;
        private final Queue<VarBind> run = new ArrayDeque<>();
        private Oid from = root;
        private int singles;
        private boolean atEnd;

        @Override
        public boolean hasNext() {
            while (run.isEmpty() && !atEnd) {
                boolean isSingle = singles > 0 || !hasBulk;
                singles = Math.max(0, singles - 1);
                try {
                    take(
                            isSingle
                                    ? session.getNext(new Oid[] {from})
                                    : session.getBulk(0, RUN, from));
                } catch (ErrorStatusException e) {
                    failed(isSingle, e);
                }
            }
            return !run.isEmpty();
        }

        /// GETBULK fails before it comes to the object; then what lies before it is read one by
        /// one.
        private void failed(boolean isSingle, ErrorStatusException e) {
            if (!isSingle) {
                singles = RUN;
                return;
            }
            Oid error = errors.higherKey(from);
            if (error == null) {
                throw e;
            }
            from = error;
        }

        private void take(List<VarBind> answers) {
            atEnd = answers.isEmpty();
            for (VarBind answer : answers) {
                boolean isEnd = answer.value() == Missing.END_OF_MIB_VIEW;
                if (isEnd || !root.isPrefixOf(answer.oid()) || answer.oid().compareTo(from) <= 0) {
                    atEnd = true;
                    return;
                }
                run.add(answer);
                from = answer.oid();
            }
        }

        /// @throws SnmpException if the agent cannot be asked.
        @Override
        public VarBind next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return run.remove();
        }
    }
}

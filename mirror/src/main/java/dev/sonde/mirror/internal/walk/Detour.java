package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.SnmpException;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.internal.archive.MetError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The way of one range past what the agent cannot tell, or nobody wants to know. Writes down what
/// is missing, and where an error-status was met. Belongs to one walker.
final class Detour {

    /// After so many objects that cannot be read, with none between that can, larger steps are
    /// taken.
    private static final int MOST_FAILURES_IN_A_ROW = 100;

    private final Survey survey;
    private final Range range;
    private int failuresInARow;

    Detour(Survey survey, Range range) {
        this.survey = survey;
        this.range = range;
    }

    /// The agent leads on.
    void isOver() {
        failuresInARow = 0;
    }

    /// To the root of the range, which may be an object itself. Returns null if the survey is
    /// stopped.
    @Nullable Landing toRoot() throws IOException {
        Oid root = range.root;
        return land(Subtrees.prefix(root, root.length() - 1), root);
    }

    /// To what lies behind `region`, from `last`. Returns null if the survey is stopped.
    @Nullable Landing behind(Oid region, Oid last) throws IOException {
        Oid behind = Subtrees.behind(region);
        return behind == null || !range.root.isPrefixOf(behind) || isBehindEnd(behind)
                ? Landing.end(last)
                : land(region, behind);
    }

    private boolean isBehindEnd(Oid oid) {
        Oid upTo = survey.plan().upTo(range);
        return upTo != null && oid.compareTo(upTo) >= 0;
    }

    /// Asks for `oid` itself, which lies behind `after`.
    private @Nullable Landing land(Oid after, Oid oid) throws IOException {
        try {
            return landed(oid);
        } catch (SnmpException e) {
            Obstacle obstacle = Obstacle.of(e);
            if (obstacle.isSilence() && !survey.isAlive()) {
                return null;
            }
            survey.findings().gap(obstacle.gap(after, oid));
            if (obstacle.status() != null) {
                survey.staging().error(new MetError(oid, obstacle.status(), true));
            }
            return Landing.at(oid);
        }
    }

    private Landing landed(Oid oid) {
        VarBind exact = survey.session().get(oid);
        return new Landing(oid, exact.value().isPresent() ? exact : null, null, false);
    }

    /// To the next arc, the next column, the next table, whichever the agent has an answer for.
    /// Returns null if the survey is stopped.
    @Nullable Landing around(Obstacle obstacle, Oid from) throws IOException {
        int silent = obstacle.isSilence() ? 1 : 0;
        failuresInARow++;
        for (Oid target : Jumps.after(from, range.root, survey, obstacle.reason())) {
            if (survey.isStopped() || isBehindEnd(target)) {
                break;
            }
            try {
                VarBind next = survey.session().getNext(target);
                boolean isEnd = next.value() == Missing.END_OF_MIB_VIEW;
                if (isEnd || next.oid().compareTo(target) > 0) {
                    survey.findings().gap(obstacle.gap(from, isEnd ? null : next.oid()));
                    return landed(obstacle, from, target).before(next);
                }
            } catch (SnmpException e) {
                Obstacle another = Obstacle.of(e);
                if (another.status() != null && obstacle.status() != null && fails(target)) {
                    survey.findings().gap(obstacle.gap(from, target));
                    survey.staging().error(new MetError(target, obstacle.status(), true));
                    return Landing.at(target);
                }
                silent += another.isSilence() ? 1 : 0;
                if (silent >= 2 && !survey.isAlive()) {
                    return null;
                }
            }
        }
        return survey.isStopped() ? null : toEnd(obstacle, from);
    }

    private Landing toEnd(Obstacle obstacle, Oid from) throws IOException {
        Oid upTo = survey.plan().upTo(range);
        survey.findings().gap(obstacle.gap(from, upTo));
        if (upTo != null) {
            // It still belongs to this range, and no other will ask for it.
            return landed(obstacle, from, upTo).asEnd();
        }
        met(obstacle, from, from, null);
        return Landing.end(from);
    }

    /// Asks for `target` itself, what lies between that and `from` being known to be missing.
    private Landing landed(Obstacle obstacle, Oid from, Oid target) throws IOException {
        Landing landing = Landing.at(target);
        ErrorStatus got = null;
        try {
            landing = landed(target);
        } catch (ErrorStatusException e) {
            got = e.status();
        } catch (SnmpException e) {
            // Whether there is such an object stays unknown, as most of what was jumped over.
            Obstacle.of(e);
        }
        met(obstacle, from, target, got);
        return landing;
    }

    /// Whether `oid` is an object that cannot be read; not asked for ever of an agent that fails at
    /// whatever it is asked.
    private boolean fails(Oid oid) {
        if (failuresInARow >= MOST_FAILURES_IN_A_ROW) {
            return false;
        }
        try {
            survey.session().get(oid);
            return false;
        } catch (SnmpException e) {
            // Silence is no error-status.
            return Obstacle.of(e).status() != null;
        }
    }

    /// Writes down where an error-status was met: at `target`, if that was one for GET, too, or
    /// somewhere behind `from`.
    ///
    /// @param walked what GETNEXT of `from` was answered with, which is what a walk meets.
    /// @param got what GET of `target` was answered with.
    private void met(Obstacle walked, Oid from, Oid target, @Nullable ErrorStatus got)
            throws IOException {
        ErrorStatus status = walked.status();
        if (got != null) {
            survey.staging().error(new MetError(target, status == null ? got : status, true));
        } else if (status != null) {
            survey.staging().error(MetError.behind(from, status));
        }
    }
}

package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ClosedException;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.SnmpException;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.Gap;
import dev.sonde.mirror.internal.archive.MetError;
import dev.sonde.mirror.internal.walk.Successors.Answers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The walk of one range from its cursor to its end. Belongs to one walker.
final class RangeWalk {

    private static final int BATCH_OBJECTS = 4096;
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /// How many objects are asked for one by one after GETBULK has failed near them.
    private static final int SINGLES = 20;

    /// After so many objects that cannot be read, with none between that can, larger steps are
    /// taken.
    private static final int MOST_FAILURES_IN_A_ROW = 100;

    private final Survey survey;
    private final Plan plan;
    private final Range range;
    private final Order order;
    private final List<VarBind> batch = new ArrayList<>();
    private long batchSince = System.nanoTime();
    private Oid last;
    private int singles;
    private int failuresInARow;
    private boolean began;
    private boolean ended;

    RangeWalk(Survey survey, Range range) {
        this.survey = survey;
        this.plan = survey.plan();
        this.range = range;
        this.last = range.after;
        this.order = new Order(survey, range.root);
    }

    /// Walks until the range ends or the survey is stopped. However it ends, what was read is
    /// handed to the archive.
    void walk() throws IOException {
        try {
            while (!ended && !survey.isStopped()) {
                step();
            }
        } catch (InterruptedCallException | ClosedException e) {
            survey.stop(Survey.INTERRUPTED);
        } finally {
            if (!ended) {
                flush();
            }
        }
    }

    private void step() throws IOException {
        Oid subtree = Subtrees.of(last);
        if (isOverspent(subtree)) {
            String detail = subtree + " took more time or room than it may";
            leave(subtree, new Gap(last, null, Gap.Reason.BUDGET, detail));
            return;
        }
        Answers answers;
        try {
            boolean singly = singles > 0 || survey.regions().isDistrusted(last);
            singles -= singles > 0 ? 1 : 0;
            answers = survey.successors().after(last, singly);
        } catch (SnmpException e) {
            Gap.Reason reason = Findings.reason(e);
            if (reason == null) {
                throw e;
            }
            // Silence may be the network's fault: only what the agent says is made a record.
            ErrorStatus status = e instanceof ErrorStatusException error ? error.status() : null;
            jump(reason, String.valueOf(e.getMessage()), status);
            return;
        }
        failuresInARow = 0;
        singles = answers.wasRefused() ? SINGLES : singles;
        if (answers.asked() == 1 || holds(answers)) {
            take(answers.varBinds());
        }
    }

    private boolean isOverspent(Oid subtree) {
        return subtree.length() > 6
                && survey.timings()
                        .exceeds(
                                subtree,
                                survey.options().subtreeTime(),
                                survey.options().subtreeObjects());
    }

    private boolean holds(Answers answers) throws IOException {
        List<VarBind> varBinds = answers.varBinds();
        Oid subtree = Subtrees.of(varBinds.getFirst().oid());
        if (!survey.audit().isDue(subtree, varBinds)
                || survey.audit().holds(last, answers.asked(), varBinds)) {
            return true;
        }
        Oid region = survey.distrust(subtree, range.root);
        if (!region.equals(range.root)) {
            leave(region, null);
        }
        return false;
    }

    private void take(List<VarBind> answers) throws IOException {
        int before = batch.size();
        Oid upTo = plan.upTo(range);
        for (VarBind varBind : answers) {
            Oid oid = varBind.oid();
            if (varBind.value() == Missing.END_OF_MIB_VIEW) {
                end(new Range.Answer(null));
                return;
            }
            begin(oid);
            if (varBind.value() instanceof Missing missing && oid.equals(last)) {
                // RFC 3416 §4.2.2 has no such answer. Of another object it is kept as a hole.
                String detail = "GETNEXT of " + last + " was answered with " + missing.text();
                jump(Gap.Reason.MALFORMED, detail, null);
                return;
            }
            Order.Verdict verdict = order.judge(last, varBind, batch);
            if (verdict == Order.Verdict.SEEN) {
                jump(
                        Gap.Reason.LOOP,
                        "the agent went on with " + oid + ", which it had shown",
                        null);
                return;
            }
            if (verdict == Order.Verdict.NEXT
                    && (!range.root.isPrefixOf(oid) || (upTo != null && oid.compareTo(upTo) > 0))) {
                // What was read past an end that has just moved closer, both have: there is no
                // seam.
                boolean hasPassed = upTo != null && last.compareTo(upTo) > 0;
                end(hasPassed ? null : new Range.Answer(oid));
                return;
            }
            Oid region = survey.regions().passedOver(oid, range.root);
            if (region != null) {
                leave(region, null);
                return;
            }
            batch.add(varBind);
            last = oid;
        }
        plan.moved(range, last, batch.size() - before, order.isKept());
        if (batch.size() >= BATCH_OBJECTS || System.nanoTime() - batchSince > BATCH_NANOS) {
            flush();
        }
    }

    private void begin(@Nullable Oid first) throws IOException {
        if (!began) {
            began = true;
            plan.began(range, first);
        }
    }

    /// What was read before its subtree turned out to be one that others read is dropped.
    private void flush() throws IOException {
        batch.removeIf(varBind -> survey.regions().passedOver(varBind.oid(), range.root) != null);
        survey.write(range, last, batch);
        batch.clear();
        batchSince = System.nanoTime();
    }

    private void end(Range.@Nullable Answer beyond) throws IOException {
        begin(beyond == null ? null : beyond.oid());
        plan.moved(range, last, batch.size(), false);
        flush();
        plan.ended(range, beyond);
        ended = true;
    }

    /// Goes on behind `region`.
    private void leave(Oid region, @Nullable Gap gap) throws IOException {
        if (gap != null) {
            survey.findings().gap(gap);
        }
        Oid behind = Subtrees.behind(region);
        Oid upTo = plan.upTo(range);
        if (behind == null
                || !range.root.isPrefixOf(behind)
                || (upTo != null && behind.compareTo(upTo) >= 0)) {
            end(null);
            return;
        }
        ErrorStatus status = land(behind);
        if (status != null) {
            String detail = "GET of " + behind + " was answered with " + status;
            survey.findings().gap(new Gap(region, behind, Gap.Reason.ERROR_STATUS, detail));
            survey.error(new MetError(behind, status, true));
        }
    }

    /// Goes on after `oid`, having asked for `oid` itself, which GETNEXT would not show. Returns
    /// the error-status that was the answer, if one was.
    private @Nullable ErrorStatus land(Oid oid) {
        order.reset();
        last = oid;
        try {
            VarBind exact = survey.session().get(oid);
            if (exact.value().isPresent()) {
                batch.add(exact);
            }
        } catch (InterruptedCallException | ClosedException e) {
            throw e;
        } catch (ErrorStatusException e) {
            return e.status();
        } catch (SnmpException e) {
            // Whether there is such an object stays unknown, as most of what was jumped over.
        }
        return null;
    }

    /// Goes on behind what the agent cannot tell: at the next arc, the next column, the next table,
    /// whichever it has an answer for.
    ///
    /// @param status what it said in place of an answer; null if that was nothing, or too much.
    private void jump(Gap.Reason reason, String detail, @Nullable ErrorStatus status)
            throws IOException {
        Oid from = order.greatest(last);
        int silent = reason == Gap.Reason.SILENT ? 1 : 0;
        failuresInARow++;
        for (Oid target : Jumps.after(from, range.root, survey, reason)) {
            Oid upTo = plan.upTo(range);
            if (survey.isStopped() || (upTo != null && target.compareTo(upTo) >= 0)) {
                break;
            }
            try {
                VarBind answer = survey.session().getNext(target);
                boolean isEnd = answer.value() == Missing.END_OF_MIB_VIEW;
                if (isEnd || answer.oid().compareTo(target) > 0) {
                    survey.findings()
                            .gap(new Gap(from, isEnd ? null : answer.oid(), reason, detail));
                    met(from, status, target, land(target));
                    take(List.of(answer));
                    return;
                }
            } catch (SnmpException e) {
                if (Findings.reason(e) == null) {
                    throw e;
                }
                if (e instanceof ErrorStatusException && status != null && fails(target)) {
                    // Another one that fails follows it.
                    survey.findings().gap(new Gap(from, target, reason, detail));
                    met(from, status, target, status);
                    order.reset();
                    last = target;
                    return;
                }
                silent += Findings.reason(e) == Gap.Reason.SILENT ? 1 : 0;
                if (silent >= 2 && !survey.isAlive()) {
                    return;
                }
            }
        }
        if (!survey.isStopped()) {
            Oid upTo = plan.upTo(range);
            survey.findings().gap(new Gap(from, upTo, reason, detail));
            if (upTo == null) {
                met(from, status, from, null);
            } else {
                // It still belongs to this range, and no other will ask for it.
                met(from, status, upTo, land(upTo));
            }
            end(null);
        }
    }

    /// Whether `oid` is an object that cannot be read; not asked for ever of an agent that fails at
    /// whatever it is asked.
    private boolean fails(Oid oid) {
        if (failuresInARow >= MOST_FAILURES_IN_A_ROW) {
            return false;
        }
        try {
            survey.session().get(oid);
        } catch (ErrorStatusException e) {
            return true;
        } catch (InterruptedCallException | ClosedException e) {
            throw e;
        } catch (SnmpException e) {
            // Silence is no error-status.
        }
        return false;
    }

    /// Writes down where an error-status was met: at `target`, if that was one for GET, too, or
    /// somewhere behind `from`.
    ///
    /// @param walked what GETNEXT of `from` was answered with, which is what a walk meets.
    /// @param got what GET of `target` was answered with.
    private void met(Oid from, @Nullable ErrorStatus walked, Oid target, @Nullable ErrorStatus got)
            throws IOException {
        if (got != null) {
            survey.error(new MetError(target, walked == null ? got : walked, true));
        } else if (walked != null) {
            survey.error(MetError.behind(from, walked));
        }
    }
}

package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ClosedException;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.SnmpException;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.Gap;
import dev.sonde.mirror.internal.walk.Successors.Answers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The walk of one range from its cursor to its end; where it cannot go on it makes a [Detour].
/// Belongs to one walker.
final class RangeWalk {

    private static final int BATCH_OBJECTS = 4096;
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /// How many objects are asked for one by one after GETBULK has failed near them.
    private static final int SINGLES = 20;

    private final Survey survey;
    private final Plan plan;
    private final Range range;
    private final Order order;
    private final Detour detour;
    private final List<VarBind> batch = new ArrayList<>();
    private long batchSince = System.nanoTime();
    private Oid last;
    private int singles;
    private boolean began;
    private boolean ended;

    RangeWalk(Survey survey, Range range) {
        this.survey = survey;
        this.plan = survey.plan();
        this.range = range;
        this.last = range.after;
        this.order = new Order(survey, range.root);
        this.detour = new Detour(survey, range);
    }

    /// Walks until the range ends or the survey is stopped. However it ends, what was read is
    /// handed to the archive.
    void walk() throws IOException {
        try {
            // GETNEXT shows what follows the root, but not an object that is the root.
            if (last.equals(range.root) && last.length() > 2 && !survey.isStopped()) {
                goOn(detour.toRoot());
            }
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
            survey.findings().gap(new Gap(last, null, Gap.Reason.BUDGET, detail));
            goOn(detour.behind(subtree, last));
            return;
        }
        Answers answers;
        try {
            boolean singly = singles > 0 || survey.regions().isDistrusted(last);
            singles -= singles > 0 ? 1 : 0;
            answers = survey.successors().after(last, singly);
        } catch (SnmpException e) {
            goAround(Obstacle.of(e));
            return;
        }
        detour.isOver();
        survey.watch().answered();
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

    /// Whether no lie was found in `answers`. What GETBULK lies about is read anew.
    private boolean holds(Answers answers) throws IOException {
        List<VarBind> varBinds = answers.varBinds();
        Oid lie = survey.audit().lie(last, answers.asked(), varBinds);
        if (lie == null) {
            return true;
        }
        Oid region = survey.regions().distrust(lie, range.root);
        if (region.isPrefixOf(varBinds.getFirst().oid())) {
            if (!region.equals(range.root)) {
                goOn(detour.behind(region, last));
            }
        } else {
            take(varBinds.stream().takeWhile(v -> !region.isPrefixOf(v.oid())).toList());
        }
        return false;
    }

    private void take(List<VarBind> answers) throws IOException {
        int before = batch.size();
        Oid upTo = plan.upTo(range);
        for (VarBind varBind : answers) {
            if (varBind.value() == Missing.END_OF_MIB_VIEW) {
                end(new Range.Answer(null));
                return;
            }
            begin(varBind.oid());
            if (!add(varBind, upTo)) {
                return;
            }
        }
        plan.moved(range, last, batch.size() - before, order.isKept());
        if (batch.size() >= BATCH_OBJECTS || System.nanoTime() - batchSince > BATCH_NANOS) {
            flush();
        }
    }

    /// Whether `varBind` belongs to what the range holds; if not, the walk has gone elsewhere.
    private boolean add(VarBind varBind, @Nullable Oid upTo) throws IOException {
        Oid oid = varBind.oid();
        if (varBind.value() instanceof Missing missing && oid.equals(last)) {
            // RFC 3416 §4.2.2 has no such answer. Of another object it is kept as a hole.
            String detail = "GETNEXT of " + last + " was answered with " + missing.text();
            goAround(Obstacle.malformed(detail));
            return false;
        }
        Order.Verdict verdict = order.judge(last, varBind, batch);
        if (verdict == Order.Verdict.SEEN) {
            goAround(Obstacle.loop(oid));
            return false;
        }
        boolean isBeyond = !range.root.isPrefixOf(oid) || (upTo != null && oid.compareTo(upTo) > 0);
        if (verdict == Order.Verdict.NEXT && isBeyond) {
            // What was read past an end that has just moved closer, both have: there is no seam.
            boolean hasPassed = upTo != null && last.compareTo(upTo) > 0;
            end(hasPassed ? null : new Range.Answer(oid));
            return false;
        }
        Oid region = survey.regions().passedOver(oid, range.root);
        if (region != null) {
            goOn(detour.behind(region, last));
            return false;
        }
        batch.add(varBind);
        last = oid;
        return true;
    }

    private void goAround(Obstacle obstacle) throws IOException {
        goOn(detour.around(obstacle, order.greatest(last)));
    }

    /// @param landing null if the survey is stopped.
    private void goOn(@Nullable Landing landing) throws IOException {
        if (landing == null) {
            return;
        }
        order.reset();
        last = landing.at();
        if (landing.exact() != null) {
            batch.add(landing.exact());
        }
        if (landing.isEnd()) {
            end(null);
        } else if (landing.next() != null) {
            take(List.of(landing.next()));
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
        survey.staging().write(plan.span(range, last), batch);
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
}

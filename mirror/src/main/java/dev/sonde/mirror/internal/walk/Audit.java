package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ClosedException;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Syntax;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reads samples of what GETBULK brought again by GETNEXT and GET: some agents leave rows out when
/// they are asked for many, or give other values. A difference counts when it is there again on a
/// second look; tables change, and values move. Thread-safe.
final class Audit {

    private static final int SAMPLES = 16;
    private static final int LEAST_OBJECTS = 5;
    private static final int EVERY = 32;

    private final Session session;
    private final boolean isOn;
    private final Map<Oid, Heard> heard = new ConcurrentHashMap<>();

    /// What came of one subtree.
    ///
    /// @param responses how many responses.
    /// @param most how many objects the largest of them brought.
    /// @param isRecord whether the last is larger than all before.
    private record Heard(int responses, int most, boolean isRecord) {

        Heard with(int objects) {
            return new Heard(responses + 1, Math.max(most, objects), objects > most);
        }
    }

    Audit(Session session, boolean isOn) {
        this.session = session;
        this.isOn = isOn;
    }

    /// The subtree of which `answers`, which GETBULK brought for what follows `after`, show
    /// something else than GETNEXT and GET do; null if none was found.
    ///
    /// @throws InterruptedCallException if the thread is interrupted.
    @Nullable Oid lie(Oid after, int repetitions, List<VarBind> answers) {
        List<Integer> samples = isOn ? samples(answers) : List.of();
        try {
            List<Integer> suspects = suspects(samples, answers);
            if (suspects.isEmpty()) {
                return null;
            }
            List<VarBind> again = session.getBulk(0, repetitions, after);
            return suspects(suspects, answers).stream()
                    .filter(i -> isSaidAgain(answers, i, again))
                    .findFirst()
                    .map(i -> Subtrees.of(answers.get(i).oid()))
                    .orElse(null);
        } catch (InterruptedCallException | ClosedException e) {
            throw e;
        } catch (SnmpException e) {
            // An agent that cannot be asked so tells nothing about its GETBULK.
            return null;
        }
    }

    /// Which of `answers` are looked at, each together with the one before: some of each subtree
    /// among them that is due.
    private List<Integer> samples(List<VarBind> answers) {
        List<Integer> samples = new ArrayList<>();
        int end;
        for (int start = 0; start < answers.size(); start = end) {
            Oid subtree = Subtrees.of(answers.get(start).oid());
            end = start + 1;
            while (end < answers.size() && isIn(subtree, answers.get(end))) {
                end++;
            }
            if (end - start >= LEAST_OBJECTS && isDue(subtree, end - start)) {
                int last = end - 1 - start;
                int count = Math.min(SAMPLES, last);
                for (int i = 1; i <= count; i++) {
                    samples.add(start + (int) ((long) i * last / count));
                }
            }
        }
        return samples;
    }

    private static boolean isIn(Oid subtree, VarBind answer) {
        return subtree.isPrefixOf(answer.oid()) && answer.value() != Missing.END_OF_MIB_VIEW;
    }

    /// Whether a response with so many objects of `subtree` is to be looked at: the first, and some
    /// later ones; and those that are larger than any before, because an agent may do well as long
    /// as it is not asked for too many.
    private boolean isDue(Oid subtree, int objects) {
        Heard now =
                heard.compute(
                        subtree,
                        (_, before) ->
                                (before == null ? new Heard(0, 0, false) : before).with(objects));
        return now.isRecord() || now.responses() % EVERY == 1;
    }

    /// Those of `indexes` at which `answers` are not what GETNEXT and GET show.
    private List<Integer> suspects(List<Integer> indexes, List<VarBind> answers) {
        if (indexes.isEmpty()) {
            return indexes;
        }
        List<VarBind> following =
                session.getNext(
                        indexes.stream().map(i -> answers.get(i - 1).oid()).toArray(Oid[]::new));
        List<VarBind> got = session.get(indexes.stream().map(i -> answers.get(i).oid()).toList());
        List<Integer> suspects = new ArrayList<>();
        for (int i = 0; i < indexes.size(); i++) {
            VarBind bulk = answers.get(indexes.get(i));
            VarBind next = following.get(i);
            Value exact = got.get(i).value();
            // What GETNEXT shows and GET denies is no lie of GETBULK.
            Value shown = exact.isPresent() ? exact : next.value();
            if (!next.oid().equals(bulk.oid()) || differ(bulk.value(), shown)) {
                suspects.add(indexes.get(i));
            }
        }
        return suspects;
    }

    /// Numbers move; what has another type, or is no number, should not differ.
    private static boolean differ(Value one, Value other) {
        return one.syntax() != other.syntax() || (!isNumber(one.syntax()) && !one.equals(other));
    }

    private static boolean isNumber(Syntax syntax) {
        return switch (syntax) {
            case INTEGER, COUNTER32, GAUGE32, TIME_TICKS, COUNTER64 -> true;
            default -> false;
        };
    }

    /// Whether GETBULK has said the same a second time: the same object with the same value, right
    /// after the same one.
    private static boolean isSaidAgain(List<VarBind> answers, int index, List<VarBind> again) {
        VarBind before = answers.get(index - 1);
        VarBind suspect = answers.get(index);
        for (int i = 1; i < again.size(); i++) {
            if (again.get(i).oid().equals(suspect.oid())) {
                return again.get(i - 1).oid().equals(before.oid())
                        && !differ(again.get(i).value(), suspect.value());
            }
        }
        return false;
    }
}

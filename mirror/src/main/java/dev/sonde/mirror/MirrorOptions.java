package dev.sonde.mirror;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a mirror takes of a device, and how patiently. Immutable; each `with` method returns a
/// changed copy.
///
/// @param roots the subtrees to take, none below another; an object that is a root itself, too.
///   Default: everything.
/// @param excludes the subtrees to leave out. Default: none.
/// @param inFlight how many requests may wait for the device at a time, 1 to 64. Default: 8.
/// @param maxRepetitions the most objects to ask for in one request, 1 to 1000; an agent that
///   cannot bear so many is asked for fewer. Default: 50.
/// @param subtreeTime how long the requests for one subtree, about a table, may take in all before
///   it is left. Default: 30 minutes.
/// @param subtreeObjects how many objects one subtree may have before it is left. Default:
///   10,000,000.
/// @param time how long the mirror may take before it is ended; it can be gone on with. Default:
///   one day.
/// @param audited whether samples of what GETBULK brings are read again. Default: yes.
/// @param stage what becomes of each object on its way to where it is written; null drops it.
///   Called from several threads. Default: nothing.
/// @param passes how often the values that may move are read, 1 to 100: from 2 on, counters get
///   their rates. Default: 1.
/// @param interval how long from one pass to the next. Default: one minute.
public record MirrorOptions(
        List<Oid> roots,
        List<Oid> excludes,
        int inFlight,
        int maxRepetitions,
        Duration subtreeTime,
        long subtreeObjects,
        Duration time,
        boolean audited,
        Function<VarBind, @Nullable VarBind> stage,
        int passes,
        Duration interval) {

    /// What is done where nothing else is said.
    public static final MirrorOptions DEFAULT =
            new MirrorOptions(
                    List.of(Oid.of("")),
                    List.of(),
                    8,
                    50,
                    Duration.ofMinutes(30),
                    10_000_000,
                    Duration.ofDays(1),
                    true,
                    varBind -> varBind,
                    1,
                    Duration.ofMinutes(1));

    /// @throws IllegalArgumentException if a number is out of range, or one root lies below
    ///   another.
    public MirrorOptions {
        roots = roots.stream().distinct().sorted().toList();
        excludes = excludes.stream().distinct().sorted().toList();
        require(!roots.isEmpty(), "there is no root to mirror");
        for (int i = 1; i < roots.size(); i++) {
            require(
                    !roots.get(i - 1).isPrefixOf(roots.get(i)),
                    "the root " + roots.get(i) + " lies below the root " + roots.get(i - 1));
        }
        for (Oid exclude : excludes) {
            require(
                    roots.stream().noneMatch(exclude::isPrefixOf),
                    "excluding " + exclude + " leaves nothing of a root");
        }
        require(inFlight >= 1 && inFlight <= 64, "in flight may be 1 to 64, not " + inFlight);
        require(
                maxRepetitions >= 1 && maxRepetitions <= 1000,
                "max-repetitions must be 1 to 1000, not " + maxRepetitions);
        require(passes >= 1 && passes <= 100, "there may be 1 to 100 passes, not " + passes);
        require(subtreeTime.isPositive() && time.isPositive(), "a time must be more than zero");
        require(!interval.isNegative(), "the interval must not be negative");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    public MirrorOptions withRoots(List<Oid> roots) {
        return with(copy -> copy.roots = roots);
    }

    public MirrorOptions withExcludes(List<Oid> excludes) {
        return with(copy -> copy.excludes = excludes);
    }

    public MirrorOptions withInFlight(int inFlight) {
        return with(copy -> copy.inFlight = inFlight);
    }

    public MirrorOptions withMaxRepetitions(int maxRepetitions) {
        return with(copy -> copy.maxRepetitions = maxRepetitions);
    }

    public MirrorOptions withSubtreeTime(Duration subtreeTime) {
        return with(copy -> copy.subtreeTime = subtreeTime);
    }

    public MirrorOptions withSubtreeObjects(long subtreeObjects) {
        return with(copy -> copy.subtreeObjects = subtreeObjects);
    }

    public MirrorOptions withTime(Duration time) {
        return with(copy -> copy.time = time);
    }

    public MirrorOptions withAudited(boolean audited) {
        return with(copy -> copy.audited = audited);
    }

    public MirrorOptions withStage(Function<VarBind, @Nullable VarBind> stage) {
        return with(copy -> copy.stage = stage);
    }

    public MirrorOptions withPasses(int passes, Duration interval) {
        return with(copy -> {
            copy.passes = passes;
            copy.interval = interval;
        });
    }

    private MirrorOptions with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.options();
    }

    /// Options that can be changed before they are some.
    private static final class Copy {
        List<Oid> roots;
        List<Oid> excludes;
        int inFlight;
        int maxRepetitions;
        Duration subtreeTime;
        long subtreeObjects;
        Duration time;
        boolean audited;
        Function<VarBind, @Nullable VarBind> stage;
        int passes;
        Duration interval;

        Copy(MirrorOptions options) {
            this.roots = options.roots;
            this.excludes = options.excludes;
            this.inFlight = options.inFlight;
            this.maxRepetitions = options.maxRepetitions;
            this.subtreeTime = options.subtreeTime;
            this.subtreeObjects = options.subtreeObjects;
            this.time = options.time;
            this.audited = options.audited;
            this.stage = options.stage;
            this.passes = options.passes;
            this.interval = options.interval;
        }

        MirrorOptions options() {
            return new MirrorOptions(
                    roots,
                    excludes,
                    inFlight,
                    maxRepetitions,
                    subtreeTime,
                    subtreeObjects,
                    time,
                    audited,
                    stage,
                    passes,
                    interval);
        }
    }
}

package dev.sonde.mirror.compare;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.OidStore;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A comparison of two devices, object by object in lexicographic order, so that neither is ever
/// held in memory.
///
/// ```java
/// Summary summary =
///         Comparison.of(recording, session.bulkWalk(Oid.of(""))).run(difference -> print(difference));
/// ```
///
/// Explicit holes are no objects, because a live agent shows none. Immutable; each `with` method
/// returns a changed copy.
public final class Comparison {

    private static final int RUN = 500;

    private final Iterable<VarBind> before;
    private final Iterable<VarBind> after;
    private final List<Oid> ignored;
    private final BiPredicate<VarBind, VarBind> moving;

    private Comparison(
            Iterable<VarBind> before,
            Iterable<VarBind> after,
            List<Oid> ignored,
            BiPredicate<VarBind, VarBind> moving) {
        this.before = before;
        this.after = after;
        this.ignored = List.copyOf(ignored);
        this.moving = moving;
    }

    /// A comparison of two runs of objects, each in lexicographic order: recordings, walks, or
    /// [stores][#objects(OidStore)].
    public static Comparison of(Iterable<VarBind> before, Iterable<VarBind> after) {
        return new Comparison(
                before,
                after,
                List.of(),
                (one, other) -> MovingObjects.contains(one.oid(), one.value(), other.value()));
    }

    /// All objects of `store`, a run of them at a time.
    public static Iterable<VarBind> objects(OidStore store) {
        return () -> new StoreIterator(store);
    }

    /// Leaves these subtrees out on both sides. Default: none.
    public Comparison withIgnored(List<Oid> subtrees) {
        return new Comparison(before, after, subtrees, moving);
    }

    /// Takes the two values of an object for moved where `moving` says so, not for changed; no
    /// others than those. Default: counters, TimeTicks, dates, and measurements of the common MIBs.
    public Comparison withMoving(BiPredicate<VarBind, VarBind> moving) {
        return new Comparison(before, after, ignored, moving);
    }

    /// Compares, and tells `differences` of each that there is, in order.
    ///
    /// @throws dev.sonde.client.SnmpException if an agent fails.
    /// @throws IllegalStateException if one of the two is not in order.
    public Summary run(Consumer<Difference> differences) {
        Side left = new Side(before.iterator(), ignored, "first");
        Side right = new Side(after.iterator(), ignored, "second");
        long same = 0;
        long added = 0;
        long gone = 0;
        long changed = 0;
        long moved = 0;
        VarBind one = left.next();
        VarBind other = right.next();
        while (one != null || other != null) {
            int order = order(one, other);
            if (one != null && order < 0) {
                gone++;
                differences.accept(new Difference.Gone(one.oid(), one.value()));
            } else if (other != null && order > 0) {
                added++;
                differences.accept(new Difference.Added(other.oid(), other.value()));
            } else if (one != null && other != null) {
                switch (difference(one, other)) {
                    case null -> same++;
                    case Difference.Moved move -> {
                        moved++;
                        differences.accept(move);
                    }
                    case Difference change -> {
                        changed++;
                        differences.accept(change);
                    }
                }
            }
            one = order <= 0 ? left.next() : one;
            other = order >= 0 ? right.next() : other;
        }
        return new Summary(same, added, gone, changed, moved);
    }

    /// Where one side has ended, the other is first.
    private static int order(@Nullable VarBind one, @Nullable VarBind other) {
        if (one == null) {
            return 1;
        }
        return other == null ? -1 : one.oid().compareTo(other.oid());
    }

    private @Nullable Difference difference(VarBind one, VarBind other) {
        if (one.value().equals(other.value())) {
            return null;
        }
        return moving.test(one, other)
                ? new Difference.Moved(one.oid(), one.value(), other.value())
                : new Difference.Changed(one.oid(), one.value(), other.value());
    }

    /// One of the two, and how far it is read.
    private static final class Side {

        private final Iterator<VarBind> objects;
        private final List<Oid> ignored;
        private final String name;
        private @Nullable Oid last;

        Side(Iterator<VarBind> objects, List<Oid> ignored, String name) {
            this.objects = objects;
            this.ignored = ignored;
            this.name = name;
        }

        @Nullable VarBind next() {
            while (objects.hasNext()) {
                VarBind object = objects.next();
                Oid before = last;
                if (before != null && object.oid().compareTo(before) <= 0) {
                    throw new IllegalStateException(
                            "the %s of the two is not in order: %s follows %s"
                                    .formatted(name, object.oid(), before));
                }
                last = object.oid();
                if (object.value().isPresent() && !isIgnored(object.oid())) {
                    return object;
                }
            }
            return null;
        }

        private boolean isIgnored(Oid oid) {
            return ignored.stream().anyMatch(subtree -> subtree.isPrefixOf(oid));
        }
    }

    private static final class StoreIterator implements Iterator<VarBind> {

        private final OidStore store;
        private final Queue<VarBind> run = new ArrayDeque<>();
        private Oid from = Oid.of("");
        private boolean atEnd;

        StoreIterator(OidStore store) {
            this.store = store;
        }

        @Override
        public boolean hasNext() {
            if (run.isEmpty() && !atEnd) {
                run.addAll(store.next(from, RUN));
                atEnd = run.isEmpty();
            }
            return !run.isEmpty();
        }

        @Override
        public VarBind next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            VarBind object = run.remove();
            from = object.oid();
            return object;
        }
    }
}

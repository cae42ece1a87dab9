package dev.sonde.simulator.variation;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Value;
import dev.sonde.simulator.store.RefusedException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The modules `error` and `writecache`: an object that refuses to be read or set, or to be set to
/// some values.
///
/// @param always what is said to every one of `operations`; null for nothing.
/// @param byValue what a SET is refused with, by its value.
/// @param alwaysInSet whether `always` holds in a SET where there is `byValue`, too.
record Refusing(
        @Nullable Status always,
        Operations operations,
        Comparisons<Status> byValue,
        boolean alwaysInSet)
        implements Variation {

    static final Set<String> KEYS = Set.of("value", "hexvalue", "op", "status", "vlist");

    static Refusing error(Settings settings, Function<String, Value> constant) {
        Comparisons<Status> byValue = byValue(settings, constant);
        return of(settings, byValue, byValue.isEmpty());
    }

    static Refusing writeCache(Settings settings, Function<String, Value> constant) {
        return of(settings, byValue(settings, constant), true);
    }

    private static Comparisons<Status> byValue(
            Settings settings, Function<String, Value> constant) {
        return Comparisons.of(settings, "vlist", constant, Status::of, 3);
    }

    private static Refusing of(
            Settings settings, Comparisons<Status> byValue, boolean alwaysInSet) {
        String status = settings.get("status");
        return new Refusing(
                status == null || status.isBlank() ? null : Status.of(status),
                Operations.of(settings, Operations.ANY),
                byValue,
                alwaysInSet);
    }

    /// Whether it never refuses anything.
    boolean isIdle() {
        return always == null && byValue.isEmpty();
    }

    /// The error-status that a GET meets; null for none.
    @Nullable ErrorStatus toRead() {
        Status met = operations.includeGet() ? always : null;
        return met == null || met.hole() != null ? null : met.error();
    }

    @Override
    public @Nullable Value answer(Access access) {
        if (always == null || !operations.includeGet()) {
            return access.held();
        }
        if (always.hole() == null) {
            throw new RefusedException(always.error());
        }
        return always.hole();
    }

    @Override
    public boolean isEventful() {
        return toRead() != null;
    }

    @Override
    public @Nullable ErrorStatus refusal(Value value) {
        Status listed = byValue.of(value);
        if (listed != null) {
            return listed.error();
        }
        return always != null && operations.includeSet() && alwaysInSet ? always.error() : null;
    }
}

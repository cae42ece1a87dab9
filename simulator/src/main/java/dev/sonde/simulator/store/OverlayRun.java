package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A run of objects of a store with changes laid over it, put together piece after piece, because a
/// change may hide some of what lies below.
final class OverlayRun {

    private final OidStore base;
    private final int limit;

    /// Where reading takes long, nothing is read that a change may hide.
    private final boolean oneByOne;

    private final List<VarBind> following = new ArrayList<>();

    /// Where to go on from, and the changes after it.
    private Oid from;

    private NavigableMap<Oid, Value> ahead;
    private boolean ended;

    OverlayRun(OidStore base, NavigableMap<Oid, Value> changes, Oid from, int limit) {
        this.base = base;
        this.limit = limit;
        this.oneByOne = base.waiting() == Waiting.ALWAYS;
        this.from = from;
        this.ahead = changes.tailMap(from, false);
    }

    List<VarBind> varBinds() {
        while (!ended && following.size() < limit) {
            try {
                addPiece();
            } catch (RefusedException | SilenceException e) {
                if (following.isEmpty()) {
                    throw e;
                }
                return following;
            }
        }
        return following;
    }

    private void addPiece() {
        int wanted = limit - following.size();
        if (ahead.isEmpty()) {
            addAll(base.next(from, wanted));
            return;
        }
        // Room for all changes that may come in between: nothing is worked out to be cut off.
        int run = oneByOne ? 1 : wanted - (int) ahead.keySet().stream().limit(wanted).count();
        List<VarBind> own = run > 1 ? runOrNone(run) : List.of();
        if (own.isEmpty()) {
            addOne();
        } else {
            addMerged(own);
        }
    }

    /// A run of the base; none where it begins with an object that refuses, because there may be a
    /// change before it or over it.
    private List<VarBind> runOrNone(int length) {
        try {
            return base.next(from, length);
        } catch (RefusedException | SilenceException e) {
            return List.of();
        }
    }

    private void addAll(List<VarBind> own) {
        following.addAll(own);
        ended = own.isEmpty();
        if (!ended) {
            goOnFrom(own.getLast().oid());
        }
    }

    private void addMerged(List<VarBind> own) {
        Oid last = own.getLast().oid();
        NavigableMap<Oid, Value> changed = ahead.headMap(last, true);
        if (changed.isEmpty()) {
            following.addAll(own);
        } else {
            NavigableMap<Oid, Value> all = new TreeMap<>();
            own.forEach(varBind -> all.put(varBind.oid(), varBind.value()));
            all.putAll(changed);
            all.forEach(this::add);
        }
        goOnFrom(last);
    }

    /// Adds what comes first, the next change or the next object of the base.
    private void addOne() {
        Oid changed = ahead.firstKey();
        Oid own = base.nextOid(from);
        VarBind next = own == null || changed.compareTo(own) <= 0 ? null : base.next(from);
        // What is named may have been a hole, and the next object lie further on.
        if (next == null || changed.compareTo(next.oid()) <= 0) {
            add(changed, ahead.firstEntry().getValue());
            goOnFrom(changed);
        } else {
            following.add(next);
            goOnFrom(next.oid());
        }
    }

    private void add(Oid oid, @Nullable Value value) {
        if (value != null && value.isPresent()) {
            following.add(new VarBind(oid, value));
        }
    }

    private void goOnFrom(Oid oid) {
        from = oid;
        ahead = ahead.tailMap(oid, false);
    }
}

package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.variation.VariedRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// A recording that many devices share, with a few objects that are this device's own: in place of
/// those it hides, and anywhere in the order. Immutable.
public final class DerivedRecording implements OidStore {

    private final Recording base;

    /// In order, and shared by the devices, too.
    private final List<Oid> hidden;

    private final Recording own;

    private final NavigableMap<Oid, VariedRecord> variations;

    /// @param base what is shared.
    /// @param hidden which of its objects are not this device's, in order.
    /// @param own what it has beside the others.
    /// @param variations as [Recording#variations()].
    public DerivedRecording(
            Recording base,
            List<Oid> hidden,
            Recording own,
            NavigableMap<Oid, VariedRecord> variations) {
        this.base = base;
        this.hidden = hidden;
        this.own = own;
        this.variations = variations;
    }

    /// The records that variation modules serve, by OID, as in [Recording#variations()].
    public NavigableMap<Oid, VariedRecord> variations() {
        return variations;
    }

    /// How fast the device answered, as in [Recording#timings()].
    public List<SubtreeTiming> timings() {
        return base.timings();
    }

    @Override
    public @Nullable Value get(Oid oid) {
        Value value = own.get(oid);
        return value != null || isHidden(oid) ? value : base.get(oid);
    }

    private boolean isHidden(Oid oid) {
        return Collections.binarySearch(hidden, oid) >= 0;
    }

    /// The first hidden object behind `oid`.
    private int hiddenAfter(Oid oid) {
        int found = Collections.binarySearch(hidden, oid);
        return found < 0 ? -1 - found : found + 1;
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        List<VarBind> mine = own.next(oid, limit);
        Merge merge = new Merge(mine, hiddenAfter(oid), limit);
        Oid from = oid;
        while (!merge.isFull()) {
            int wanted = limit - merge.following.size();
            List<VarBind> run = base.next(from, wanted);
            run.forEach(merge::add);
            if (run.size() < wanted) {
                merge.addRest();
                break;
            }
            from = run.getLast().oid();
        }
        return merge.following;
    }

    /// Puts what is the device's own between what comes out of the recording.
    private final class Merge {

        final List<VarBind> following;
        private final List<VarBind> mine;
        private final int limit;
        private int nextMine;
        private int nextHidden;

        Merge(List<VarBind> mine, int nextHidden, int limit) {
            this.mine = mine;
            this.nextHidden = nextHidden;
            this.limit = limit;
            this.following = new ArrayList<>(Math.clamp(limit, 0, 64));
        }

        boolean isFull() {
            return following.size() >= limit;
        }

        void add(VarBind recorded) {
            Oid oid = recorded.oid();
            boolean isReplaced = false;
            while (!isFull() && nextMine < mine.size()) {
                int order = mine.get(nextMine).oid().compareTo(oid);
                if (order > 0) {
                    break;
                }
                isReplaced |= order == 0;
                following.add(mine.get(nextMine++));
            }
            while (nextHidden < hidden.size() && hidden.get(nextHidden).compareTo(oid) < 0) {
                nextHidden++;
            }
            boolean isHidden = nextHidden < hidden.size() && hidden.get(nextHidden).equals(oid);
            if (!isFull() && !isReplaced && !isHidden) {
                following.add(recorded);
            }
        }

        void addRest() {
            while (!isFull() && nextMine < mine.size()) {
                following.add(mine.get(nextMine++));
            }
        }
    }

    @Override
    public boolean isWritable(Oid oid) {
        return own.get(oid) != null ? own.isWritable(oid) : !isHidden(oid) && base.isWritable(oid);
    }

    /// Refuses: it is shared, and lies below the device's overlay.
    @Override
    public void set(List<VarBind> varBinds) {
        throw new UnsupportedOperationException("put an overlay on it to set its objects");
    }
}

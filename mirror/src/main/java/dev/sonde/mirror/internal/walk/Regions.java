package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Oid;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Subtrees that are passed over: those that nobody wants, and those of which the agent's GETBULK
/// tells untruths, which ranges of their own read by GETNEXT. Thread-safe.
final class Regions {

    private final List<Oid> excluded;
    private final List<Oid> distrusted;

    Regions(List<Oid> excluded, List<Oid> distrusted) {
        this.excluded = List.copyOf(excluded);
        this.distrusted = new CopyOnWriteArrayList<>(distrusted);
    }

    void distrust(Oid subtree) {
        distrusted.add(subtree);
    }

    /// Whether what follows `oid` is to be read by GETNEXT.
    boolean isDistrusted(Oid oid) {
        return !distrusted.isEmpty() && distrusted.stream().anyMatch(r -> r.isPrefixOf(oid));
    }

    /// The subtree with `oid` in it that is passed over by a range below `root`; null if it is not.
    @Nullable Oid passedOver(Oid oid, Oid root) {
        for (Oid region : excluded) {
            if (region.isPrefixOf(oid)) {
                return region;
            }
        }
        if (!distrusted.isEmpty()) {
            for (Oid region : distrusted) {
                if (region.isPrefixOf(oid) && !region.isPrefixOf(root)) {
                    return region;
                }
            }
        }
        return null;
    }
}

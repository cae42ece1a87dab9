package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.util.List;

/// What lies below the root of `reread` counts only where that range, or one that came of it, has
/// read it: what others bring was asked for before it was known that the agent tells untruths.
record Retraction(Span reread) {

    private boolean counts(Span span, Oid oid) {
        Oid root = reread.root();
        return !root.isPrefixOf(oid) || (span.id() >= reread.id() && root.isPrefixOf(span.root()));
    }

    /// Those of `batch`, read of `span`, that count.
    static List<VarBind> counted(List<Retraction> retractions, Span span, List<VarBind> batch) {
        if (retractions.isEmpty()) {
            return batch;
        }
        return batch.stream()
                .filter(object ->
                        retractions.stream().allMatch(each -> each.counts(span, object.oid())))
                .toList();
    }
}

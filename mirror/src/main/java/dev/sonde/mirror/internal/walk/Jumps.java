package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Oid;
import dev.sonde.mirror.Gap;
import java.util.ArrayList;
import java.util.List;

/// Where a walk can go on that cannot go on where it is.
final class Jumps {

    /// After so many gaps in one subtree the rest of it is left.
    private static final int MOST_SILENT = 3;

    private static final int MOST_GAPS = 100;

    private Jumps() {}

    /// The next arc, column, table and so on after `from`, all below `root`.
    static List<Oid> after(Oid from, Oid root, Findings findings, Gap.Reason reason) {
        Oid subtree = Subtrees.of(from);
        int most = reason == Gap.Reason.SILENT ? MOST_SILENT : MOST_GAPS;
        int first =
                findings.gapsIn(subtree) >= most
                        ? Math.min(subtree.length(), from.length()) - 1
                        : from.length() - 1;
        List<Oid> targets = new ArrayList<>();
        for (int level = first; level >= root.length(); level--) {
            Oid target = Subtrees.withArc(from, level, from.arc(level) + 1);
            if (target != null) {
                targets.add(target);
            }
        }
        return targets;
    }
}

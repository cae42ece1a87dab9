package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Oid;
import dev.sonde.mirror.MirrorOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Subtrees that are passed over: those that nobody wants, and those of which the agent's GETBULK
/// tells untruths, which ranges of their own read by GETNEXT. Thread-safe.
final class Regions {

    private final List<Oid> roots;
    private final List<Oid> excluded;
    private final List<Oid> distrusted;
    private final Plan plan;
    private final Findings findings;
    private final boolean isRenaming;

    /// @param isRenaming whether objects are called otherwise in the archive.
    Regions(MirrorOptions options, Plan plan, Findings findings, boolean isRenaming) {
        this.roots = options.roots();
        this.excluded = options.excludes();
        this.distrusted = new CopyOnWriteArrayList<>(findings.distrusted());
        this.plan = plan;
        this.findings = findings;
        this.isRenaming = isRenaming;
    }

    /// Reads `subtree` anew by GETNEXT, and has GETBULK used there no more. Returns the region that
    /// this concerns, which does not reach out of the root that was asked for around `root`.
    synchronized Oid distrust(Oid subtree, Oid root) throws IOException {
        Oid wanted = roots.stream().filter(each -> each.isPrefixOf(root)).findFirst().orElse(root);
        Oid region = subtree.isPrefixOf(wanted) ? wanted : subtree;
        if (!findings.isDistrusted(region)) {
            distrusted.add(region);
            plan.reread(region, !isRenaming);
            // Last, so that no crash leaves a region that is passed over and read by nobody.
            findings.distrust(region);
        }
        return region;
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

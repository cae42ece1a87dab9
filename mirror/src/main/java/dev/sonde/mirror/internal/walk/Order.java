package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges whether an agent leads on. While each OID is greater than the one before, it does. Where
/// one is not, what was read of the region around is remembered: as long as the agent shows objects
/// that are new there, it is followed; from the first that is not, it would lead in circles.
///
/// Belongs to one walker.
final class Order {

    enum Verdict {
        /// In order.
        NEXT,
        /// Out of order, but new.
        NEW,
        /// Read before.
        SEEN
    }

    private final Survey survey;
    private final Oid root;
    private @Nullable Visited visited;

    Order(Survey survey, Oid root) {
        this.survey = survey;
        this.root = root;
    }

    /// Whether the agent has kept the order of late.
    boolean isKept() {
        return visited == null;
    }

    void reset() {
        visited = null;
    }

    /// The greatest OID of the region that the walk is in, of which `last` was read last.
    Oid greatest(Oid last) {
        return visited == null || visited.greatest().compareTo(last) < 0
                ? last
                : visited.greatest();
    }

    /// @param last what was answered before.
    /// @param batch what this walker has read and not written yet.
    Verdict judge(Oid last, VarBind varBind, List<VarBind> batch) throws IOException {
        Oid oid = varBind.oid();
        boolean isGreater = oid.compareTo(last) > 0;
        if (isGreater && (visited == null || !visited.region().isPrefixOf(oid))) {
            visited = null;
            return Verdict.NEXT;
        }
        if (oid.equals(last) || !root.isPrefixOf(oid)) {
            return Verdict.SEEN;
        }
        Visited known = visited;
        if (known == null || !known.region().isPrefixOf(oid)) {
            known = remember(Subtrees.common(known == null ? last : known.region(), oid), batch);
            visited = known;
        }
        if (known.isFull() || !known.add(survey.staging().written(varBind), oid)) {
            return Verdict.SEEN;
        }
        survey.findings().unordered(known.region());
        return Verdict.NEW;
    }

    /// What was read of `region`. Where the names of objects are changed on the way to the archive,
    /// its names tell nothing of regions, and all of them are taken.
    private Visited remember(Oid region, List<VarBind> batch) throws IOException {
        Visited read = new Visited(region);
        survey.archive().forEach(survey.staging().isRenaming() ? Oid.of("") : region, read::add);
        for (VarBind varBind : batch) {
            if (region.isPrefixOf(varBind.oid())) {
                read.add(survey.staging().written(varBind), varBind.oid());
            }
        }
        return read;
    }
}

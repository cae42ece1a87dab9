package dev.sonde.cli.mirror;

import dev.sonde.client.Oid;
import dev.sonde.client.Version;
import dev.sonde.mirror.Gap;
import dev.sonde.mirror.MirrorOptions;
import dev.sonde.mirror.MirrorReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a mirror says about itself: what it was taken of, when, how, and what is missing. No
/// secrets: of the credentials only the version.
final class Remarks {

    private static final int MOST_GAPS = 100;

    private Remarks() {}

    static List<String> of(Job job, MirrorRun.Settings settings, MirrorReport report) {
        return of(job, settings, report, null);
    }

    /// @param scrub what has replaced all that `report` says, and replaces what is said besides;
    ///   the device is not named. Null if nothing is to be replaced.
    static List<String> of(
            Job job,
            MirrorRun.Settings settings,
            MirrorReport report,
            @Nullable MirrorScrub scrub) {
        List<String> remarks = new ArrayList<>();
        String date =
                settings.isUndated() ? "" : ", " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Version version = job.target().credentials().version();
        String from = scrub == null ? " from " + job.target() : "";
        remarks.add("Mirrored" + from + " with SNMP" + version + date);
        remarks.addAll(
                taken(settings.options(), scrub == null ? UnaryOperator.identity() : scrub::scrub));
        for (Gap gap : report.gaps().stream().limit(MOST_GAPS).toList()) {
            remarks.add("Missing " + gap);
        }
        long further = Math.max(0, report.gaps().size() - MOST_GAPS) + report.furtherGaps();
        if (further > 0) {
            remarks.add("Missing at %,d more places".formatted(further));
        }
        report.distrusted()
                .forEach(oid -> remarks.add("Read by GETNEXT, for GETBULK differs: " + oid));
        report.unordered().forEach(oid -> remarks.add("Not in order on the device: " + oid));
        if (settings.isTimed()) {
            report.timings().forEach(timing -> remarks.add(timing.remark()));
        }
        return remarks;
    }

    private static List<String> taken(MirrorOptions options, UnaryOperator<List<Oid>> written) {
        List<String> taken = new ArrayList<>();
        if (!options.roots().equals(MirrorOptions.DEFAULT.roots())) {
            taken.add("Only " + list(written.apply(options.roots())));
        }
        if (!options.excludes().isEmpty()) {
            taken.add("Without " + list(written.apply(options.excludes())));
        }
        return taken;
    }

    private static String list(List<?> oids) {
        return oids.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}

package dev.sonde.cli;

import dev.sonde.cli.MirrorOutcome.Course;
import dev.sonde.client.Oid;
import dev.sonde.mirror.Gap;
import dev.sonde.mirror.MirrorReport;
import dev.sonde.mirror.Verification;
import dev.sonde.mirror.compare.Difference;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/// What people read at the end of a mirror: what they have on the output, and what they have not on
/// the error output.
final class MirrorSummary {

    private static final int MOST_LISTED = 20;

    private final LineOutput output;
    private final PrintWriter err;

    MirrorSummary(LineOutput output, PrintWriter err) {
        this.output = output;
        this.err = err;
    }

    void print(MirrorOutcome outcome) {
        MirrorReport report = outcome.report();
        if (outcome.course() == Course.EARLIER) {
            output.println(
                    "%s is in %s, which is there already".formatted(outcome.job(), outcome.file()));
        }
        if (report != null) {
            taken(outcome, report);
            missing(outcome, report);
        }
        if (outcome.failure() != null) {
            failed(outcome.job().name(), outcome.failure());
        }
        if (outcome.unscrubbed() != null) {
            complain(
                    outcome.unscrubbed()
                            + " is NOT scrubbed and only its owner can read it: go on with the same"
                            + " command and --resume, or delete it");
        }
        Verification verification = outcome.verification();
        if (verification != null) {
            verified(outcome.job(), verification);
        }
    }

    private void failed(String device, String failure) {
        String whose = failure.contains(device) ? "" : device + ": ";
        complain("sonde mirror: " + whose + failure);
    }

    private void taken(MirrorOutcome outcome, MirrorReport report) {
        Path file = outcome.file();
        boolean isThere = report.unfinished() == null && outcome.unscrubbed() == null;
        String unfinished =
                outcome.unscrubbed() != null
                        ? outcome.unscrubbed().toString()
                        : outcome.job().recording() != null
                                ? file + ".part"
                                : file + " as an incomplete snapshot";
        output.println(
                "%,d objects of %s in %s, taken in %.1f s"
                        .formatted(
                                report.objects(),
                                outcome.job(),
                                isThere ? file : unfinished,
                                report.elapsed().toNanos() / 1e9));
        if (outcome.changes() != null) {
            ScrubReportLines.changes(outcome.changes()).forEach(output::println);
        }
        if (report.rates() > 0) {
            output.println("%,d of them move at a rate of their own".formatted(report.rates()));
        }
        if (isThere) {
            output.println("Serve it: " + Main.NAME + " simulate " + file);
        }
    }

    private void missing(MirrorOutcome outcome, MirrorReport report) {
        MirrorJob job = outcome.job();
        if (report.unfinished() != null) {
            complain(job + " is not finished, for " + report.unfinished());
            if (outcome.unscrubbed() == null) {
                complain("go on with the same command and --resume");
            }
        }
        List<Gap> gaps = report.gaps();
        gaps.stream().limit(MOST_LISTED).forEach(gap -> complain(job + ": missing " + gap));
        long further = Math.max(0, gaps.size() - MOST_LISTED) + report.furtherGaps();
        if (further > 0) {
            complain(job + ": missing at %,d more places".formatted(further));
        }
        if (report.restarted()) {
            complain(job + " was started anew meanwhile: what was read does not belong together");
        }
        list(job + ": read by GETNEXT, for GETBULK shows it otherwise: ", report.distrusted());
        list(job + ": not in order on the device: ", report.unordered());
    }

    private void list(String what, List<Oid> oids) {
        oids.stream().limit(MOST_LISTED).forEach(oid -> complain(what + oid));
    }

    private void verified(MirrorJob job, Verification verification) {
        output.println(
                "%,d objects compared with %s: %,d numbers have moved, %,d objects differ"
                        .formatted(
                                verification.compared(),
                                job,
                                verification.moved(),
                                verification.differences().size()
                                        + verification.furtherDifferences()));
        if (verification.unanswered() > 0) {
            complain(job + " did not answer for %,d objects".formatted(verification.unanswered()));
        }
        for (Difference difference :
                verification.differences().stream().limit(MOST_LISTED).toList()) {
            DifferenceLines.text(difference).forEach(line -> complain(job + ": " + line));
        }
    }

    /// Says of how many devices, which an interrupt has spared, nothing is there.
    void notBegun(List<MirrorOutcome> outcomes) {
        long spared = count(outcomes, Course.NOT_BEGUN);
        if (spared > 0) {
            complain(
                    "interrupted before %,d more were begun: go on with the same command and --resume"
                            .formatted(spared));
        }
    }

    /// Counts the devices.
    void total(List<MirrorOutcome> outcomes) {
        long earlier = count(outcomes, Course.EARLIER);
        output.println(
                "%d devices: %d whole%s, %d in part, %d not at all"
                        .formatted(
                                outcomes.size(),
                                count(outcomes, MirrorOutcome.WHOLE),
                                earlier == 0 ? "" : " (%d of them before)".formatted(earlier),
                                count(outcomes, MirrorOutcome.PARTIAL),
                                count(outcomes, MirrorOutcome.FAILED)));
    }

    private static long count(List<MirrorOutcome> outcomes, Course course) {
        return outcomes.stream().filter(outcome -> outcome.course() == course).count();
    }

    private static long count(List<MirrorOutcome> outcomes, int exitCode) {
        return outcomes.stream().filter(outcome -> outcome.exitCode() == exitCode).count();
    }

    /// What devices send may hold anything, and this is one line.
    private void complain(String line) {
        err.println(line.replaceAll("\\p{Cc}+", " "));
        err.flush();
    }
}

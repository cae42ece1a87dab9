package dev.sonde.cli;

import dev.sonde.mirror.MirrorReport;
import dev.sonde.mirror.Verification;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What came of one job.
///
/// @param file where the device is now.
/// @param report what the mirror did; null if it could not even begin.
/// @param verification how the mirror compares with the device; null if that was not asked for.
/// @param changes what was replaced; null if nothing was to be.
/// @param failure why it could not begin, or go on; null if it could.
/// @param unscrubbed where it is as it is, though it was to be scrubbed; null if it is nowhere.
record MirrorOutcome(
        MirrorJob job,
        Path file,
        @Nullable MirrorReport report,
        @Nullable Verification verification,
        MirrorScrub.@Nullable Changes changes,
        @Nullable String failure,
        @Nullable Path unscrubbed) {

    static final int WHOLE = 0;
    static final int PARTIAL = 1;
    static final int FAILED = 2;

    /// [#WHOLE], [#PARTIAL] or [#FAILED].
    int exitCode() {
        if (report == null) {
            return FAILED;
        }
        boolean differs = verification != null && !verification.agrees();
        return failure == null && report.isWhole() && !differs ? WHOLE : PARTIAL;
    }

    /// The exit code of several: whole if all are, failed if all have failed.
    static int exitCode(java.util.List<MirrorOutcome> outcomes) {
        if (outcomes.stream().allMatch(outcome -> outcome.exitCode() == WHOLE)) {
            return WHOLE;
        }
        return outcomes.stream().allMatch(outcome -> outcome.exitCode() == FAILED)
                ? FAILED
                : PARTIAL;
    }
}

package dev.sonde.cli;

import dev.sonde.mirror.MirrorReport;
import dev.sonde.mirror.Verification;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one job.
///
/// @param course whether anything was done at all.
/// @param file where the device is now.
/// @param report what the mirror did; null if it could not even begin.
/// @param verification how the mirror compares with the device; null if that was not asked for.
/// @param changes what was replaced; null if nothing was to be.
/// @param failure why it could not begin, or go on; null if it could.
/// @param unscrubbed where it is as it is, though it was to be scrubbed; null if it is nowhere.
record MirrorOutcome(
        MirrorJob job,
        Course course,
        Path file,
        @Nullable MirrorReport report,
        @Nullable Verification verification,
        MirrorScrub.@Nullable Changes changes,
        @Nullable String failure,
        @Nullable Path unscrubbed) {

    /// What became of a job.
    enum Course {
        /// The device was asked.
        RUN,
        /// It was taken by an earlier run, and is there.
        EARLIER,
        /// The run was interrupted before.
        NOT_BEGUN
    }

    static final int WHOLE = 0;
    static final int PARTIAL = 1;
    static final int FAILED = 2;

    /// Of a device that was taken by an earlier run.
    static MirrorOutcome earlier(MirrorJob job, Path file) {
        return new MirrorOutcome(job, Course.EARLIER, file, null, null, null, null, null);
    }

    /// Of a device that nobody has asked.
    static MirrorOutcome notBegun(MirrorJob job, Path file) {
        return new MirrorOutcome(job, Course.NOT_BEGUN, file, null, null, null, null, null);
    }

    /// [#WHOLE], [#PARTIAL] or [#FAILED].
    int exitCode() {
        if (course == Course.EARLIER) {
            return WHOLE;
        }
        if (report == null) {
            return FAILED;
        }
        boolean differs = verification != null && !verification.agrees();
        return failure == null && report.isWhole() && !differs ? WHOLE : PARTIAL;
    }

    /// The exit code of several: whole if all are, failed if all have failed.
    static int exitCode(List<MirrorOutcome> outcomes) {
        if (outcomes.stream().allMatch(outcome -> outcome.exitCode() == WHOLE)) {
            return WHOLE;
        }
        return outcomes.stream().allMatch(outcome -> outcome.exitCode() == FAILED)
                ? FAILED
                : PARTIAL;
    }
}

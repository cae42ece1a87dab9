package dev.sonde.mirror;

import dev.sonde.client.Oid;
import dev.sonde.simulator.recording.SubtreeTiming;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run of a [Mirror] did, and what it could not do.
///
/// @param objects how many objects are written, those of an earlier run that it went on with
///   included.
/// @param requests how many requests were answered.
/// @param elapsed from the first request to the last byte on disk.
/// @param unfinished why it ended before all was read; null if it did not. What was read is kept,
///   and can be gone on with.
/// @param gaps where objects may be missing.
/// @param furtherGaps how many more gaps there are than are listed.
/// @param unordered the subtrees whose objects do not come in the order of their OIDs; they were
///   read all the same.
/// @param distrusted the subtrees that GETBULK shows otherwise than GETNEXT and GET do; they were
///   read by GETNEXT.
/// @param timings how fast the device answered, subtree by subtree.
/// @param restarted whether the device was started anew in between.
/// @param rates how many objects have been given a rate.
/// @param moving objects whose values changed between the passes and follow no rate, the first
///   thousand of them.
public record MirrorReport(
        long objects,
        long requests,
        Duration elapsed,
        @Nullable String unfinished,
        List<Gap> gaps,
        long furtherGaps,
        List<Oid> unordered,
        List<Oid> distrusted,
        List<SubtreeTiming> timings,
        boolean restarted,
        long rates,
        List<Oid> moving) {

    public MirrorReport {
        gaps = List.copyOf(gaps);
        unordered = List.copyOf(unordered);
        distrusted = List.copyOf(distrusted);
        timings = List.copyOf(timings);
        moving = List.copyOf(moving);
    }

    MirrorReport withRestarted(boolean restarted) {
        return new MirrorReport(
                objects,
                requests,
                elapsed,
                unfinished,
                gaps,
                furtherGaps,
                unordered,
                distrusted,
                timings,
                restarted,
                rates,
                moving);
    }

    /// The same with what the archive has made of it in the end.
    MirrorReport completed(long objects, long rates, List<Oid> moving, Duration elapsed) {
        return new MirrorReport(
                objects,
                requests,
                elapsed,
                unfinished,
                gaps,
                furtherGaps,
                unordered,
                distrusted,
                timings,
                restarted,
                rates,
                moving);
    }

    /// Whether nothing is known to be missing or mixed up.
    public boolean isWhole() {
        return unfinished == null && gaps.isEmpty() && furtherGaps == 0 && !restarted;
    }
}

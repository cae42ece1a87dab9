package dev.sonde.simulator.internal.usm;

import dev.sonde.client.OctetString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Says how often an engine has started (snmpEngineBoots of RFC 3414 §2.2.2): each start one more
/// than the last, so that nothing captured before it is taken after it.
///
/// An engine that the file does not know gets the seconds since 2026 instead. That is more than any
/// number counted up to, so boots do not go back where a line or the file is lost, nor where there
/// is none, as in a container without a volume. Two such starts within one second share their
/// boots; they share their time, too.
///
/// Thread-safe, also against other programs.
public final class EngineBoots {

    private static final long START_OF_2026 = 1_767_225_600;

    private EngineBoots() {}

    /// Boots of engines whose starts nobody counts.
    public static int unrecorded() {
        return fromClock(InstantSource.system());
    }

    private static int fromClock(InstantSource clock) {
        long seconds = clock.instant().getEpochSecond() - START_OF_2026;
        return Math.clamp(seconds, 1, EngineTime.LATCHED);
    }

    /// Counts a start of each engine in `file`, which is made if there is none, and replaced at
    /// once or not at all.
    ///
    /// @param engineIds of engines that start now; thousands cost as much as one.
    /// @param warnings takes a sentence for each line that is none of ours; it is left out then.
    /// @return boots by engineID.
    /// @throws IOException in one sentence: if the file is something else, cannot be read or
    ///   written, or another program does not let go of it.
    public static Map<OctetString, Integer> count(
            Path file, Collection<OctetString> engineIds, Consumer<String> warnings)
            throws IOException {
        return count(file, engineIds, warnings, InstantSource.system());
    }

    static Map<OctetString, Integer> count(
            Path file,
            Collection<OctetString> engineIds,
            Consumer<String> warnings,
            InstantSource clock)
            throws IOException {
        BootsFile boots = new BootsFile(file);
        return boots.locked(() -> {
            Map<OctetString, Integer> counted = boots.read(warnings);
            Map<OctetString, Integer> started = new LinkedHashMap<>();
            for (OctetString engineId : engineIds) {
                started.put(engineId, next(counted.get(engineId), clock));
            }
            counted.putAll(started);
            boots.write(counted);
            return started;
        });
    }

    private static int next(@Nullable Integer last, InstantSource clock) {
        if (last == null) {
            return fromClock(clock);
        }
        return last == EngineTime.LATCHED ? last : last + 1;
    }
}

package dev.sonde.cli;

import dev.sonde.client.SnmpEngine;
import dev.sonde.mirror.MirrorOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How a device that is mirrored is asked: how much at a time, how often, and for how long.
@Command(optionListHeading = "%nHow it is asked:%n")
final class AskingOptions {

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "8",
            converter = CountConverter.class,
            description = "requests that wait for one device at a time (${DEFAULT-VALUE})")
    private int inFlight;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "datagrams sent in a second, to all devices together (no limit)")
    private @Nullable Integer rate;

    @Option(
            names = "--max-repetitions",
            paramLabel = "N",
            defaultValue = "50",
            converter = CountConverter.class,
            description = {
                "the most objects asked for at a time (${DEFAULT-VALUE}); a device that cannot bear"
                        + " so many is asked for fewer"
            })
    private int maxRepetitions;

    @Option(
            names = "--no-audit",
            description = "reads no samples again to see whether GETBULK tells the truth")
    private boolean isUnaudited;

    @Option(
            names = "--subtree-time",
            paramLabel = "SECONDS",
            defaultValue = "1800",
            converter = SecondsConverter.class,
            description = "how long one subtree may take before it is left (${DEFAULT-VALUE})")
    private Duration subtreeTime = Duration.ZERO;

    @Option(
            names = "--time",
            paramLabel = "SECONDS",
            defaultValue = "86400",
            converter = SecondsConverter.class,
            description = "how long one device may take (${DEFAULT-VALUE})")
    private Duration time = Duration.ZERO;

    @Option(
            names = "--passes",
            paramLabel = "N",
            defaultValue = "1",
            converter = CountConverter.class,
            description = {
                "how often numbers are read (${DEFAULT-VALUE}): from 2 on, counters get their rates"
            })
    private int passes;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            converter = SecondsConverter.class,
            description = "time between the passes (60)")
    private @Nullable Duration interval;

    /// @throws IllegalArgumentException if a number is out of range.
    MirrorOptions of(MirrorOptions options) {
        MirrorOptions asking =
                options.withInFlight(inFlight)
                        .withMaxRepetitions(maxRepetitions)
                        .withAudited(!isUnaudited)
                        .withSubtreeTime(subtreeTime)
                        .withTime(time)
                        .withPasses(passes, interval == null ? options.interval() : interval);
        if (interval != null && passes < 2) {
            throw new UsageException("--interval is the time between passes: add --passes 2");
        }
        return asking;
    }

    /// @throws IllegalArgumentException if a number is out of range.
    SnmpEngine engine() {
        SnmpEngine.Builder builder = SnmpEngine.builder().sockets(1).maxInFlightPerAgent(inFlight);
        return rate == null ? builder.open() : builder.maxPerSecond(rate).open();
    }
}

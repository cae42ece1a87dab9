package dev.sonde.cli;

import dev.sonde.simulator.Fault;
import dev.sonde.simulator.lab.Lab;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How simulated devices misbehave.
@Command(optionListHeading = "%nHow devices misbehave:%n")
final class FaultOptions {

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "every answer comes so late, as 200ms")
    private @Nullable Duration latency;

    @Option(
            names = "--jitter",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "and earlier or later by up to this")
    private @Nullable Duration jitter;

    @Option(
            names = "--recorded-latency",
            description = "every answer comes as late as it did to sonde mirror --timing")
    private boolean isAsSlowAsRecorded;

    @Option(
            names = "--loss",
            paramLabel = "SHARE",
            converter = ShareConverter.class,
            description = "this share of the requests is lost, as 0.1 or 10%%")
    private @Nullable Double loss;

    /// Has the devices of `builder` misbehave so.
    ///
    /// @throws UsageException if options do not go together.
    void addTo(Lab.Builder builder) {
        if (latency != null) {
            builder.fault(Fault.latency(latency, jitter == null ? Duration.ZERO : jitter));
        } else if (jitter != null) {
            throw new UsageException("--jitter needs --latency");
        }
        if (isAsSlowAsRecorded) {
            builder.fault(Fault.recordedLatency());
        }
        if (loss != null) {
            builder.fault(Fault.loss(loss));
        }
    }
}

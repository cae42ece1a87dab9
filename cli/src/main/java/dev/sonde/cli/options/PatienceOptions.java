package dev.sonde.cli.options;

import dev.sonde.client.Target;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How long an answer is waited for.
public final class PatienceOptions {

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS",
            defaultValue = "1",
            converter = SecondsConverter.class,
            description = "how long a try waits for its answer; 0.5 is fine (${DEFAULT-VALUE})")
    private Duration timeout = Duration.ZERO;

    @Option(
            names = {"-r", "--retries"},
            paramLabel = "RETRIES",
            defaultValue = "3",
            converter = CountConverter.class,
            description = "tries after the first (${DEFAULT-VALUE})")
    private int retries;

    /// @throws IllegalArgumentException if an option is out of range.
    public Target patient(Target target) {
        return target.withTimeout(timeout).withRetries(retries);
    }
}

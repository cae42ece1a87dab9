package dev.sonde.cli;

import dev.sonde.client.Community;
import dev.sonde.client.Target;
import dev.sonde.client.Version;
import java.time.Duration;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which agent to ask, and how patiently: what all queries have in common.
final class AgentOptions {

    @Parameters(
            index = "0",
            paramLabel = "AGENT",
            description = "HOST[:PORT], an IPv6 address, or [IPv6]:PORT; port 161 if none is given")
    private String address = "";

    @Option(
            names = "-v",
            paramLabel = "1|2c",
            defaultValue = "2c",
            converter = VersionConverter.class,
            description = "version of SNMP (${DEFAULT-VALUE})")
    private Version version = Version.V2C;

    @Option(
            names = {"-c", "--community"},
            paramLabel = "COMMUNITY",
            defaultValue = "public",
            description = "community (${DEFAULT-VALUE})")
    private String community = "";

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
    /// @throws dev.sonde.client.UnreachableException if the host is unknown.
    Target target() {
        return Target.of(address, new Community(community, version))
                .withTimeout(timeout)
                .withRetries(retries);
    }

    /// As it was typed.
    String address() {
        return address;
    }

    Version version() {
        return version;
    }
}

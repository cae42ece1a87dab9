package dev.sonde.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Many devices in one run.
@Command(optionListHeading = "%nMany devices:%n")
final class HostsOptions {

    private static final int AT_A_TIME = 8;

    @Option(
            names = "--hosts",
            paramLabel = "FILE",
            description = {
                "takes the devices in this file instead of AGENT: a line ADDRESS [NAME] for each, or"
                        + " YAML with address, name and community"
            })
    private @Nullable Path file;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "devices at a time (" + AT_A_TIME + ")")
    private @Nullable Integer parallel;

    /// Whether devices are taken out of a file.
    boolean isGiven() {
        return file != null;
    }

    /// @throws UsageException if options do not go together.
    void check() {
        if (parallel != null && file == null) {
            throw new UsageException("--parallel is how many devices of --hosts FILE are taken");
        }
        if (parallel != null && parallel < 1) {
            throw new UsageException("--parallel must be 1 or more");
        }
    }

    /// How many devices are taken at a time.
    int parallel() {
        if (file == null) {
            return 1;
        }
        return parallel == null ? AT_A_TIME : parallel;
    }

    /// @param isNamed whether each device needs a name.
    /// @throws IOException if the file is no list of devices; the message is for people.
    List<HostList.Host> hosts(boolean isNamed) throws IOException {
        List<HostList.Host> hosts = file == null ? List.of() : HostList.read(file);
        for (HostList.Host host : hosts) {
            if (isNamed && host.name().equals(host.address())) {
                throw new UsageException(
                        "%s: with --scrub every device needs a name, which its file is called by, and %s has none"
                                .formatted(file, host.address()));
            }
        }
        return hosts;
    }
}

package dev.sonde.cli;

import dev.sonde.client.Community;
import dev.sonde.client.Credentials;
import dev.sonde.client.Target;
import dev.sonde.client.Version;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What agents are asked with, and how patiently.
sealed class AccessOptions permits AgentOptions {

    @Option(
            names = "-v",
            paramLabel = "1|2c|3",
            defaultValue = "2c",
            converter = VersionConverter.class,
            description = "version of SNMP (${DEFAULT-VALUE})")
    private Version version = Version.V2C;

    @Option(
            names = {"-c", "--community"},
            paramLabel = "COMMUNITY",
            defaultValue = "public",
            converter = SecretConverter.class,
            description = "community of v1 and v2c (${DEFAULT-VALUE}), or env:NAME as for -A")
    private String community = "";

    @Mixin private final PatienceOptions patience = new PatienceOptions();

    @ArgGroup(validate = false, heading = "%nSNMPv3:%n")
    private UserOptions user = new UserOptions();

    @ArgGroup(validate = false, heading = "%nContexts of SNMPv3:%n")
    private ContextOptions context = new ContextOptions();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /// The agent at `address` as the options say.
    ///
    /// @throws UsageException if an option does not belong to the version.
    /// @throws IllegalArgumentException if an option is out of range.
    /// @throws dev.sonde.client.UnreachableException if the host is unknown.
    final Target target(String address) {
        Target target = patience.patient(Target.of(address, credentials()));
        return version == Version.V3 ? context.inContext(target) : target;
    }

    private Credentials credentials() {
        for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
            if (option.group() != null && version != Version.V3) {
                throw new UsageException(
                        "%s belongs to SNMPv3, and this is %s: add -v 3"
                                .formatted(option.shortestName(), version));
            }
            // picocli begins a group anew where an option of it comes again, and forgets the rest.
            if (!option.isMultiValue() && option.originalStringValues().size() > 1) {
                throw new UsageException(
                        "option '%s' (%s) should be specified only once"
                                .formatted(option.shortestName(), option.paramLabel()));
            }
            if (option.shortestName().equals("-c") && version == Version.V3) {
                throw new UsageException("-c belongs to v1 and v2c: SNMPv3 has users, see -u");
            }
        }
        return version == Version.V3 ? user.user() : new Community(community, version);
    }

    final Version version() {
        return version;
    }
}

package dev.sonde.cli.options;

import dev.sonde.client.OctetString;
import dev.sonde.client.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which context to ask in SNMPv3: net-snmp's letters.
final class ContextOptions {

    @Option(
            names = "-n",
            paramLabel = "CONTEXT",
            description = "name of the context (the empty one)")
    private String contextName = "";

    @Option(
            names = "-E",
            paramLabel = "ENGINE-ID",
            converter = EngineIdConverter.class,
            description = "engineID of the context, in hex (the agent's own)")
    private @Nullable OctetString contextEngineId;

    @Option(
            names = "-e",
            paramLabel = "ENGINE-ID",
            converter = EngineIdConverter.class,
            description =
                    "engineID of the agent, in hex: it is discovered all the same, and this one"
                            + " serves for -E where that is not given")
    private @Nullable OctetString engineId;

    /// `target` in the context that was typed.
    Target inContext(Target target) {
        return target.withContextName(contextName)
                .withContextEngineId(contextEngineId == null ? engineId : contextEngineId);
    }
}

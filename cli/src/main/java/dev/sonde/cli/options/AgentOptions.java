package dev.sonde.cli.options;

import dev.sonde.client.Target;
import picocli.CommandLine.Parameters;

/// Which agent to ask, and how: what all queries have in common.
public final class AgentOptions extends AccessOptions {

    @Parameters(
            index = "0",
            paramLabel = "AGENT",
            description = "HOST[:PORT], an IPv6 address, or [IPv6]:PORT; port 161 if none is given")
    private String address = "";

    /// The agent, as [AccessOptions#target(String)] gives it.
    public Target target() {
        return target(address);
    }

    /// As it was typed.
    public String address() {
        return address;
    }
}

package dev.sonde.cli.query;

import dev.sonde.cli.options.AgentOptions;
import dev.sonde.cli.options.ProgramVersion;
import dev.sonde.cli.output.LineOutput;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/// What all commands do that ask an agent and print what it answers: open a session, and print what
/// came also when no more can come.
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        abbreviateSynopsis = true)
abstract sealed class AgentCommand implements Callable<Integer> permits QueryCommand, TableCommand {

    @Mixin private final AgentOptions agent = new AgentOptions();

    private final LineOutput output;

    AgentCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public final Integer call() {
        check();
        // A query needs one socket, and a process whose readers have ended is not held up by them.
        try (SnmpEngine engine = SnmpEngine.builder().sockets(1).open();
                Session session = engine.session(agent.target())) {
            query(session);
        } finally {
            output.flush();
        }
        return ExitCode.OK;
    }

    /// Whether what was typed makes sense, before anything is sent.
    ///
    /// @throws dev.sonde.cli.options.UsageException if not.
    void check() {}

    abstract void query(Session session);

    final AgentOptions agent() {
        return agent;
    }

    final void println(String line) {
        output.println(line);
    }
}

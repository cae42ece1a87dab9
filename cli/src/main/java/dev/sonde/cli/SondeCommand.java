package dev.sonde.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `sonde` itself: says what there is.
@Command(
        name = "sonde",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Asks SNMP agents, takes devices home, and plays them.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  sonde get 192.0.2.1 1.3.6.1.2.1.1.5.0",
            "  sonde bulkwalk -c private 192.0.2.1:1161 1.3.6.1.2.1.2.2",
            "  sonde get -v3 -u ops -A 'auth phrase' 192.0.2.1 1.3.6.1.2.1.1.5.0",
            "  sonde walk --output json 192.0.2.1 > device.json",
            "  sonde mirror 192.0.2.1 -o core.snmprec",
            "  sonde simulate core.snmprec",
            "  sonde simulate lab.yaml",
            "",
            "Each command has a --help of its own."
        })
final class SondeCommand implements Runnable {

    private static final Map<String, Function<LineOutput, Object>> SUBCOMMANDS =
            new LinkedHashMap<>();

    static {
        SUBCOMMANDS.put("get", GetCommand::new);
        SUBCOMMANDS.put("getnext", GetNextCommand::new);
        SUBCOMMANDS.put("getbulk", GetBulkCommand::new);
        SUBCOMMANDS.put("walk", WalkCommand::new);
        SUBCOMMANDS.put("bulkwalk", BulkWalkCommand::new);
        SUBCOMMANDS.put("table", TableCommand::new);
        SUBCOMMANDS.put("set", SetCommand::new);
        SUBCOMMANDS.put("mirror", MirrorCommand::new);
        SUBCOMMANDS.put("scrub", ScrubCommand::new);
        SUBCOMMANDS.put("diff", DiffCommand::new);
        SUBCOMMANDS.put("simulate", SimulateCommand::new);
        SUBCOMMANDS.put("probe", ProbeCommand::new);
        SUBCOMMANDS.put("check", CheckCommand::new);
        SUBCOMMANDS.put("convert", ConvertCommand::new);
    }

    private final CommandLine commandLine;

    private SondeCommand() {
        this.commandLine = new CommandLine(this);
    }

    /// Carries out `args`, and returns the exit code. Results go to `output`, help to `out`, and
    /// what went wrong to `err`.
    static int execute(LineOutput output, PrintWriter out, PrintWriter err, String... args) {
        CommandLine sonde = new SondeCommand().commandLine;
        // Reading the annotations of a subcommand takes milliseconds: only the one asked for is
        // read.
        boolean isKnown = args.length > 0 && SUBCOMMANDS.containsKey(args[0]);
        SUBCOMMANDS.forEach((name, subcommand) -> {
            if (!isKnown || name.equals(args[0])) {
                sonde.addSubcommand(name, subcommand.apply(output));
            }
        });
        return sonde.setOut(out)
                .setErr(err)
                // A value that starts with @ is a value, and no name of a file.
                .setExpandAtFiles(false)
                .setHelpSectionMap(OptionSections.in(sonde.getHelpSectionMap()))
                .setParameterExceptionHandler(Failures::ofUse)
                .setExecutionExceptionHandler(Failures::ofExecution)
                .execute(args);
    }

    @Override
    public void run() {
        commandLine.usage(commandLine.getOut());
    }
}

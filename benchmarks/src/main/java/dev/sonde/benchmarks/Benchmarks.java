package dev.sonde.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/// The command behind `benchmarks/run`.
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Measures Sonde, side by side with others.",
        subcommands = {
            LoadTable.class,
            MemoryTable.class,
            FirstContact.class,
            MirrorTable.class,
            SimulatorTable.class,
            Isolation.class
        })
final class Benchmarks implements Runnable {

    @Spec private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}

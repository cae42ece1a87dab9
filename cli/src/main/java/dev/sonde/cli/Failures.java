package dev.sonde.cli;

import dev.sonde.client.SnmpException;
import dev.sonde.simulator.lab.LabException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns whatever went wrong into one line on the error output and an exit code.
final class Failures {

    /// As if the signal that the kernel sends for a broken pipe had ended the process.
    private static final int BROKEN_PIPE = 128 + 13;

    private Failures() {}

    /// What was typed is no command.
    static int ofUse(ParameterException e, String[] args) {
        String message = String.valueOf(e.getMessage());
        if (e.getCause() instanceof TypeConversionException conversion) {
            String option =
                    e.getArgSpec() instanceof OptionSpec spec ? spec.shortestName() + ": " : "";
            message = option + conversion.getMessage();
        } else if (e instanceof MissingParameterException) {
            // What was found instead may be a secret that looks like an option.
            message = message.replaceFirst("(?s) but found '.*", "");
        } else if (e instanceof UnmatchedArgumentException unmatched) {
            var suggestions = unmatched.getSuggestions();
            message +=
                    suggestions.isEmpty() ? "" : ", did you mean " + suggestions.getFirst() + "?";
        }
        return usage(e.getCommandLine(), message);
    }

    /// The command was understood and failed.
    static int ofExecution(Exception e, CommandLine command, ParseResult parsed) {
        return switch (e) {
            case OutputException pipe when pipe.isBrokenPipe() -> BROKEN_PIPE;
            case OutputException output -> failure(command, output.getMessage());
            // Of what was interrupted on the way.
            case CancellationException ended -> failure(command, ended.getMessage());
            case SnmpException snmp -> failure(command, snmp.getMessage());
            case LabException lab -> {
                lab.problems().forEach(problem -> print(command, problem.toString()));
                yield ExitCode.SOFTWARE;
            }
            // Of a file or a port; the rooms below word these for people.
            case IOException io -> failure(command, io.getMessage());
            case UsageException usage -> usage(command, usage.getMessage());
            // The rooms below throw these for arguments alone, and those come from the user.
            case IllegalArgumentException argument -> usage(command, argument.getMessage());
            default -> failure(command, fault(e));
        };
    }

    private static int usage(CommandLine command, @Nullable String message) {
        String name = command.getCommandSpec().qualifiedName();
        print(command, message + " (" + name + " --help shows the use)");
        return ExitCode.USAGE;
    }

    private static int failure(CommandLine command, @Nullable String message) {
        print(command, message);
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static void print(CommandLine command, @Nullable String message) {
        String name = command.getCommandSpec().qualifiedName();
        // An argument may hold anything, and this is one line.
        command.getErr().println(name + ": " + String.valueOf(message).replaceAll("\\p{Cc}+", " "));
        command.getErr().flush();
    }

    /// Names something that should not happen, and where it did.
    static String fault(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return "this is a fault in Sonde, please report it: " + e + place;
    }
}

package dev.sonde.cli;

import dev.sonde.cli.output.LineOutput;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One run of `sonde` within this process, and what it left behind.
///
/// @param out results and help.
record Run(int exitCode, String out, String err) {

    static Run of(String... args) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        StringWriter help = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = execute(results, help, err, args);
        String out = results.toString(StandardCharsets.UTF_8) + help;
        return new Run(exitCode, out, err.toString());
    }

    /// A run whose results go to `results`.
    static Run into(OutputStream results, String... args) {
        StringWriter err = new StringWriter();
        int exitCode = execute(results, new StringWriter(), err, args);
        return new Run(exitCode, "", err.toString());
    }

    private static int execute(
            OutputStream results, StringWriter help, StringWriter err, String... args) {
        return SondeCommand.execute(
                new LineOutput(results, false), new PrintWriter(help), new PrintWriter(err), args);
    }

    List<String> lines() {
        return out.lines().toList();
    }
}

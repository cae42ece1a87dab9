package dev.sonde.cli;

import dev.sonde.cli.output.LineOutput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/// Runs several commands in one process and forgets what they say: for the launcher, which keeps
/// what such a process has loaded, so that later ones start at once.
final class Rehearsal {

    private static final String NEXT = "+";

    private Rehearsal() {}

    /// @param args commands as on a command line, with a `+` between two.
    public static void main(String[] args) {
        List<String> command = new ArrayList<>();
        for (String word : args) {
            if (word.equals(NEXT)) {
                run(command);
                command.clear();
            } else {
                command.add(word);
            }
        }
        run(command);
    }

    private static void run(List<String> command) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        SondeCommand.execute(
                LineOutput.standard(), nowhere, nowhere, command.toArray(String[]::new));
    }
}

package dev.sonde.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The results could not be written to where they should go.
public final class OutputException extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    OutputException(IOException cause) {
        super("cannot write the output: " + cause.getMessage(), cause);
    }

    /// Whether the reader has had enough, as `head` has: no fault that is worth a word.
    public boolean isBrokenPipe() {
        String message = getMessage();
        return message != null && message.contains("Broken pipe");
    }
}

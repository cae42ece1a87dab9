package dev.sonde.cli.output;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where the results of a command go, line by line in UTF-8. For one thread.
///
/// People see each line as it comes; files and pipes get large blocks.
public final class LineOutput {

    private static final int BLOCK = 1 << 16;

    private final OutputStream out;
    private final boolean isTerminal;

    public LineOutput(OutputStream out, boolean isTerminal) {
        this.out = new BufferedOutputStream(out, BLOCK);
        this.isTerminal = isTerminal;
    }

    /// The standard output of this process. It bypasses [System#out], which keeps quiet about lines
    /// that could not be written.
    public static LineOutput standard() {
        boolean isTerminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new LineOutput(new FileOutputStream(FileDescriptor.out), isTerminal);
    }

    /// @throws OutputException if the line, or one before it, could not be written.
    public void println(String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            if (isTerminal) {
                out.flush();
            }
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    /// @throws OutputException if what is left could not be written.
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }
}

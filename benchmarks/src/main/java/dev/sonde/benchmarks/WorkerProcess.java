package dev.sonde.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A JVM of its own that runs one of this room's main classes and is told line by line what to do.
final class WorkerProcess implements AutoCloseable {

    private final Process process;
    private final PrintWriter in;
    private final BufferedReader out;

    private WorkerProcess(Process process) {
        this.process = process;
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII), true);
        this.out = process.inputReader(StandardCharsets.US_ASCII);
    }

    static WorkerProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return new WorkerProcess(builder.start());
    }

    /// Sends a line and waits for the line that answers it.
    String ask(String line) throws IOException {
        in.println(line);
        return readLine();
    }

    /// Waits for the next line.
    String readLine() throws IOException {
        String answer = out.readLine();
        if (answer == null) {
            throw new IOException("a worker process has ended");
        }
        return answer;
    }

    /// Ends the process: its input is closed, and it is killed.
    @Override
    public void close() {
        in.close();
        process.destroy();
    }
}

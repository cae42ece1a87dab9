package dev.sonde.simulator.variation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a program to its end.
final class Program {

    /// What the names of the variables begin with that a program finds in its environment.
    static final String PREFIX = "SONDE_";

    private static final int MOST_OCTETS = 256 * 1024;

    private Program() {}

    /// What it prints, one character for each octet, without a line end at the end.
    ///
    /// @param longest when its end comes at the latest, and that of all that it started.
    /// @throws IOException if it cannot be started, fails, takes too long, or prints too much.
    static String printed(List<String> command, Map<String, String> variables, Duration longest)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        variables.forEach((name, value) -> builder.environment().put(PREFIX + name, value));
        Process process = builder.start();
        Thread watch = Thread.startVirtualThread(() -> watch(process, longest));
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            byte[] printed = out.readNBytes(MOST_OCTETS + 1);
            if (printed.length > MOST_OCTETS || !succeeds(process, longest)) {
                throw new IOException("the program failed or printed too much");
            }
            return withoutLineEnd(new String(printed, StandardCharsets.ISO_8859_1));
        } finally {
            end(process);
            watch.interrupt();
        }
    }

    private static void watch(Process process, Duration longest) {
        if (!ended(process, longest)) {
            end(process);
        }
    }

    private static boolean succeeds(Process process, Duration longest) {
        return ended(process, longest) && process.exitValue() == 0;
    }

    private static boolean ended(Process process, Duration longest) {
        try {
            return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// With all that it started, which would keep the pipe open.
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String withoutLineEnd(String text) {
        int end = text.endsWith("\n") ? text.length() - 1 : text.length();
        return text.substring(0, end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }
}

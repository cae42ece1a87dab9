package dev.sonde.simulator.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Reads what may be a secret: itself, or `env:NAME`, which takes it out of the environment, or
/// `file:PATH`, which takes it out of a file. No message repeats a secret.
final class Secrets {

    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";

    private final Path folder;
    private final Consumer<Path> touched;

    /// @param folder that paths are relative to.
    /// @param touched is told which files were asked for.
    Secrets(Path folder, Consumer<Path> touched) {
        this.folder = folder;
        this.touched = touched;
    }

    static boolean isHidden(String text) {
        return text.startsWith(ENVIRONMENT) || text.startsWith(FILE);
    }

    /// @throws IllegalArgumentException if there is no such variable or file.
    String read(String text) {
        if (text.startsWith(ENVIRONMENT)) {
            String name = text.substring(ENVIRONMENT.length());
            String secret = System.getenv(name);
            if (secret == null) {
                throw new IllegalArgumentException(
                        "the environment variable '" + name + "' is not set");
            }
            return secret;
        }
        return text.startsWith(FILE) ? readFile(text.substring(FILE.length())) : text;
    }

    private String readFile(String name) {
        Path file = folder.resolve(name);
        touched.accept(file);
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new IllegalArgumentException("the file " + file + " cannot be read", e);
        }
    }
}

package dev.sonde.cli.scrub;

import dev.sonde.cli.options.SecretConverter;
import dev.sonde.cli.options.UsageException;
import dev.sonde.mirror.scrub.ScrubKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The key that replacements are made with.
public final class ScrubKeyOptions {

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "key of the replacements, 16 octets or more: the same key gives the same ones in"
                            + " every recording (a key for this run alone)")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "env:NAME",
            converter = SecretConverter.class,
            description = "the same from the environment variable NAME")
    private @Nullable String text;

    public boolean isRandom() {
        return file == null && text == null;
    }

    /// @throws IOException if the file cannot be read; the message is for people.
    public ScrubKey key() throws IOException {
        if (file != null && text != null) {
            throw new UsageException("--key-file and --key are two keys: give one");
        }
        if (text != null) {
            return ScrubKey.of(text.getBytes(StandardCharsets.UTF_8));
        }
        return file == null ? ScrubKey.random() : read(file);
    }

    private static ScrubKey read(Path file) throws IOException {
        try {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            // An editor ends the last line, a generator does not.
            String key = content.replaceFirst("\\r?\\n$", "");
            return ScrubKey.of(key.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "there is no key %s: make one, as in head -c 32 /dev/urandom > %s"
                            .formatted(file, file),
                    e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }
}

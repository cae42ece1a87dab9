package dev.sonde.cli;

import dev.sonde.client.VarBind;
import dev.sonde.mirror.scrub.ScrubProfile;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The comment that a scrubbed recording carries: which profile, and a digest of its objects. As
/// long as both match, the addresses in it are replacements, which nothing else could tell.
final class ScrubSeal {

    private static final Pattern SEAL =
            Pattern.compile("(?:# )?Scrubbed: profile ([a-z]+), objects sha256:([0-9a-f]{64})");

    private static final int LINES_SEARCHED = 50;

    private ScrubSeal() {}

    /// The comment, without the sign that makes it one.
    static String of(ScrubProfile profile, Iterable<VarBind> objects) {
        return "Scrubbed: profile " + profile + ", objects sha256:" + digest(objects);
    }

    /// The profile that `objects` have been scrubbed with and unchanged since, as `comments` say;
    /// [ScrubProfile#NONE] if they have not.
    static ScrubProfile profile(List<String> comments, Iterable<VarBind> objects) {
        return comments.stream()
                .map(SEAL::matcher)
                .filter(Matcher::matches)
                .filter(seal -> seal.group(2).equals(digest(objects)))
                .map(seal -> profile(seal.group(1)))
                .findFirst()
                .orElse(ScrubProfile.NONE);
    }

    /// The first lines of a recording, where its comments are; none of what is packed by bzip2.
    static List<String> comments(Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".bz2")) {
            return List.of();
        }
        try (InputStream octets = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(octets) : octets;
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(plain, StandardCharsets.ISO_8859_1))) {
            return lines.lines().limit(LINES_SEARCHED).toList();
        } catch (ZipException | EOFException | UncheckedIOException e) {
            // Whoever reads the objects says what is wrong with it.
            return List.of();
        }
    }

    private static ScrubProfile profile(String name) {
        try {
            return ScrubProfile.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return ScrubProfile.NONE;
        }
    }

    private static String digest(Iterable<VarBind> objects) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (VarBind object : objects) {
                // A database does not show explicit holes.
                if (object.value().isPresent()) {
                    String line = SnmprecFormat.line(object) + "\n";
                    digest.update(line.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}

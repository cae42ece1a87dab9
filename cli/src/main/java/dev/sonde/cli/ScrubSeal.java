package dev.sonde.cli;

import dev.sonde.client.VarBind;
import dev.sonde.mirror.scrub.ScrubProfile;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The comment that a scrubbed recording carries: which profile, and a digest of its objects. As
/// long as both match, the addresses in it are replacements, which nothing else could tell.
final class ScrubSeal {

    private static final Pattern SEAL =
            Pattern.compile("# Scrubbed: profile ([a-z]+), objects sha256:([0-9a-f]{64})");

    private static final int LINES_SEARCHED = 50;

    private ScrubSeal() {}

    /// The comment, without the sign that makes it one.
    static String of(ScrubProfile profile, Recording recording) {
        return "Scrubbed: profile " + profile + ", objects sha256:" + digest(recording);
    }

    /// The profile that `recording`, read from `file`, has been scrubbed with and unchanged since;
    /// [ScrubProfile#NONE] if it has not.
    static ScrubProfile profile(Path file, Recording recording) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            return lines.lines()
                    .limit(LINES_SEARCHED)
                    .map(SEAL::matcher)
                    .filter(Matcher::matches)
                    .filter(seal -> seal.group(2).equals(digest(recording)))
                    .map(seal -> profile(seal.group(1)))
                    .findFirst()
                    .orElse(ScrubProfile.NONE);
        }
    }

    private static ScrubProfile profile(String name) {
        try {
            return ScrubProfile.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return ScrubProfile.NONE;
        }
    }

    private static String digest(Recording recording) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (VarBind object : recording) {
                String line = SnmprecFormat.line(object) + "\n";
                digest.update(line.getBytes(StandardCharsets.ISO_8859_1));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}

package dev.sonde.cli.scrub;

import dev.sonde.client.VarBind;
import dev.sonde.mirror.scrub.ScrubProfile;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The comment that a scrubbed recording carries: which profile, and a digest of its objects. As
/// long as both match, the addresses in it are replacements, which nothing else could tell.
public final class ScrubSeal {

    private static final Pattern SEAL =
            Pattern.compile("(?:# )?Scrubbed: profile ([a-z]+), objects sha256:([0-9a-f]{64})");

    private ScrubSeal() {}

    /// The comment, without the sign that makes it one.
    public static String of(ScrubProfile profile, Iterable<VarBind> objects) {
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

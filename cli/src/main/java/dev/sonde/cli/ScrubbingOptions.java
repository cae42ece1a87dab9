package dev.sonde.cli;

import dev.sonde.mirror.scrub.ScrubKey;
import dev.sonde.mirror.scrub.ScrubProfile;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a mirror replaces before it is written.
@Command(optionListHeading = "%nSafe to share:%n")
final class ScrubbingOptions {

    @Option(
            names = "--scrub",
            paramLabel = "PROFILE",
            defaultValue = "none",
            converter = ScrubProfileConverter.class,
            description = {
                "replaces what says whose device it is (${DEFAULT-VALUE} keeps everything): system,"
                        + " network or strict, as sonde scrub has them; until the device is whole it"
                        + " stands unscrubbed in FILE.part, which only its owner can read"
            })
    private ScrubProfile profile = ScrubProfile.NONE;

    @Mixin private final ScrubKeyOptions keys = new ScrubKeyOptions();

    ScrubProfile profile() {
        return profile;
    }

    boolean isGiven() {
        return profile != ScrubProfile.NONE;
    }

    /// @throws UsageException if there is no such key, or nothing that it is for.
    ScrubKey key() {
        if (!isGiven() && !keys.isRandom()) {
            throw new UsageException("a key is for --scrub: say with which profile");
        }
        try {
            return keys.key();
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}

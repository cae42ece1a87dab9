package dev.sonde.mirror.scrub;

import java.security.SecureRandom;

/// The secret that replacements are made with: the same key gives the same replacements, and
/// without it nobody finds the way back. Keep it apart from what was scrubbed, or throw it away.
public final class ScrubKey {

    /// The fewest octets of a key.
    public static final int MIN_OCTETS = 16;

    private static final int RANDOM_OCTETS = 32;

    private final byte[] octets;

    private ScrubKey(byte[] octets) {
        this.octets = octets;
    }

    /// A key that nobody has, for a recording that stands alone.
    public static ScrubKey random() {
        byte[] octets = new byte[RANDOM_OCTETS];
        new SecureRandom().nextBytes(octets);
        return new ScrubKey(octets);
    }

    /// The key of these octets, for recordings that belong together.
    ///
    /// @throws IllegalArgumentException if there are fewer than [#MIN_OCTETS].
    public static ScrubKey of(byte[] octets) {
        if (octets.length < MIN_OCTETS) {
            throw new IllegalArgumentException(
                    "a key for scrubbing has %d octets or more, not %d"
                            .formatted(MIN_OCTETS, octets.length));
        }
        return new ScrubKey(octets.clone());
    }

    byte[] octets() {
        return octets.clone();
    }

    @Override
    public String toString() {
        return "scrub key (hidden)";
    }
}

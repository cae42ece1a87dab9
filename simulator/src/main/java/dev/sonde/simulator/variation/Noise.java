package dev.sonde.simulator.variation;

import dev.sonde.client.Oid;
import java.nio.charset.StandardCharsets;

/// Chance that everybody sees alike: a function of a device's seed, an object and a moment.
final class Noise {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private Noise() {}

    /// The seed that a name gives.
    static long seed(String name) {
        long seed = 0;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            seed = mixed(seed + octet);
        }
        return seed;
    }

    /// What tells one object of one device from all others.
    static long key(long seed, Oid oid) {
        long key = seed;
        for (int i = 0; i < oid.length(); i++) {
            key = mixed(key + oid.arc(i));
        }
        return key;
    }

    /// A number from −1 to 1, the latter excluded, evenly distributed over the moments.
    static double at(long key, long moment) {
        return (mixed(key ^ mixed(moment)) >> 11) * 0x1p-52;
    }

    /// SplitMix64 (Steele, Lea, Flood 2014): every bit of the argument changes half of the result.
    private static long mixed(long bits) {
        long z = bits + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}

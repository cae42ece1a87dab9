package dev.sonde.client.internal.snmp4j;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// A password, or a key that is localized for one agent. It has no `equals`, so that none is
/// compared by accident, and nothing of it shows in `toString`.
public final class Secret {

    private final byte[] octets;
    private final boolean localized;

    private Secret(byte[] octets, boolean localized) {
        this.octets = octets.clone();
        this.localized = localized;
    }

    public static Secret password(byte[] octets) {
        return new Secret(octets, false);
    }

    public static Secret localizedKey(byte[] octets) {
        return new Secret(octets, true);
    }

    boolean isLocalized() {
        return localized;
    }

    /// The octets themselves: not to be changed.
    byte[] octets() {
        return octets;
    }

    static boolean same(@Nullable Secret one, @Nullable Secret other) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.localized == other.localized && MessageDigest.isEqual(one.octets, other.octets);
    }

    @Override
    public String toString() {
        return localized ? "localized key (hidden)" : "password (hidden)";
    }
}

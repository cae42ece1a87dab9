package dev.sonde.mirror.scrub;

import java.util.Locale;

/// How much is taken out of a recording. Each profile does all that the one before it does.
public enum ScrubProfile {
    /// Nothing.
    NONE,
    /// What an administrator typed in (name, contact, location, asset numbers, aliases of
    /// interfaces, names of VLANs), wherever it stands. Tables of communities, users, views and
    /// targets are dropped.
    SYSTEM,
    /// IPv4, IPv6 and MAC addresses, host names, e-mail addresses, neighbours, engine IDs too, in
    /// values and in indexes. The vendor's part of a MAC address stays.
    NETWORK,
    /// Serial numbers, names of users, software and processes, and all text that is not known to be
    /// harmless, too; and the vendor's part of MAC addresses.
    STRICT;

    /// Whether this profile takes `kind` out.
    public boolean covers(IdentifierKind kind) {
        return compareTo(kind.from()) >= 0;
    }

    /// The name to be typed.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.sonde.client;

import java.nio.charset.StandardCharsets;

/// The community of SNMPv1 and v2c (RFC 3584 §5.2): a password in clear text. It chooses the device
/// too, where one address serves many.
public final class Community implements Credentials {

    private final byte[] octets;
    private final Version version;

    /// A v2c community, sent as UTF-8.
    public Community(String community) {
        this(community, Version.V2C);
    }

    /// A community for `version`, sent as UTF-8.
    ///
    /// @param version v1 or v2c.
    /// @throws IllegalArgumentException for v3, which has users instead: [UsmUser].
    public Community(String community, Version version) {
        if (version == Version.V3) {
            throw new IllegalArgumentException("SNMPv3 has no communities but users: see UsmUser");
        }
        this.octets = community.getBytes(StandardCharsets.UTF_8);
        this.version = version;
    }

    /// The octets as sent; a new array.
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public Version version() {
        return version;
    }

    @Override
    public String toString() {
        return version + " community (hidden)";
    }
}

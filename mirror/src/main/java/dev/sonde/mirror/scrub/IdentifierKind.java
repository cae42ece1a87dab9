package dev.sonde.mirror.scrub;

/// What an object can give away.
public enum IdentifierKind {
    /// Communities, users, views, keys, and where notifications go. Dropped, not replaced.
    SECRET("secret", ScrubProfile.SYSTEM),
    SYSTEM_NAME("system name", ScrubProfile.SYSTEM),
    /// What an administrator has typed in: contact, location, asset numbers, aliases.
    ADMINISTRATIVE("administrative text", ScrubProfile.SYSTEM),
    IPV4("IPv4 address", ScrubProfile.NETWORK),
    IPV6("IPv6 address", ScrubProfile.NETWORK),
    MAC("MAC address", ScrubProfile.NETWORK),
    HOST_NAME("host name", ScrubProfile.NETWORK),
    EMAIL("e-mail address", ScrubProfile.NETWORK),
    ENGINE_ID("engine ID", ScrubProfile.NETWORK),
    SERIAL("serial number", ScrubProfile.STRICT),
    USER("user name", ScrubProfile.STRICT),
    SOFTWARE("software", ScrubProfile.STRICT),
    TEXT("free text", ScrubProfile.STRICT);

    private final String label;
    private final ScrubProfile from;

    IdentifierKind(String label, ScrubProfile from) {
        this.label = label;
        this.from = from;
    }

    /// The first profile that takes it out.
    public ScrubProfile from() {
        return from;
    }

    /// As people read it, for example `host name`.
    @Override
    public String toString() {
        return label;
    }
}

package dev.sonde.simulator.internal.usm;

import dev.sonde.client.UsmUser;

/// How a message is protected (RFC 3411 §3.4.3), the weakest first.
public enum SecurityLevel {
    NO_AUTH_NO_PRIV(1, 0),
    AUTH_NO_PRIV(2, SecurityLevel.FLAG_AUTH),
    AUTH_PRIV(3, SecurityLevel.FLAG_AUTH | SecurityLevel.FLAG_PRIV);

    static final int FLAG_AUTH = 1;
    static final int FLAG_PRIV = 2;

    private final int number;
    private final int flags;

    SecurityLevel(int number, int flags) {
        this.number = number;
        this.flags = flags;
    }

    /// The highest level that the user's secrets are good for.
    public static SecurityLevel of(UsmUser user) {
        return user.privProtocol() != null
                ? AUTH_PRIV
                : user.authProtocol() != null ? AUTH_NO_PRIV : NO_AUTH_NO_PRIV;
    }

    /// The value of SnmpSecurityLevel, 1 to 3, which is snmp4j's number, too.
    public int number() {
        return number;
    }

    /// What the level is in msgFlags (RFC 3412 §6.4).
    int flags() {
        return flags;
    }

    boolean hasAuth() {
        return this != NO_AUTH_NO_PRIV;
    }

    boolean hasPriv() {
        return this == AUTH_PRIV;
    }
}

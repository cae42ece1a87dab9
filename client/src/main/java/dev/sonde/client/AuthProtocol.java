package dev.sonde.client;

/// How an SNMPv3 message proves who sent it (RFC 3414 §6 and §7, RFC 7860).
public enum AuthProtocol {
    /// HMAC-MD5-96.
    MD5("MD5"),
    /// HMAC-SHA-96.
    SHA_1("SHA"),
    /// HMAC-128-SHA-224.
    SHA_224("SHA-224"),
    /// HMAC-192-SHA-256.
    SHA_256("SHA-256"),
    /// HMAC-256-SHA-384.
    SHA_384("SHA-384"),
    /// HMAC-384-SHA-512.
    SHA_512("SHA-512");

    private final String label;

    AuthProtocol(String label) {
        this.label = label;
    }

    /// The name as net-snmp's `-a` takes it.
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}

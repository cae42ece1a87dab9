package dev.sonde.client;

/// How an SNMPv3 message is encrypted.
///
/// For AES with 192 and 256 bits there are two ways in use to make a key long enough, and they do
/// not understand each other: that of the Blumenthal draft, which net-snmp and most agents take,
/// and that of the Reeder draft, which Cisco's agents take.
public enum PrivProtocol {
    /// CBC-DES (RFC 3414 §8).
    DES("DES"),
    /// CBC-3DES-EDE (Reeder draft).
    TRIPLE_DES("3DES"),
    /// CFB128-AES-128 (RFC 3826).
    AES_128("AES"),
    /// 192 bits, key extended as in the Blumenthal draft.
    AES_192("AES-192"),
    /// 256 bits, key extended as in the Blumenthal draft.
    AES_256("AES-256"),
    /// 192 bits, key extended as Cisco's agents do.
    AES_192_CISCO("AES-192-C"),
    /// 256 bits, key extended as Cisco's agents do.
    AES_256_CISCO("AES-256-C");

    private final String label;

    PrivProtocol(String label) {
        this.label = label;
    }

    /// The name as net-snmp's `-x` takes it.
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}

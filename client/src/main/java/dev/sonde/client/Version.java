package dev.sonde.client;

/// The versions of SNMP.
public enum Version {
    /// RFC 1157. No GETBULK, no Counter64, no exceptions in place of values.
    V1("1", 0),
    /// RFC 1901.
    V2C("2c", 1),
    /// RFC 3412, with the user-based security model of RFC 3414.
    V3("3", 3);

    private final String label;
    private final int number;

    Version(String label, int number) {
        this.label = label;
        this.number = number;
    }

    /// The name as net-snmp's `-v` takes it: `1`, `2c`, `3`.
    public String label() {
        return label;
    }

    /// The version field of a message.
    public int number() {
        return number;
    }

    @Override
    public String toString() {
        return "v" + label;
    }
}

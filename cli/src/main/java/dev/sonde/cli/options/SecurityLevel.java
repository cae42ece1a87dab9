package dev.sonde.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How much of an SNMPv3 message is protected (RFC 3411 §3.4.3).
enum SecurityLevel {
    NO_AUTH_NO_PRIV("noAuthNoPriv"),
    AUTH_NO_PRIV("authNoPriv"),
    AUTH_PRIV("authPriv");

    private final String label;

    SecurityLevel(String label) {
        this.label = label;
    }

    /// The name to be typed.
    @Override
    public String toString() {
        return label;
    }

    /// Reads the name of a level, in capitals or not.
    static final class Converter implements ITypeConverter<SecurityLevel> {

        @Override
        public SecurityLevel convert(String text) {
            for (SecurityLevel level : values()) {
                if (level.label.equalsIgnoreCase(text)) {
                    return level;
                }
            }
            throw new TypeConversionException(
                    "'" + text + "' is no security level: noAuthNoPriv, authNoPriv or authPriv");
        }
    }
}

package dev.sonde.cli.options;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.PrivProtocol;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a protocol of SNMPv3 as net-snmp's users write it, or in full, in capitals or
/// not, with dashes or without: `SHA`, `sha1`, `SHA-1`.
abstract sealed class ProtocolConverter<P extends Enum<P>> implements ITypeConverter<P> {

    /// For authentication.
    static final class Auth extends ProtocolConverter<AuthProtocol> {
        Auth() {
            super("authentication protocol", AuthProtocol.values());
        }
    }

    /// For privacy.
    static final class Priv extends ProtocolConverter<PrivProtocol> {
        Priv() {
            super("privacy protocol", PrivProtocol.values());
        }
    }

    private final String kind;
    private final List<P> protocols;

    private ProtocolConverter(String kind, P[] protocols) {
        this.kind = kind;
        this.protocols = Arrays.asList(protocols);
    }

    @Override
    public P convert(String text) {
        String typed = plain(text);
        for (P protocol : protocols) {
            if (plain(protocol.toString()).equals(typed) || plain(protocol.name()).equals(typed)) {
                return protocol;
            }
        }
        throw new TypeConversionException(
                "'%s' is no %s: one of %s"
                        .formatted(
                                text,
                                kind,
                                protocols.stream()
                                        .map(Enum::toString)
                                        .collect(Collectors.joining(" "))));
    }

    private static String plain(String name) {
        return name.replaceAll("[-_]", "").toUpperCase(Locale.ROOT);
    }
}

package dev.sonde.cli.options;

import dev.sonde.client.OctetString;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an engineID in hex (RFC 3411 §5).
final class EngineIdConverter implements ITypeConverter<OctetString> {

    @Override
    public OctetString convert(String text) {
        String hex = text.replaceFirst("^0[xX]", "");
        if (!hex.matches("([0-9A-Fa-f]{2}:?){5,32}")) {
            throw new TypeConversionException(
                    "'" + text + "' is no engineID: 5 to 32 octets, each two hex digits");
        }
        return OctetString.ofHex(hex);
    }
}

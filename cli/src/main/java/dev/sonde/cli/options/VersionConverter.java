package dev.sonde.cli.options;

import dev.sonde.client.Version;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a version as net-snmp's users write it.
final class VersionConverter implements ITypeConverter<Version> {

    @Override
    public Version convert(String text) {
        return switch (text) {
            case "1" -> Version.V1;
            case "2c" -> Version.V2C;
            case "3" -> Version.V3;
            default ->
                    throw new TypeConversionException(
                            "'" + text + "' is no version of SNMP: 1, 2c or 3");
        };
    }
}

package dev.sonde.cli.query;

import dev.sonde.client.Oid;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an index of a table: what follows a column's OID.
final class IndexConverter implements ITypeConverter<Oid> {

    @Override
    public Oid convert(String text) {
        try {
            return Oid.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

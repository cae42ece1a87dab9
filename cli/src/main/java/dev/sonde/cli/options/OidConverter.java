package dev.sonde.cli.options;

import dev.sonde.client.Oid;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an OID in dotted form.
public final class OidConverter implements ITypeConverter<Oid> {

    @Override
    public Oid convert(String text) {
        Oid oid = oid(text);
        // The first two arcs share one number on the wire (X.690 §8.19.4).
        boolean fits = oid.length() == 0 || oid.arc(0) <= 2;
        if (!fits || (oid.length() > 1 && oid.arc(0) < 2 && oid.arc(1) > 39)) {
            throw new TypeConversionException(
                    "'" + text + "' is no OID: it starts with 0.0 to 0.39, 1.0 to 1.39, or 2");
        }
        return oid;
    }

    private static Oid oid(String text) {
        try {
            return Oid.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

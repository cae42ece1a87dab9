package dev.sonde.cli.query;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of an output form.
final class OutputFormConverter implements ITypeConverter<OutputForm> {

    @Override
    public OutputForm convert(String text) {
        for (OutputForm form : OutputForm.values()) {
            if (form.toString().equals(text)) {
                return form;
            }
        }
        throw new TypeConversionException(
                "'%s' is no output form: one of %s"
                        .formatted(text, Arrays.toString(OutputForm.values())));
    }
}

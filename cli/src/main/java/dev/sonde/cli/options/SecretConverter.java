package dev.sonde.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a secret: itself, or `env:NAME`, which takes it out of the environment, so that it stands
/// in no list of processes. No message repeats what was typed.
public final class SecretConverter implements ITypeConverter<String> {

    private static final String ENVIRONMENT = "env:";

    @Override
    public String convert(String text) {
        if (!text.startsWith(ENVIRONMENT)) {
            return text;
        }
        String secret = System.getenv(text.substring(ENVIRONMENT.length()));
        if (secret == null) {
            throw new TypeConversionException(
                    "env:NAME takes the environment variable NAME, and the one named is not set");
        }
        return secret;
    }
}

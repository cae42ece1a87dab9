package dev.sonde.cli.scrub;

import dev.sonde.mirror.scrub.ScrubProfile;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a profile.
public final class ScrubProfileConverter implements ITypeConverter<ScrubProfile> {

    @Override
    public ScrubProfile convert(String text) {
        return Arrays.stream(ScrubProfile.values())
                .filter(profile -> profile.toString().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'" + text + "' is no profile: none, system, network or strict"));
    }
}

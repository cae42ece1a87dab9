package dev.sonde.cli.simulate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a share, as `0.1` or `10%`.
final class ShareConverter implements ITypeConverter<Double> {

    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)(%?)");

    @Override
    public Double convert(String text) {
        Matcher matcher = SHARE.matcher(text);
        if (matcher.matches()) {
            double whole = matcher.group(2).isEmpty() ? 1 : 100;
            double share = Double.parseDouble(matcher.group(1)) / whole;
            if (share <= 1) {
                return share;
            }
        }
        throw new TypeConversionException("'" + text + "' is no share: 0 to 1, or 0% to 100%");
    }
}

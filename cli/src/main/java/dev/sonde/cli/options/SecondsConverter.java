package dev.sonde.cli.options;

import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads seconds, with a fraction or without, up to a day.
public final class SecondsConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        if (text.matches("\\d{1,5}(\\.\\d{0,9})?|\\.\\d{1,9}")) {
            Duration duration =
                    Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValue());
            if (duration.isPositive() && duration.compareTo(Duration.ofDays(1)) <= 0) {
                return duration;
            }
        }
        throw new TypeConversionException(
                "'" + text + "' is no time: seconds, more than 0 and at most 86400");
    }
}

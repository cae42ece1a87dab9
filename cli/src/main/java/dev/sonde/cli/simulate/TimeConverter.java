package dev.sonde.cli.simulate;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time with its unit, as descriptions of labs have it: `200ms`, `1.5s`, up to an hour.
final class TimeConverter implements ITypeConverter<Duration> {

    private static final Pattern TIME = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,6})?)(us|ms|s|m)");
    private static final Map<String, Long> NANOS =
            Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L);

    @Override
    public Duration convert(String text) {
        Matcher matcher = TIME.matcher(text);
        if (matcher.matches()) {
            BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(matcher.group(2), 1L));
            Duration time =
                    Duration.ofNanos(new BigDecimal(matcher.group(1)).multiply(unit).longValue());
            if (time.compareTo(Duration.ofHours(1)) <= 0) {
                return time;
            }
        }
        throw new TypeConversionException(
                "'" + text + "' is no time: a number and us, ms, s or m, up to an hour, as 200ms");
    }
}

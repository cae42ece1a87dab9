package dev.sonde.simulator.lab;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.OctetString;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.Version;
import dev.sonde.client.internal.transport.AgentAddress;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How single values are written in a lab. Each throws an IllegalArgumentException with a sentence
/// for people where a text is something else.
final class Words {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?([a-z]+)");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)(%?)");

    private static final Map<String, Long> NANOS =
            Map.of(
                    "us", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "h", 3_600_000_000_000L,
                    "d", 86_400_000_000_000L);

    private Words() {}

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    static int count(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("'" + text + "' is no number from 0 to 999999");
        }
        return Integer.parseInt(text);
    }

    /// As `200ms`, `1.5s`, `10m`, `2h`, `497d`.
    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        Long unit = matcher.matches() ? NANOS.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time: a number and us, ms, s, m, h or d, as 200ms");
        }
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) > 0) {
            throw new IllegalArgumentException("'" + text + "' is longer than a hundred years");
        }
        return Duration.ofNanos(nanos.longValue());
    }

    /// As `0.1` or `10%`.
    static double share(String text) {
        Matcher matcher = SHARE.matcher(text);
        double share =
                matcher.matches()
                        ? Double.parseDouble(matcher.group(1))
                                / (matcher.group(2).isEmpty() ? 1 : 100)
                        : -1;
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException("'" + text + "' is no share: 0 to 1, or 0% to 100%");
        }
        return share;
    }

    static double speed(String text) {
        double speed =
                text.matches("\\d{1,9}(\\.\\d{1,9})?|0?\\.\\d{1,9}") ? Double.parseDouble(text) : 0;
        if (speed <= 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no speed: more than 0, 1 is that of the machine");
        }
        return speed;
    }

    static Version version(String text) {
        return Arrays.stream(Version.values())
                .filter(version -> version.label().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'" + text + "' is no version of SNMP: 1, 2c or 3"));
    }

    static OctetString engineId(String text) {
        String hex = text.replaceFirst("^0[xX]", "");
        if (!hex.matches("([0-9A-Fa-f]{2}:?){5,32}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no engineID: 5 to 32 octets, each two hex digits");
        }
        return OctetString.ofHex(hex);
    }

    static ErrorStatus errorStatus(String label) {
        List<ErrorStatus> errors =
                Arrays.stream(ErrorStatus.values())
                        .filter(status -> status != ErrorStatus.NO_ERROR)
                        .toList();
        return errors.stream()
                .filter(status -> status.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'%s' is no error-status: %s"
                                        .formatted(label, labels(errors.toArray()))));
    }

    static AuthProtocol authProtocol(String text) {
        return protocol(text, AuthProtocol.values(), "authentication protocol");
    }

    static PrivProtocol privProtocol(String text) {
        return protocol(text, PrivProtocol.values(), "privacy protocol");
    }

    private static <P extends Enum<P>> P protocol(String text, P[] protocols, String kind) {
        for (P protocol : protocols) {
            if (plain(protocol.toString()).equals(plain(text))
                    || plain(protocol.name()).equals(plain(text))) {
                return protocol;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no %s: %s".formatted(text, kind, labels(protocols)));
    }

    private static String plain(String name) {
        return name.replaceAll("[-_]", "").toUpperCase(Locale.ROOT);
    }

    private static String labels(Object[] values) {
        return Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "));
    }

    /// An address to listen on, `HOST:PORT` or `[IPv6]:PORT`; port 161 if none is given, a free one
    /// for 0.
    static InetSocketAddress address(String text) {
        return text.matches("[^:]+:0|\\[.*]:0")
                ? new InetSocketAddress(
                        AgentAddress.resolve(text.substring(0, text.length() - 2), 1).getAddress(),
                        0)
                : AgentAddress.resolve(text, 161);
    }
}

package dev.sonde.simulator.lab;

import dev.sonde.client.IpAddress;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Something that stands in a recording, and what each device of a template has in its place.
///
/// @param from as it stands there.
/// @param kind what it is, and so where it is looked for.
/// @param to what is there instead.
record Replacement(String from, Kind kind, Formula to) {

    /// What can be replaced.
    enum Kind {
        /// In IpAddress values and those of four octets, in text, and as four arcs of an OID.
        IP_ADDRESS,
        /// In values of six octets, in text, and as six arcs of an OID.
        MAC_ADDRESS,
        /// In text alone.
        TEXT
    }

    private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}");

    static Replacement of(String from, Formula to) {
        if (from.isEmpty()) {
            throw new IllegalArgumentException("nothing cannot be replaced");
        }
        return new Replacement(from, kind(from), to);
    }

    private static Kind kind(String text) {
        if (MAC.matcher(text).matches()) {
            return Kind.MAC_ADDRESS;
        }
        return text.matches("\\d{1,3}(\\.\\d{1,3}){3}") ? Kind.IP_ADDRESS : Kind.TEXT;
    }

    /// What a device has in its place.
    ///
    /// @throws IllegalArgumentException if that is no text of the same kind.
    String target(Row row) {
        String target = to.text(row);
        octets(kind, target);
        return target;
    }

    /// The octets of an address; none for text.
    ///
    /// @throws IllegalArgumentException if `text` is no address of this kind.
    static byte[] octets(Kind kind, String text) {
        return switch (kind) {
            case IP_ADDRESS -> IpAddress.of(text).toBytes();
            case MAC_ADDRESS -> {
                if (!MAC.matcher(text).matches()) {
                    throw new IllegalArgumentException("'" + text + "' is no MAC address");
                }
                yield HexFormat.of().parseHex(text.replaceAll("[:-]", ""));
            }
            case TEXT -> new byte[0];
        };
    }

    /// Finds it in text: addresses only where they are not a part of a longer one.
    String regex() {
        return switch (kind) {
            case IP_ADDRESS -> "(?<![\\d.])" + Pattern.quote(from) + "(?!\\.?\\d)";
            case MAC_ADDRESS -> "(?i:(?<![0-9a-f:-])" + Pattern.quote(from) + "(?![:-]?[0-9a-f]))";
            case TEXT -> Pattern.quote(from);
        };
    }
}

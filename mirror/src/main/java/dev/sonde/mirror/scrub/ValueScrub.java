package dev.sonde.mirror.scrub;

import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.client.Opaque;
import dev.sonde.client.Value;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces what gives something away in a value, as its object type says, or as it looks.
final class ValueScrub {

    /// As some switches call themselves to their neighbours.
    private static final Pattern NAME_AND_SERIAL =
            Pattern.compile("([A-Za-z0-9._-]+)\\(([A-Za-z0-9]+)\\)");

    /// Text among octets that are none.
    private static final Pattern TEXT_INSIDE = Pattern.compile("(?=[ -~]*[A-Za-z]{3})[ -~]{8,}+");

    private final Replacements replacements;
    private final Learned learned;
    private final TextScrub text;
    private final OctetScan octets;

    ValueScrub(Replacements replacements, Learned learned, TextScrub text, OctetScan octets) {
        this.replacements = replacements;
        this.learned = learned;
        this.text = text;
        this.octets = octets;
    }

    Value address(IpAddress address, Treatment treatment) {
        return treatment == Treatment.MASK
                ? address
                : new IpAddress(replacements.ipv4(address.bits()));
    }

    Opaque opaque(Opaque value) {
        String original = Octets.latin1(value.bytes());
        String scrubbed = octets.scan(original);
        return scrubbed.equals(original) ? value : Opaque.of(Octets.of(scrubbed));
    }

    void learnSecret(OctetString secret) {
        String text = Octets.latin1(secret.bytes());
        if (TextForm.isText(text)) {
            replacements.learnSecret(text);
        }
    }

    /// @param treatment what is done with it, perhaps more than its type alone says.
    OctetString octets(OctetString value, ObjectTypes.Match match, Treatment treatment) {
        String original = Octets.latin1(value.bytes());
        String scrubbed = scrub(original, match, treatment);
        return scrubbed.equals(original) ? value : OctetString.of(Octets.of(scrubbed));
    }

    private String scrub(String value, ObjectTypes.Match match, Treatment treatment) {
        ObjectType type = match.type();
        String label = type == null ? "text" : label(type.name());
        return switch (treatment) {
            case NAME -> name(IdentifierKind.SYSTEM_NAME, value);
            case HOST -> name(IdentifierKind.HOST_NAME, value);
            case IDENTITY -> label(IdentifierKind.ADMINISTRATIVE, label, value, true);
            case LABEL -> label(IdentifierKind.ADMINISTRATIVE, label, value, false);
            case USER -> label(IdentifierKind.USER, "user", value, true);
            case SOFTWARE -> label(IdentifierKind.SOFTWARE, "software", value, false);
            case SERIAL -> shaped(value);
            case ADDRESS -> address(value);
            case TRANSPORT -> transport(value);
            case CHASSIS -> chassis(value);
            case PORT -> port(value);
            case BRIDGE -> bridge(value);
            case ENGINE -> engine(value);
            case TEXT -> label(IdentifierKind.TEXT, label, value, false);
            case HARMLESS -> recognized(value);
            case UNKNOWN -> unknown(value);
            case MASK, SECRET, COMMUNITY -> value;
        };
    }

    /// `sysContact` gives `contact`: what follows the prefix of the MIB.
    private static String label(String name) {
        return name.replaceFirst("^[a-z0-9]+(?=[A-Z])", "").toLowerCase(Locale.ROOT);
    }

    private String name(IdentifierKind kind, String value) {
        String name = value.replace("\0", "").strip();
        if (!TextForm.isPrintable(value) || name.matches("[0-9.]+") || !replacements.covers(kind)) {
            return recognized(value);
        }
        Matcher serial = NAME_AND_SERIAL.matcher(name);
        if (serial.matches()) {
            name(kind, serial.group(1));
            shaped(serial.group(2));
        }
        int dot = name.indexOf('.');
        if (dot > 0 && name.matches("[A-Za-z0-9._-]+")) {
            // Learned, so that the short name is found as well.
            replacements.learnHost(kind, name.substring(0, dot));
            replacements.learnDomain(name.substring(dot + 1));
        }
        return replacements.host(kind, name);
    }

    private String label(IdentifierKind kind, String label, String value, boolean isIdentity) {
        if (!replacements.covers(kind) || TextForm.isState(value.strip())) {
            return recognized(value);
        }
        return replacements.label(kind, label, value, isIdentity);
    }

    private String shaped(String value) {
        if (!replacements.covers(IdentifierKind.SERIAL) || TextForm.isState(value.strip())) {
            return recognized(value);
        }
        return replacements.shaped(IdentifierKind.SERIAL, value, true);
    }

    /// Octets of an address, with what stands before or after it in the various MIBs.
    private String address(String value) {
        byte[] octets = Octets.of(value);
        switch (octets.length) {
            case 4, 8 -> ipv4(octets, 0);
            case 5 -> ipv4(octets, 1);
            case 6 -> mac(octets, 0);
            case 16, 18, 20 -> ipv6(octets, 0);
            case 17 -> ipv6(octets, 1);
            default -> {
                return recognized(value);
            }
        }
        return Octets.latin1(octets);
    }

    /// An address with a port behind it (RFC 3419 §2).
    private String transport(String value) {
        byte[] octets = Octets.of(value);
        switch (octets.length) {
            case 6, 10 -> ipv4(octets, 0);
            case 18, 22 -> ipv6(octets, 0);
            default -> {
                return address(value);
            }
        }
        return Octets.latin1(octets);
    }

    private void ipv4(byte[] octets, int from) {
        Octets.putIpv4(octets, from, replacements.ipv4(Octets.ipv4(octets, from)));
    }

    private void mac(byte[] octets, int from) {
        Octets.putMac(octets, from, replacements.mac(Octets.mac(octets, from)));
    }

    private void ipv6(byte[] octets, int from) {
        byte[] address = Arrays.copyOfRange(octets, from, from + 16);
        System.arraycopy(replacements.ipv6(address), 0, octets, from, 16);
    }

    /// Six letters are a name; six octets of which some are none are an address.
    private String chassis(String value) {
        boolean isName = value.length() == 6 ? TextForm.isName(value) : TextForm.isText(value);
        return isName ? name(IdentifierKind.HOST_NAME, value) : port(value);
    }

    private String port(String value) {
        boolean hasFamily =
                (value.length() == 5 && value.charAt(0) == 1)
                        || (value.length() == 17 && value.charAt(0) == 2);
        boolean isAddress = hasFamily || (value.length() == 6 && !TextForm.isName(value));
        return isAddress ? address(value) : recognized(value);
    }

    private String bridge(String value) {
        byte[] octets = Octets.of(value);
        if (octets.length != 8) {
            return recognized(value);
        }
        mac(octets, 2);
        return Octets.latin1(octets);
    }

    /// The fifth octet says what an engine ID is made of (RFC 3411 §5, SnmpEngineID). The vendor in
    /// front of it stays.
    private String engine(String value) {
        byte[] octets = Octets.of(value);
        if (!replacements.covers(IdentifierKind.ENGINE_ID) || octets.length < 6) {
            return value;
        }
        int format = octets[0] < 0 ? octets[4] : 0;
        if (format == 1 && octets.length == 9) {
            ipv4(octets, 5);
        } else if (format == 2 && octets.length == 21) {
            ipv6(octets, 5);
        } else if (format == 3 && octets.length == 11) {
            mac(octets, 5);
        } else if (format == 4 && TextForm.isPrintable(value.substring(5))) {
            String text = value.substring(5);
            put(octets, 5, replacements.shaped(IdentifierKind.ENGINE_ID, text, true));
        } else {
            int from = octets[0] < 0 ? 5 : 4;
            put(octets, from, replacements.engine(value.substring(from)));
        }
        String replaced = Octets.latin1(octets);
        if (!replaced.equals(value)) {
            learned.engine(value, replaced);
        }
        return replaced;
    }

    private static void put(byte[] octets, int from, String text) {
        System.arraycopy(Octets.of(text), 0, octets, from, text.length());
    }

    private String unknown(String value) {
        boolean isStrict = replacements.covers(IdentifierKind.TEXT);
        if (isStrict && TextForm.isText(value)) {
            return label(IdentifierKind.TEXT, "text", value, false);
        }
        String recognized = recognized(value);
        if (!isStrict) {
            return recognized;
        }
        return value.length() == 6 && recognized.equals(value)
                ? address(value)
                : TEXT_INSIDE
                        .matcher(recognized)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(
                                        replacements.shaped(
                                                IdentifierKind.TEXT, match.group(), false)));
    }

    /// What can be recognized wherever it stands.
    private String recognized(String value) {
        String scrubbed = text.scrub(value);
        boolean isText = TextForm.isPrintable(value) && TextForm.isAscii(value);
        return isText && !isLearned(value) ? scrubbed : octets.scan(scrubbed);
    }

    /// Whether these octets, which may be text, are all of an address.
    private boolean isLearned(String value) {
        byte[] octets = Octets.of(value);
        return switch (octets.length) {
            case 4 -> learned.hasIpv4(Octets.ipv4(octets, 0));
            case 6 -> learned.hasMac(Octets.mac(octets, 0));
            case 16 -> learned.hasIpv6(octets, 0);
            default -> false;
        };
    }
}

package dev.sonde.mirror.scrub;

/// Replaces, in octets of which nobody knows what they mean, the addresses and engine IDs that have
/// been learned. The octets stay as many as they are.
///
/// Six and sixteen octets hardly are by chance what has been learned. Four are, in bitmaps and
/// structures full of small numbers: an address that looks like these counts only where something
/// before it, or the length of the whole, announces an address.
final class OctetScan {

    private static final int IPV4 = 4;
    private static final int MAC = 6;
    private static final int EUI_64 = 8;
    private static final int IPV6 = 16;

    private final Replacements replacements;
    private final Learned learned;

    OctetScan(Replacements replacements, Learned learned) {
        this.replacements = replacements;
        this.learned = learned;
    }

    /// @param value one character for each octet.
    String scan(String value) {
        byte[] octets = Octets.of(value);
        if (learned.hasAddresses() && !isDateAndTime(octets)) {
            scan(octets);
        }
        return Octets.latin1(octets);
    }

    private void scan(byte[] octets) {
        AnnouncedAddress announced = new AnnouncedAddress(octets.clone(), learned);
        int behindIpv4 = -1;
        int at = 0;
        while (at + IPV4 <= octets.length) {
            int length = longer(octets, at);
            if (length == 0 && isIpv4(octets, at, announced, at == behindIpv4)) {
                int replaced = replacements.ipv4(Octets.ipv4(octets, at));
                Octets.putIpv4(octets, at, replaced);
                length = IPV4;
                behindIpv4 = at + IPV4;
            }
            at += Math.max(1, length);
        }
    }

    /// How many octets at `at` have been replaced as something longer than an IPv4 address.
    private int longer(byte[] octets, int at) {
        int left = octets.length - at;
        Learned.Engine engine = learned.engine(octets, at);
        if (engine != null) {
            byte[] replaced = Octets.of(replacements.learned(engine));
            System.arraycopy(replaced, 0, octets, at, replaced.length);
            return replaced.length;
        }
        if (left >= IPV6 && learned.hasIpv6(octets, at)) {
            byte[] address = Octets.of(Octets.latin1(octets, at, IPV6));
            System.arraycopy(replacements.ipv6(address), 0, octets, at, IPV6);
            return IPV6;
        }
        if (left >= EUI_64 && Eui64.isIn(octets, at) && learned.hasMac(Eui64.mac(octets, at))) {
            Eui64.put(octets, at, replacements.mac(Eui64.mac(octets, at)));
            return EUI_64;
        }
        if (left >= MAC && isMac(octets, at)) {
            Octets.putMac(octets, at, replacements.mac(Octets.mac(octets, at)));
            return MAC;
        }
        return 0;
    }

    private boolean isMac(byte[] octets, int at) {
        return learned.hasMac(Octets.mac(octets, at))
                && (isStrict() || octets.length == MAC || isDistinctMac(octets, at));
    }

    static boolean isDistinctMac(byte[] octets, int at) {
        return significance(octets, at, MAC) >= 4;
    }

    private boolean isStrict() {
        return replacements.profile() == ScrubProfile.STRICT;
    }

    private boolean isIpv4(
            byte[] octets, int at, AnnouncedAddress announced, boolean isBehindAnother) {
        return learned.hasIpv4(Octets.ipv4(octets, at))
                && (isStrict() || isBehindAnother || isDistinct(octets, at) || announced.isAt(at));
    }

    /// Whether the address at `at` is not made of small numbers and bits alone.
    static boolean isDistinct(byte[] octets, int at) {
        boolean isUnusual = false;
        for (int i = at; i < at + IPV4; i++) {
            isUnusual |= significance(octets, i, 1) == 2;
        }
        return isUnusual && significance(octets, at, IPV4) >= 4;
    }

    /// Whether these may well be an address, perhaps with a zone behind it.
    static boolean isLikelyIpv4(byte[] octets) {
        int first = octets[0] & 0xFF;
        boolean isPrivate = first == 10 || (first == 192 && (octets[1] & 0xFF) == 168);
        return !isDateAndTime(octets) && (isPrivate || isDistinct(octets, 0));
    }

    /// Whether these may well be an address, perhaps with a zone behind it.
    static boolean isLikelyIpv6(byte[] octets) {
        int first = octets[0] & 0xFF;
        boolean isUsual = (first >= 0x20 && first < 0x40) || first >= 0xFC || first == 0;
        return isUsual && significance(octets, 0, IPV6) >= 5;
    }

    /// How unlike a bitmap or a small number the octets are: none of it for a zero, a little for a
    /// small number or a few neighbouring bits, more for the rest.
    private static int significance(byte[] octets, int from, int count) {
        int significance = 0;
        for (int i = from; i < from + count; i++) {
            int octet = octets[i] & 0xFF;
            boolean isRun = Integer.bitCount(octet ^ (octet << 1)) <= 2;
            significance += octet == 0 ? 0 : octet < 32 || isRun ? 1 : 2;
        }
        return significance;
    }

    /// Whether this is a date as SNMPv2-TC has it.
    private static boolean isDateAndTime(byte[] octets) {
        if (octets.length != 8 && octets.length != 11) {
            return false;
        }
        int year = ((octets[0] & 0xFF) << 8) | (octets[1] & 0xFF);
        boolean isZoned = octets.length == 8 || octets[8] == '+' || octets[8] == '-';
        return year >= 1900
                && year < 2200
                && isIn(octets[2], 1, 12)
                && isIn(octets[3], 1, 31)
                && isIn(octets[4], 0, 23)
                && isIn(octets[5], 0, 59)
                && isIn(octets[6], 0, 60)
                && isIn(octets[7], 0, 9)
                && isZoned;
    }

    private static boolean isIn(byte octet, int least, int most) {
        return octet >= least && octet <= most;
    }
}

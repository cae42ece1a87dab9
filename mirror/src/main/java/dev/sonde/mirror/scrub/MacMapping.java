package dev.sonde.mirror.scrub;

/// Replaces MAC addresses, no two by the same one. Groups and broadcast, the address of zeros, and
/// the block of IANA (VRRP, documentation: RFC 7042) are kept.
final class MacMapping {

    private static final long IANA = 0x00005E;

    private static final int VENDOR_SHIFT = 24;
    private static final long DEVICE = 0xFFFFFF;

    private final boolean keepVendor;
    private final Permutation device;
    private final Permutation whole;

    /// @param keepVendor whether the first three octets stay.
    MacMapping(KeyedHash hash, boolean keepVendor) {
        this.keepVendor = keepVendor;
        this.device = new Permutation(hash, "mac", 24);
        this.whole = new Permutation(hash, "mac/whole", 46);
    }

    /// What `mac`, 48 bits, becomes.
    long of(long mac) {
        if (isKept(mac)) {
            return mac;
        }
        if (keepVendor) {
            long vendor = mac >>> VENDOR_SHIFT;
            long shifted = vendor << VENDOR_SHIFT;
            return shifted | device.of(mac & DEVICE, vendor, low -> !isKept(shifted | low));
        }
        // Whether it is a vendor's or locally administered stays (IEEE 802, the second bit).
        long local = mac & (1L << 41);
        return expand(whole.of(compact(mac), local, bits -> !isKept(expand(bits, local))), local);
    }

    static boolean isKept(long mac) {
        boolean isGroup = ((mac >>> 40) & 1) == 1;
        return mac == 0 || isGroup || mac >>> VENDOR_SHIFT == IANA;
    }

    /// Without the two bits that stay, the lowest of the first octet.
    private static long compact(long mac) {
        return ((mac >>> 42) << 40) | (mac & 0xFF_FFFF_FFFFL);
    }

    private static long expand(long bits, long local) {
        return ((bits >>> 40) << 42) | local | (bits & 0xFF_FFFF_FFFFL);
    }
}

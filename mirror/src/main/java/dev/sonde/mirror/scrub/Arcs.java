package dev.sonde.mirror.scrub;

/// A place in an OID.
final class Arcs {

    private static final int UNFIT = -1;

    final int[] arcs;
    int at;

    Arcs(int[] arcs, int at) {
        this.arcs = arcs;
        this.at = at;
    }

    int next() {
        return arcs[at++];
    }

    /// The octets that these arcs are; only where that is known.
    byte[] octets(int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) arcs[at + i];
        }
        return octets;
    }

    /// As many arcs from here on as are octets.
    byte[] octetsToCome() {
        int end = at;
        while (end < arcs.length && isOctet(end)) {
            end++;
        }
        return octets(end - at);
    }

    private boolean isOctet(int index) {
        return arcs[index] >= 0 && arcs[index] <= 255;
    }

    void put(byte[] octets) {
        for (byte octet : octets) {
            arcs[at++] = octet & 0xFF;
        }
    }

    /// How long the OID is if its index has the parts of `entry`, or [#UNFIT].
    int length(ObjectType entry) {
        for (IndexPart part : entry.index()) {
            if (!skip(part)) {
                return UNFIT;
            }
        }
        return at;
    }

    private boolean skip(IndexPart part) {
        return switch (part) {
            case N -> {
                at++;
                yield at <= arcs.length;
            }
            case IPV4, MASK -> skipOctets(4);
            case MAC -> skipOctets(6);
            case BRIDGE -> skipOctets(8);
            case IPV6 -> skipOctets(16);
            case INET -> skip(IndexPart.N) && skipCounted();
            case ADDRESS, TEXT -> skipCounted();
            case OCTETS -> skipArcs();
            case REST -> skipOctets(Math.max(0, arcs.length - at));
        };
    }

    private boolean skipCounted() {
        return at < arcs.length && isOctet(at) && skipOctets(next());
    }

    private boolean skipArcs() {
        if (at >= arcs.length || !isOctet(at)) {
            return false;
        }
        int count = next();
        at += count;
        return at <= arcs.length;
    }

    private boolean skipOctets(int count) {
        for (int i = 0; i < count; i++) {
            if (at >= arcs.length || !isOctet(at)) {
                return false;
            }
            at++;
        }
        return true;
    }
}

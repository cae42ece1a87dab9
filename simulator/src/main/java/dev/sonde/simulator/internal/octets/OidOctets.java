package dev.sonde.simulator.internal.octets;

import dev.sonde.client.Oid;

/// An OID as octets, 4 for each arc, the highest first: octets compared unsigned from left to right
/// order as the OIDs do, so that a database needs no code of ours to keep them in order.
public final class OidOctets {

    private OidOctets() {}

    /// The octets of `oid`.
    public static byte[] of(Oid oid) {
        byte[] octets = new byte[4 * oid.length()];
        for (int i = 0; i < oid.length(); i++) {
            BigEndian.putInt(octets, 4 * i, (int) oid.arc(i));
        }
        return octets;
    }

    /// The OID whose octets are these.
    ///
    /// @throws IllegalArgumentException if they are no OID.
    public static Oid oid(byte[] octets) {
        return oid(octets, 0, octets.length);
    }

    static Oid oid(byte[] octets, int from, int to) {
        int length = (to - from) / 4;
        if (length * 4 != to - from) {
            throw new IllegalArgumentException(
                    (to - from) + " octets are no OID: an arc has 4 of them");
        }
        int[] arcs = new int[length];
        for (int i = 0; i < length; i++) {
            arcs[i] = BigEndian.getInt(octets, from + 4 * i);
        }
        return Oid.ofUnsigned(arcs);
    }
}

package dev.sonde.client;

import java.util.Arrays;

/// An OBJECT IDENTIFIER: a name in the tree of objects, and a [Value] where an object points at
/// another. At most 128 arcs of 0 to 2³²−1 each (RFC 2578 §3.5); ordered lexicographically, arcs
/// unsigned, so that a subtree is one run.
public final class Oid implements Value, Comparable<Oid> {

    /// The most arcs an OID may have.
    public static final int MAX_ARCS = 128;

    private static final long MAX_ARC = 0xFFFF_FFFFL;

    private final int[] arcs;

    private Oid(int[] arcs) {
        this.arcs = arcs;
    }

    /// The OID written as `1.3.6.1`, with or without a leading dot; empty text is the OID of no
    /// arcs.
    ///
    /// @throws IllegalArgumentException if `dotted` is no OID; the message says where.
    public static Oid of(String dotted) {
        int start = dotted.startsWith(".") ? 1 : 0;
        if (start == dotted.length()) {
            return new Oid(new int[0]);
        }
        int[] arcs = new int[Math.min(MAX_ARCS, dotted.length() / 2 + 1)];
        int count = 0;
        while (start <= dotted.length()) {
            int dot = dotted.indexOf('.', start);
            int end = dot < 0 ? dotted.length() : dot;
            if (count == MAX_ARCS) {
                throw new IllegalArgumentException(
                        "'" + dotted + "' is no OID: it has more than " + MAX_ARCS + " arcs");
            }
            arcs[count++] = parseArc(dotted, start, end);
            start = end + 1;
        }
        return new Oid(Arrays.copyOf(arcs, count));
    }

    private static int parseArc(String dotted, int start, int end) {
        long arc = 0;
        for (int i = start; i < end; i++) {
            int digit = dotted.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException(
                        "'%s' is no OID: '%c' at position %d is not a digit"
                                .formatted(dotted, dotted.charAt(i), i + 1));
            }
            arc = arc * 10 + digit;
            if (arc > MAX_ARC) {
                throw new IllegalArgumentException(
                        "'%s' is no OID: the arc at position %d is over 4294967295"
                                .formatted(dotted, start + 1));
            }
        }
        if (start == end) {
            throw new IllegalArgumentException(
                    "'%s' is no OID: an arc is missing at position %d"
                            .formatted(dotted, start + 1));
        }
        return (int) arc;
    }

    /// The OID of these arcs, each 0 to 2³²−1.
    ///
    /// @throws IllegalArgumentException if an arc is out of range or there are more than 128.
    public static Oid of(long... arcs) {
        int[] copy = new int[checkLength(arcs.length)];
        for (int i = 0; i < arcs.length; i++) {
            if (arcs[i] < 0 || arcs[i] > MAX_ARC) {
                throw new IllegalArgumentException("arc " + arcs[i] + " is not in 0..4294967295");
            }
            copy[i] = (int) arcs[i];
        }
        return new Oid(copy);
    }

    /// The OID of these arcs, each an unsigned 32-bit number; the array is copied.
    ///
    /// @throws IllegalArgumentException if there are more than 128.
    public static Oid ofUnsigned(int[] arcs) {
        checkLength(arcs.length);
        return new Oid(arcs.clone());
    }

    private static int checkLength(int length) {
        if (length > MAX_ARCS) {
            throw new IllegalArgumentException(
                    "an OID has at most " + MAX_ARCS + " arcs, not " + length);
        }
        return length;
    }

    /// How many arcs there are.
    public int length() {
        return arcs.length;
    }

    /// The arc at `index`, 0 to 2³²−1.
    public long arc(int index) {
        return Integer.toUnsignedLong(arcs[index]);
    }

    /// The arcs as unsigned 32-bit numbers; a new array.
    public int[] toUnsignedArray() {
        return arcs.clone();
    }

    /// Whether `other` is this OID or lies below it.
    public boolean isPrefixOf(Oid other) {
        return arcs.length <= other.arcs.length
                && Arrays.mismatch(arcs, 0, arcs.length, other.arcs, 0, arcs.length) < 0;
    }

    /// This OID followed by `more` arcs.
    ///
    /// @throws IllegalArgumentException as [#of(long...)] does.
    public Oid append(long... more) {
        return append(of(more));
    }

    /// This OID followed by the arcs of `suffix`.
    ///
    /// @throws IllegalArgumentException if that makes more than 128 arcs.
    public Oid append(Oid suffix) {
        int[] joined = Arrays.copyOf(arcs, checkLength(arcs.length + suffix.arcs.length));
        System.arraycopy(suffix.arcs, 0, joined, arcs.length, suffix.arcs.length);
        return new Oid(joined);
    }

    /// What follows `prefix`: of a table column, the index of the row.
    ///
    /// @throws IllegalArgumentException if this OID is not below `prefix`.
    public Oid suffix(Oid prefix) {
        if (!prefix.isPrefixOf(this)) {
            throw new IllegalArgumentException(this + " is not below " + prefix);
        }
        return new Oid(Arrays.copyOfRange(arcs, prefix.arcs.length, arcs.length));
    }

    @Override
    public Syntax syntax() {
        return Syntax.OBJECT_IDENTIFIER;
    }

    /// The dotted form without a leading dot.
    @Override
    public String text() {
        StringBuilder text = new StringBuilder(arcs.length * 4);
        for (int arc : arcs) {
            if (!text.isEmpty()) {
                text.append('.');
            }
            if (arc >= 0) {
                text.append(arc);
            } else {
                text.append(Integer.toUnsignedLong(arc));
            }
        }
        return text.toString();
    }

    @Override
    public int compareTo(Oid other) {
        return Arrays.compareUnsigned(arcs, other.arcs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Oid that && Arrays.equals(arcs, that.arcs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(arcs);
    }

    @Override
    public String toString() {
        return text();
    }
}

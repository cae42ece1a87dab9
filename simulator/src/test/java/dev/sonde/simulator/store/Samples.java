package dev.sonde.simulator.store;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/// Objects to test with: every type and its extremes, and as many random ones as one likes.
public final class Samples {

    private static final long[] ARCS = {
        0,
        1,
        2,
        127,
        128,
        16383,
        16384,
        2097151,
        2097152,
        268435455,
        268435456,
        1L << 31,
        (1L << 32) - 1
    };

    private Samples() {}

    /// Values of every type, the least and the greatest among them.
    public static List<Value> values() {
        List<Value> values = new ArrayList<>();
        for (int number : new int[] {0, 1, -1, 127, 128, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            values.add(new Integer32(number));
            values.add(new IpAddress(number));
        }
        for (long number : new long[] {0, 1, 1L << 31, (1L << 31) + 1, (1L << 32) - 1}) {
            values.add(new Counter32(number));
            values.add(new Gauge32(number));
            values.add(new TimeTicks(number));
        }
        for (long number : new long[] {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            values.add(new Counter64(number));
        }
        for (String text :
                List.of(
                        "",
                        "a",
                        "|",
                        "#",
                        " ",
                        "a ",
                        " a",
                        "a|b|",
                        "a\n",
                        "\r",
                        "\t",
                        "é",
                        "0x41",
                        "41",
                        "Float: 1",
                        "value=1",
                        "\u0000",
                        "\u007F",
                        "~",
                        "x".repeat(65535))) {
            values.add(OctetString.of(text));
            values.add(Opaque.of(text.getBytes(StandardCharsets.UTF_8)));
        }
        values.add(OctetString.of(allOctets()));
        values.add(Opaque.of(allOctets()));
        values.addAll(List.of(Oid.of(""), Oid.of("0"), Oid.of("0.0"), Oid.of(ARCS), longest(1)));
        values.add(Null.NULL);
        values.addAll(List.of(Missing.values()));
        return values;
    }

    private static byte[] allOctets() {
        byte[] octets = new byte[256];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) i;
        }
        return octets;
    }

    /// An OID of 128 arcs, the greatest there are, that begins with `first`.
    public static Oid longest(long first) {
        return Oid.of(first).append(LongStream.generate(() -> 0xFFFF_FFFFL).limit(127).toArray());
    }

    /// All of [#values()] as objects, in the order of their OIDs, some of these extreme.
    public static List<VarBind> objects() {
        List<VarBind> objects = new ArrayList<>();
        List<Value> values = values();
        for (int i = 0; i < values.size(); i++) {
            Oid column = Oid.of("1.3.6.1.4.1.64512").append(i / ARCS.length + 1);
            objects.add(new VarBind(column.append(ARCS[i % ARCS.length]), values.get(i)));
        }
        objects.add(new VarBind(longest(2), OctetString.of("the last")));
        return objects;
    }

    /// `count` random objects in order; a tenth of them holes.
    public static List<VarBind> objects(RandomGenerator random, int count) {
        NavigableMap<Oid, Value> objects = new TreeMap<>();
        while (objects.size() < count) {
            objects.put(oid(random), value(random));
        }
        return objects.entrySet().stream().map(e -> new VarBind(e.getKey(), e.getValue())).toList();
    }

    /// A random OID; close to others, and often a prefix of one.
    public static Oid oid(RandomGenerator random) {
        long[] arcs = new long[random.nextInt(1, 8)];
        for (int i = 0; i < arcs.length; i++) {
            arcs[i] = random.nextInt(4) > 0 ? random.nextInt(3) : ARCS[random.nextInt(ARCS.length)];
        }
        return Oid.of(arcs);
    }

    /// A random value of a random type.
    public static Value value(RandomGenerator random) {
        long unsigned = Integer.toUnsignedLong(random.nextInt());
        byte[] octets = new byte[random.nextInt(20)];
        random.nextBytes(octets);
        return switch (random.nextInt(11)) {
            case 0 -> new Integer32(random.nextInt());
            case 1 -> OctetString.of(octets);
            case 2 -> oid(random);
            case 3 -> new IpAddress(random.nextInt());
            case 4 -> new Counter32(unsigned);
            case 5 -> new Gauge32(unsigned);
            case 6 -> new TimeTicks(unsigned);
            case 7 -> Opaque.of(octets);
            case 8 -> new Counter64(random.nextLong());
            case 9 -> Null.NULL;
            default -> random.nextBoolean() ? Missing.NO_SUCH_OBJECT : Missing.NO_SUCH_INSTANCE;
        };
    }
}

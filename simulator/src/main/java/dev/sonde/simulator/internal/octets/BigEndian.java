package dev.sonde.simulator.internal.octets;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Integers in byte arrays, the highest octet first.
final class BigEndian {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static int getInt(byte[] octets, int at) {
        return (int) INT.get(octets, at);
    }

    static long getLong(byte[] octets, int at) {
        return (long) LONG.get(octets, at);
    }

    static void putInt(byte[] octets, int at, int value) {
        INT.set(octets, at, value);
    }

    static byte[] of(int value) {
        byte[] octets = new byte[4];
        putInt(octets, 0, value);
        return octets;
    }

    static byte[] of(long value) {
        byte[] octets = new byte[8];
        LONG.set(octets, 0, value);
        return octets;
    }
}

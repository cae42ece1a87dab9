package dev.sonde.mirror.scrub;

import java.nio.ByteBuffer;
import java.util.function.LongPredicate;

/// A keyed permutation of numbers: a balanced Feistel network, whose result is permuted again until
/// it is one of the numbers allowed, so that those are permuted among themselves.
final class Permutation {

    /// Ten: more than any known attack on so small a network gets through.
    private static final int ROUNDS = 10;

    private final KeyedHash hash;
    private final String purpose;
    private final int half;

    /// @param bits how many bits the numbers have; even, 2 to 64.
    Permutation(KeyedHash hash, String purpose, int bits) {
        this.hash = hash;
        this.purpose = purpose;
        this.half = bits / 2;
    }

    /// What `number` becomes, another permutation for each `tweak`.
    ///
    /// @param allowed which numbers there are; `number` is one of them.
    long of(long number, long tweak, LongPredicate allowed) {
        long permuted = number;
        do {
            permuted = of(permuted, tweak);
        } while (!allowed.test(permuted));
        return permuted;
    }

    private long of(long number, long tweak) {
        long mask = (1L << half) - 1;
        long left = (number >>> half) & mask;
        long right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] input = ByteBuffer.allocate(16).putLong(tweak).putLong(right).array();
            long next = left ^ (hash.bits(purpose, round, input) & mask);
            left = right;
            right = next;
        }
        return (left << half) | right;
    }
}

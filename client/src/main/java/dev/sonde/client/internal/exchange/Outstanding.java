package dev.sonde.client.internal.exchange;

import dev.sonde.client.Target;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The table of outstanding requests, indexed by the low bits of the request-id; the other bits are
/// random, so that an id can neither be guessed nor taken for an earlier one's.
///
/// Lock-free; used by callers, readers and the sweeper.
final class Outstanding {

    private final AtomicReferenceArray<@Nullable Slot> slots;
    private final int mask;
    private final AtomicInteger next = new AtomicInteger();

    /// A table that stays fast while at most `inFlight` slots are taken.
    Outstanding(int inFlight) {
        int size = Integer.highestOneBit(Math.max(inFlight, 1) * 2 - 1) << 1;
        this.slots = new AtomicReferenceArray<>(size);
        this.mask = size - 1;
    }

    /// Takes a slot for the calling thread. The caller must hold a permit, so that one is free.
    Slot take(Target target) {
        int high = ThreadLocalRandom.current().nextInt() & Integer.MAX_VALUE & ~mask;
        while (true) {
            int index = next.getAndIncrement() & mask;
            if (slots.get(index) == null) {
                Slot slot = new Slot(high | index, target);
                if (slots.compareAndSet(index, null, slot)) {
                    return slot;
                }
            }
        }
    }

    /// Gives the slot back; later answers to it are unmatched.
    void release(Slot slot) {
        slots.set(slot.requestId() & mask, null);
    }

    /// The slot with exactly this id, or null.
    @Nullable Slot find(int requestId) {
        Slot slot = slots.get(requestId & mask);
        return slot != null && slot.requestId() == requestId ? slot : null;
    }

    /// Visits every slot in use, in no order and without a lock.
    void forEach(Consumer<Slot> action) {
        for (int i = 0; i <= mask; i++) {
            Slot slot = slots.get(i);
            if (slot != null) {
                action.accept(slot);
            }
        }
    }
}

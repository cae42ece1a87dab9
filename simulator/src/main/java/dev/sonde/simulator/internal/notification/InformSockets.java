package dev.sonde.simulator.internal.notification;

import dev.sonde.client.ClosedException;
import dev.sonde.client.internal.exchange.Exchange;
import dev.sonde.client.internal.exchange.Limits;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The sockets that informs are sent from, one for each address: opened with the first inform, and
/// kept, until others are wanted and there are many. Thread-safe.
final class InformSockets implements AutoCloseable {

    /// Each has two threads.
    static final int MOST_OPEN = 64;

    /// How many informs may wait for receivers, from each address.
    private static final int MAX_WAITING = 4_096;

    private static final Limits LIMITS = new Limits(1, MAX_WAITING, 0, MAX_WAITING, 0);

    /// A socket and those who use it.
    private static final class Shared {
        final Exchange exchange;
        int users;

        Shared(Exchange exchange) {
            this.exchange = exchange;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();

    /// By the address that they ask from, null for any; the one used last is the last.
    private final Map<@Nullable InetAddress, Shared> open = new LinkedHashMap<>(16, 0.75f, true);

    private boolean closed;

    /// What is done with a socket.
    @FunctionalInterface
    interface Use {
        void run(Exchange exchange);
    }

    /// Runs `use` with the socket at `local`. Where many others are in use, it waits for one of
    /// them to be free.
    ///
    /// @throws ClosedException after [#close()].
    /// @throws InterruptedException if the thread is interrupted while it waits.
    void with(@Nullable InetAddress local, Use use) throws InterruptedException {
        Shared shared = take(local);
        try {
            use.run(shared.exchange);
        } finally {
            release(shared);
        }
    }

    private Shared take(@Nullable InetAddress local) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !open.containsKey(local) && open.size() >= MOST_OPEN && !closeOne()) {
                released.await();
            }
            if (closed) {
                throw new ClosedException("the simulator");
            }
            Shared shared =
                    open.computeIfAbsent(local, _ -> new Shared(new Exchange(LIMITS, local, null)));
            shared.users++;
            return shared;
        } finally {
            lock.unlock();
        }
    }

    /// Closes the one that nobody has used for the longest time; false if all are in use.
    private boolean closeOne() {
        for (Iterator<Shared> each = open.values().iterator(); each.hasNext(); ) {
            Shared shared = each.next();
            if (shared.users == 0) {
                each.remove();
                shared.exchange.close();
                return true;
            }
        }
        return false;
    }

    private void release(Shared shared) {
        lock.lock();
        try {
            if (--shared.users == 0) {
                released.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends the informs under way, and those that wait for a socket, with [ClosedException].
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            open.values().forEach(shared -> shared.exchange.close());
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

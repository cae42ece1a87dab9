package dev.sonde.client.internal.exchange;

import dev.sonde.client.ClosedException;
import dev.sonde.client.MalformedResponseException;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.internal.message.MalformedMessageException;
import dev.sonde.client.internal.message.MessageId;
import dev.sonde.client.internal.transport.UdpSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Sends a request, parks its caller, sends again, and matches what comes.
///
/// Threads: the caller encodes, sends, waits and decodes. A reader per socket peeks the request-id,
/// checks the source and hands the octets over. One sweeper wakes whoever has waited long enough.
/// There is no lock; the JDK's own socket lock is the only one that is held across a send.
final class RoundTrips implements AutoCloseable {

    private static final double JITTER = 0.1;

    private final UdpSocket[] sockets;
    private final Outstanding outstanding;
    private final Sweeper sweeper;
    private final Limits limits;
    private final Counters counters;
    private final Semaphore permits;
    private final @Nullable Pacer pacer;
    private volatile boolean closed;

    /// Opens the sockets and starts their readers.
    ///
    /// @param local the address to ask from, or null.
    /// @throws UnreachableException if the machine has no socket to give.
    RoundTrips(Limits limits, Counters counters, @Nullable InetAddress local) {
        this.limits = limits;
        this.counters = counters;
        this.permits = new Semaphore(limits.inFlight());
        this.pacer =
                limits.perSecond() == 0
                        ? null
                        : new Pacer(1_000_000_000L / limits.perSecond(), System.nanoTime());
        this.outstanding = new Outstanding(limits.inFlight());
        this.sweeper = new Sweeper(outstanding, "sonde-sweeper");
        this.sockets = new UdpSocket[limits.sockets()];
        try {
            for (int i = 0; i < sockets.length; i++) {
                sockets[i] = UdpSocket.open("sonde-reader-" + i, local, this::received);
            }
        } catch (SocketException e) {
            close();
            throw new UnreachableException("cannot open a UDP socket: " + e.getMessage(), e);
        }
        sweeper.start();
    }

    /// Turns a request-id into the octets of a request.
    @FunctionalInterface
    interface Encoder {
        byte[] encode(int requestId);
    }

    /// Reads the octets that came for a request-id.
    @FunctionalInterface
    interface Decoder<T> {
        T decode(byte[] message, int requestId) throws MalformedMessageException;
    }

    /// One round trip, as many tries as it needs.
    ///
    /// @throws SnmpTimeoutException if no answer came in any try or before the deadline.
    /// @throws MalformedResponseException if answers came but none could be read.
    <T> T transact(Call call, Encoder encoder, Decoder<T> decoder) {
        acquire(call.agent().permits(), call);
        try {
            acquire(permits, call);
            try {
                Slot slot = outstanding.take(call.target());
                try {
                    return transact(call, encoder, decoder, slot);
                } finally {
                    outstanding.release(slot);
                }
            } finally {
                permits.release();
            }
        } finally {
            call.agent().permits().release();
        }
    }

    private void acquire(Semaphore semaphore, Call call) {
        try {
            if (!semaphore.tryAcquire()
                    && !semaphore.tryAcquire(call.remaining(), TimeUnit.NANOSECONDS)) {
                counters.timedOut.increment();
                throw call.timeout();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.interrupted();
        }
    }

    private <T> T transact(Call call, Encoder encoder, Decoder<T> decoder, Slot slot) {
        byte[] message = encoder.encode(slot.requestId());
        long patience = call.target().timeout().toNanos();
        String fault = null;
        for (int retriesLeft = call.target().retries(); ; retriesLeft--) {
            pace(call);
            long tryDeadline = System.nanoTime() + Math.min(jittered(patience), call.remaining());
            slot.waitUntil(tryDeadline);
            send(message, slot, call);
            sweeper.ensureAwake();
            for (byte[] answer = await(slot, tryDeadline, call);
                    answer != null;
                    answer = await(slot, tryDeadline, call)) {
                try {
                    return decoder.decode(answer, slot.requestId());
                } catch (MalformedMessageException e) {
                    // Whoever sent it, the real answer may still come.
                    counters.malformed.increment();
                    fault = e.getMessage();
                }
            }
            if (retriesLeft == 0 || call.remaining() <= 0) {
                counters.timedOut.increment();
                throw fault == null ? call.timeout() : call.malformed(fault);
            }
            counters.retried.increment();
            patience = (long) (patience * call.target().backOff());
        }
    }

    /// A wait made a little longer at random, so that callers who lost together do not return
    /// together.
    private static long jittered(long nanos) {
        return (long) (nanos * (1 + JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    /// Waits for the moment at which the next datagram may leave.
    private void pace(Call call) {
        long now = System.nanoTime();
        long wait = pacer == null ? 0 : pacer.reserve(now);
        Pacer agentPacer = call.agent().pacer();
        if (agentPacer != null) {
            wait = Math.max(wait, agentPacer.reserve(now));
        }
        if (wait == 0) {
            return;
        }
        long until = now + Math.min(wait, call.remaining());
        for (long left = wait; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            if (Thread.currentThread().isInterrupted()) {
                throw call.interrupted();
            }
        }
        if (call.remaining() <= 0) {
            counters.timedOut.increment();
            throw call.timeout();
        }
    }

    private void send(byte[] message, Slot slot, Call call) {
        try {
            sockets[slot.requestId() % sockets.length].send(message, call.target().address());
            counters.sent.increment();
            call.tried();
        } catch (IOException e) {
            if (closed) {
                throw new ClosedException("the SNMP engine");
            }
            throw call.unreachable(e);
        }
    }

    /// The next answer, or null when `tryDeadline` has passed.
    private byte @Nullable [] await(Slot slot, long tryDeadline, Call call) {
        while (true) {
            byte[] message = slot.poll();
            if (message != null) {
                return message;
            }
            if (closed) {
                throw new ClosedException("the SNMP engine");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw call.interrupted();
            }
            if (System.nanoTime() - tryDeadline >= 0) {
                return null;
            }
            LockSupport.park(slot);
        }
    }

    private void received(byte[] buffer, int length, InetSocketAddress source) {
        long requestId = MessageId.peek(buffer, length);
        if (requestId == MessageId.NONE) {
            counters.malformed.increment();
            return;
        }
        Slot slot = outstanding.find((int) requestId);
        if (slot == null) {
            counters.unmatched.increment();
        } else if (!slot.takesFrom(source)) {
            counters.wrongSource.increment();
        } else {
            slot.offer(Arrays.copyOf(buffer, length));
        }
    }

    /// How many requests wait for an answer now.
    int inFlight() {
        return limits.inFlight() - permits.availablePermits();
    }

    /// Closes the sockets; calls under way end with [ClosedException].
    @Override
    public void close() {
        closed = true;
        sweeper.close();
        for (UdpSocket socket : sockets) {
            if (socket != null) {
                socket.close();
            }
        }
        outstanding.forEach(Slot::wake);
    }
}

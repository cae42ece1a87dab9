package dev.sonde.client.internal.exchange;

import dev.sonde.client.ClosedException;
import dev.sonde.client.Community;
import dev.sonde.client.EngineStatistics;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.MalformedResponseException;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.Target;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.internal.message.MessageId;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.snmp4j.CommunityMessage;
import dev.sonde.client.internal.snmp4j.MalformedMessageException;
import dev.sonde.client.internal.transport.UdpSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One question, one answer: sends a request, parks its caller, sends again, and matches what
/// comes.
///
/// Threads: the caller encodes, sends, waits and decodes. A reader per socket peeks the request-id,
/// checks the source and hands the octets over. One sweeper wakes whoever has waited long enough.
/// There is no lock; the JDK's own socket lock is the only one that is held across a send.
public final class Exchange implements AutoCloseable {

    private final UdpSocket[] sockets;
    private final Outstanding outstanding;
    private final Sweeper sweeper;
    private final Semaphore permits;
    private final int maxInFlight;
    private volatile boolean closed;

    private final LongAdder sent = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder timedOut = new LongAdder();
    private final LongAdder unmatched = new LongAdder();
    private final LongAdder wrongSource = new LongAdder();
    private final LongAdder malformed = new LongAdder();

    /// Opens `socketCount` sockets for at most `maxInFlight` requests at a time.
    ///
    /// @throws UnreachableException if the machine has no socket to give.
    public Exchange(int socketCount, int maxInFlight) {
        this.maxInFlight = maxInFlight;
        this.permits = new Semaphore(maxInFlight);
        this.outstanding = new Outstanding(maxInFlight);
        this.sweeper = new Sweeper(outstanding, "sonde-sweeper");
        this.sockets = new UdpSocket[socketCount];
        try {
            for (int i = 0; i < socketCount; i++) {
                sockets[i] = UdpSocket.open("sonde-reader-" + i, this::received);
            }
        } catch (SocketException e) {
            close();
            throw new UnreachableException("cannot open a UDP socket: " + e.getMessage(), e);
        }
        sweeper.start();
    }

    /// Asks `target` and waits for the answer, which may hold an error-status.
    ///
    /// @throws SnmpTimeoutException if no answer came in any try or before the deadline.
    /// @throws MalformedResponseException if answers came but none could be read.
    public Pdu ask(Target target, Pdu request) {
        long started = System.nanoTime();
        long deadline = started + target.deadline().toNanos();
        acquire(target, request, started, deadline);
        try {
            Slot slot = outstanding.take(target.address());
            try {
                return ask(target, request, slot, started, deadline);
            } finally {
                outstanding.release(slot);
            }
        } finally {
            permits.release();
        }
    }

    private void acquire(Target target, Pdu request, long started, long deadline) {
        try {
            if (!permits.tryAcquire()
                    && !permits.tryAcquire(deadline - started, TimeUnit.NANOSECONDS)) {
                throw timeout(target, request, 0, started);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(target, request.describe());
        }
    }

    private Pdu ask(Target target, Pdu request, Slot slot, long started, long deadline) {
        byte[] message = encode(target, request, slot.requestId());
        long timeout = target.timeout().toNanos();
        String fault = null;
        for (int attempt = 1; ; attempt++) {
            long now = System.nanoTime();
            long tryDeadline = deadline - now < timeout ? deadline : now + timeout;
            slot.waitUntil(tryDeadline);
            send(message, slot, target, request);
            sweeper.ensureAwake();
            for (byte[] answer = await(slot, tryDeadline, target, request);
                    answer != null;
                    answer = await(slot, tryDeadline, target, request)) {
                try {
                    Pdu response = CommunityMessage.decode(answer);
                    answered.increment();
                    return response;
                } catch (MalformedMessageException e) {
                    // Whoever sent it, the real answer may still come.
                    malformed.increment();
                    fault = e.getMessage();
                }
            }
            if (attempt > target.retries() || System.nanoTime() - deadline >= 0) {
                timedOut.increment();
                throw fault == null
                        ? timeout(target, request, attempt, started)
                        : new MalformedResponseException(target, request.describe(), fault);
            }
            retried.increment();
        }
    }

    private static byte[] encode(Target target, Pdu request, int requestId) {
        return switch (target.credentials()) {
            case Community community -> CommunityMessage.encode(community, request, requestId);
        };
    }

    private void send(byte[] message, Slot slot, Target target, Pdu request) {
        try {
            sockets[slot.requestId() % sockets.length].send(message, target.address());
            sent.increment();
        } catch (IOException e) {
            if (closed) {
                throw new ClosedException("the SNMP engine");
            }
            throw new UnreachableException(
                    "cannot send %s to %s: %s"
                            .formatted(request.describe(), target, e.getMessage()),
                    e);
        }
    }

    /// The next answer, or null when `tryDeadline` has passed.
    private byte @Nullable [] await(Slot slot, long tryDeadline, Target target, Pdu request) {
        while (true) {
            byte[] message = slot.poll();
            if (message != null) {
                return message;
            }
            if (closed) {
                throw new ClosedException("the SNMP engine");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedCallException(target, request.describe());
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
            malformed.increment();
            return;
        }
        Slot slot = outstanding.find((int) requestId);
        if (slot == null) {
            unmatched.increment();
        } else if (!slot.agent().equals(source)) {
            wrongSource.increment();
        } else {
            slot.offer(Arrays.copyOf(buffer, length));
        }
    }

    private static SnmpTimeoutException timeout(
            Target target, Pdu request, int tries, long started) {
        return new SnmpTimeoutException(
                target, request.describe(), tries, Duration.ofNanos(System.nanoTime() - started));
    }

    public EngineStatistics statistics() {
        return new EngineStatistics(
                sent.sum(),
                answered.sum(),
                retried.sum(),
                timedOut.sum(),
                unmatched.sum(),
                wrongSource.sum(),
                malformed.sum(),
                maxInFlight - permits.availablePermits());
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

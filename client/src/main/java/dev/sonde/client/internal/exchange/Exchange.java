package dev.sonde.client.internal.exchange;

import dev.sonde.client.ClosedException;
import dev.sonde.client.Community;
import dev.sonde.client.EngineStatistics;
import dev.sonde.client.MalformedResponseException;
import dev.sonde.client.ReportException;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.Target;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.message.MessageId;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.snmp4j.CommunityMessage;
import dev.sonde.client.internal.snmp4j.MalformedMessageException;
import dev.sonde.client.internal.transport.UdpSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
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
    private final ConcurrentHashMap<InetSocketAddress, Agent> agents = new ConcurrentHashMap<>();
    private final UsmExchange usm = new UsmExchange(this);
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

    /// What this engine knows of the agent at `address`, and keeps as long as it is open.
    public Agent agent(InetSocketAddress address) {
        return agents.computeIfAbsent(address, Agent::new);
    }

    /// Asks `agent` and waits for the answer, which may hold an error-status.
    ///
    /// @throws SnmpTimeoutException if no answer came in any try or before the deadline.
    /// @throws MalformedResponseException if answers came but none could be read.
    /// @throws ReportException if the agent's v3 engine refuses the message.
    public Pdu ask(Agent agent, Target target, Pdu request) {
        Call call = new Call(agent, target, request);
        return switch (target.credentials()) {
            case Community community ->
                    transact(
                            call,
                            requestId -> CommunityMessage.encode(community, request, requestId),
                            (message, _) -> CommunityMessage.decode(message));
            case UsmUser user -> usm.ask(call, user);
        };
    }

    /// One round trip, as many tries as it needs.
    <T> T transact(Call call, Encoder encoder, Decoder<T> decoder) {
        acquire(call);
        try {
            Slot slot = outstanding.take(call.target().address());
            try {
                return transact(call, encoder, decoder, slot);
            } finally {
                outstanding.release(slot);
            }
        } finally {
            permits.release();
        }
    }

    private void acquire(Call call) {
        try {
            if (!permits.tryAcquire()
                    && !permits.tryAcquire(call.remaining(), TimeUnit.NANOSECONDS)) {
                throw call.timeout(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.interrupted();
        }
    }

    private <T> T transact(Call call, Encoder encoder, Decoder<T> decoder, Slot slot) {
        byte[] message = encoder.encode(slot.requestId());
        long timeout = call.target().timeout().toNanos();
        String fault = null;
        for (int attempt = 1; ; attempt++) {
            long tryDeadline = System.nanoTime() + Math.min(timeout, call.remaining());
            slot.waitUntil(tryDeadline);
            send(message, slot, call);
            sweeper.ensureAwake();
            for (byte[] answer = await(slot, tryDeadline, call);
                    answer != null;
                    answer = await(slot, tryDeadline, call)) {
                try {
                    T response = decoder.decode(answer, slot.requestId());
                    answered.increment();
                    return response;
                } catch (MalformedMessageException e) {
                    // Whoever sent it, the real answer may still come.
                    malformed.increment();
                    fault = e.getMessage();
                }
            }
            if (attempt > call.target().retries() || call.remaining() <= 0) {
                timedOut.increment();
                throw fault == null ? call.timeout(attempt) : call.malformed(fault);
            }
            retried.increment();
        }
    }

    private void send(byte[] message, Slot slot, Call call) {
        try {
            sockets[slot.requestId() % sockets.length].send(message, slot.agent());
            sent.increment();
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

package dev.sonde.simulator.internal.agent;

import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.simulator.ReceivedRequest;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;

/// The last requests that reached a device. They are put into words when somebody reads them.
final class RequestLog {

    private record Entry(IncomingRequest request, InetSocketAddress source, Instant at) {}

    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final ArrayDeque<Entry> untaken = new ArrayDeque<>();

    /// @param limit how many requests are kept, none for 0.
    RequestLog(int limit) {
        this.limit = limit;
    }

    void add(IncomingRequest request, InetSocketAddress source) {
        if (limit == 0) {
            return;
        }
        Entry entry = new Entry(request, source, Instant.now());
        lock.lock();
        try {
            add(entries, entry);
            add(untaken, entry);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private void add(ArrayDeque<Entry> queue, Entry entry) {
        if (queue.size() == limit) {
            queue.removeFirst();
        }
        queue.addLast(entry);
    }

    /// What is kept, the oldest first.
    List<ReceivedRequest> all() {
        List<Entry> kept;
        lock.lock();
        try {
            kept = new ArrayList<>(entries);
        } finally {
            lock.unlock();
        }
        return kept.stream().map(RequestLog::described).toList();
    }

    /// The oldest that was not taken yet; waits for one up to `patience`, then null.
    @Nullable ReceivedRequest take(Duration patience) throws InterruptedException {
        long nanos = TimeUnit.NANOSECONDS.convert(patience);
        Entry entry;
        lock.lockInterruptibly();
        try {
            while (untaken.isEmpty() && nanos > 0) {
                nanos = arrived.awaitNanos(nanos);
            }
            entry = untaken.pollFirst();
        } finally {
            lock.unlock();
        }
        return entry == null ? null : described(entry);
    }

    private static ReceivedRequest described(Entry entry) {
        PDU pdu = entry.request().pdu();
        boolean bulk = pdu.getType() == PDU.GETBULK;
        return new ReceivedRequest(
                switch (pdu.getType()) {
                    case PDU.GET -> ReceivedRequest.Type.GET;
                    case PDU.GETNEXT -> ReceivedRequest.Type.GETNEXT;
                    case PDU.GETBULK -> ReceivedRequest.Type.GETBULK;
                    default -> ReceivedRequest.Type.SET;
                },
                entry.request().version(),
                pdu.getRequestID().getValue(),
                pdu.getVariableBindings().stream().map(Variables::fromSnmp4j).toList(),
                bulk ? pdu.getNonRepeaters() : 0,
                bulk ? pdu.getMaxRepetitions() : 0,
                entry.request().contextName(),
                entry.request().userName(),
                entry.source(),
                entry.at());
    }
}

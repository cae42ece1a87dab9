package dev.sonde.simulator.internal.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The thread that reads the sockets of a simulator, however many there are.
///
/// It takes in what has arrived before it handles any of it, and again after every few: the kernel
/// keeps only a few hundred requests where nobody has raised its limits, and the rest of a burst
/// from thousands of managers would be lost while the first are being answered.
final class Reader implements AutoCloseable {

    /// Takes what arrived, on the reader's thread; it must not throw. The octets are its own.
    @FunctionalInterface
    interface Receiver {
        void received(Listener listener, byte[] message, InetSocketAddress source);
    }

    private static final class Datagram {
        final Listener listener;
        final byte[] message;
        final InetSocketAddress source;

        Datagram(Listener listener, byte[] message, InetSocketAddress source) {
            this.listener = listener;
            this.message = message;
            this.source = source;
        }
    }

    private static final int MAX_DATAGRAM = 65_535;

    /// How much may wait to be handled; more is left to the kernel, which drops it.
    private static final int MAX_WAITING_OCTETS = 16 << 20;

    private static final int MAX_WAITING = 32_768;
    private static final int TAKEN_AT_ONCE = 64;
    private static final int HANDLED_AT_ONCE = 16;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final long PAUSE_AFTER_ERROR_NANOS = 1_000_000;

    private final Selector selector;
    private final Receiver receiver;
    private final Queue<Datagram> waiting = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM);

    /// The listeners that may have more to read.
    private final List<Listener> ready = new ArrayList<>();

    /// Who waits for the next selection.
    private final Queue<CountDownLatch> afterSelecting = new ConcurrentLinkedQueue<>();

    private final Thread thread;
    private int waitingOctets;

    private Reader(String name, Selector selector, Receiver receiver) {
        this.selector = selector;
        this.receiver = receiver;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::read);
    }

    /// Starts a reader, a daemon, without listeners yet.
    static Reader start(String name, Receiver receiver) throws IOException {
        Reader reader = new Reader(name, Selector.open(), receiver);
        reader.thread.start();
        return reader;
    }

    /// Reads `listener`, too, from now on.
    void add(Listener listener) throws ClosedChannelException {
        listener.channel().register(selector, SelectionKey.OP_READ, listener);
        selector.wakeup();
    }

    /// Reads `listener` no more and closes it; its port is free when this returns.
    void remove(Listener listener) {
        listener.close();
        // A channel that is registered lets go of its port in the next selection.
        CountDownLatch selected = new CountDownLatch(1);
        afterSelecting.add(selected);
        selector.wakeup();
        if (!Thread.currentThread().equals(thread) && selector.isOpen()) {
            await(selected);
        }
    }

    private static void await(CountDownLatch selected) {
        boolean interrupted = false;
        while (true) {
            try {
                if (!selected.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the reader of the simulator does not run");
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        while (selector.isOpen()) {
            try {
                if (ready.isEmpty() || !afterSelecting.isEmpty()) {
                    select();
                }
                ready.removeIf(this::takeIn);
            } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
                LockSupport.parkNanos(PAUSE_AFTER_ERROR_NANOS);
            }
            handle();
        }
        afterSelecting.forEach(CountDownLatch::countDown);
    }

    private void select() throws IOException {
        // Whose channel is closed only now may be too late for the selection under way.
        int waiters = afterSelecting.size();
        if (waiting.isEmpty() && waiters == 0) {
            selector.select();
        } else {
            selector.selectNow();
        }
        ready.clear();
        for (SelectionKey key : selector.selectedKeys()) {
            ready.add((Listener) key.attachment());
        }
        selector.selectedKeys().clear();
        for (; waiters > 0; waiters--) {
            afterSelecting.remove().countDown();
        }
    }

    /// Takes in what has arrived at `listener`; whether that was all of it.
    private boolean takeIn(Listener listener) {
        try {
            for (int i = 0; i < TAKEN_AT_ONCE; i++) {
                if (!hasRoom()) {
                    return false;
                }
                InetSocketAddress source =
                        (InetSocketAddress) listener.channel().receive(buffer.clear());
                if (source == null) {
                    return true;
                }
                byte[] message = new byte[buffer.flip().remaining()];
                buffer.get(message);
                waiting.add(new Datagram(listener, message, source));
                waitingOctets += message.length;
            }
            return false;
        } catch (IOException e) {
            // What the network says of an earlier answer, or the end of the listener: the others
            // are read on.
            return true;
        }
    }

    private boolean hasRoom() {
        return waiting.size() < MAX_WAITING && waitingOctets < MAX_WAITING_OCTETS;
    }

    private void handle() {
        for (int i = 0; i < HANDLED_AT_ONCE && selector.isOpen(); i++) {
            Datagram next = waiting.poll();
            if (next == null) {
                return;
            }
            waitingOctets -= next.message.length;
            receiver.received(next.listener, next.message, next.source);
        }
    }

    /// Ends the reader, which does not begin another request.
    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.sonde.simulator.store;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Connections, each used by one thread at a time, opened when they are needed and kept until the
/// end.
///
/// A thread that is interrupted while it uses one goes on and finds itself interrupted afterwards:
/// H2 takes an interrupt for the failure of a file.
final class Pool<C extends Pool.Pooled> {

    /// What a pool keeps.
    interface Pooled extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /// Opens a connection.
    interface Opening<C> {
        C open() throws SQLException;
    }

    /// What is done with a connection.
    interface Use<C, R extends @Nullable Object> {
        R with(C connection) throws SQLException;
    }

    private final int size;
    private final Opening<C> opening;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<C> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Pool(int size, Opening<C> opening) {
        this.size = size;
        this.opening = opening;
        this.permits = new Semaphore(size);
    }

    /// Waits for a connection and uses it.
    ///
    /// @throws IllegalStateException if the pool is closed.
    <R extends @Nullable Object> R use(Use<C, R> use) throws SQLException {
        boolean interrupted = Thread.interrupted();
        permits.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("the database is closed");
            }
            C connection = idle.pollFirst();
            if (connection == null) {
                connection = opening.open();
            }
            try {
                return use.with(connection);
            } finally {
                idle.addFirst(connection);
            }
        } finally {
            permits.release();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Waits for those in use, then closes all.
    void close() throws SQLException {
        closed = true;
        permits.acquireUninterruptibly(size);
        try {
            for (C connection = idle.poll(); connection != null; connection = idle.poll()) {
                connection.close();
            }
        } finally {
            permits.release(size);
        }
    }
}

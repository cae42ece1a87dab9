package dev.sonde.simulator.store;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// The one thread that changes a database, with its connection. H2 gives up a transaction whose
/// thread is interrupted; nobody interrupts this one, and whoever waits for it waits to the end.
final class WriterThread {

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("sonde-database-writer").factory());
    private final Pool.Opening<WriteConnection> opening;
    private volatile @Nullable WriteConnection connection;

    /// @param opening is called by the thread when something is first written, or before.
    WriterThread(Pool.Opening<WriteConnection> opening) {
        this.opening = opening;
    }

    /// Opens the connection now. If that fails, the thread ends.
    void open() throws SQLException {
        try {
            outcome(thread.submit(this::connection));
        } catch (SQLException | RuntimeException e) {
            thread.shutdown();
            throw e;
        }
    }

    private WriteConnection connection() throws SQLException {
        WriteConnection present = connection;
        if (present == null) {
            present = opening.open();
            connection = present;
        }
        return present;
    }

    /// Whether there is a connection, and so a file.
    boolean isOpen() {
        return connection != null;
    }

    /// Does this in one transaction, which is on disk when this returns.
    ///
    /// @throws IllegalStateException if the thread is closed.
    <R> R write(Pool.Use<WriteConnection, R> use) throws SQLException {
        try {
            return outcome(thread.submit(() -> connection().transaction(use)));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the database is closed", e);
        }
    }

    private static <R> R outcome(Future<R> future) throws SQLException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw failure(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static SQLException failure(ExecutionException e) {
        return switch (e.getCause()) {
            case SQLException failure -> failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> throw new IllegalStateException(e);
        };
    }

    /// Waits for what is under way, then closes the connection.
    void close() throws SQLException {
        if (!thread.isShutdown()) {
            Future<Boolean> closed =
                    thread.submit(() -> {
                        WriteConnection present = connection;
                        if (present != null) {
                            present.close();
                        }
                        return true;
                    });
            thread.shutdown();
            outcome(closed);
        }
    }
}

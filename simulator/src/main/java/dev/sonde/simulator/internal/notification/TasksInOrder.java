package dev.sonde.simulator.internal.notification;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Runs tasks one after the other on a virtual thread, which is there while there are any.
final class TasksInOrder {

    private static final int MAX_WAITING = 10_000;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean ended;

    /// Runs `task` after those before it, or not at all after the end; false, and nothing is done,
    /// where too many wait.
    synchronized boolean add(Runnable task) {
        if (ended) {
            return true;
        }
        if (waiting.size() >= MAX_WAITING) {
            return false;
        }
        waiting.add(task);
        if (!running) {
            running = true;
            Thread.startVirtualThread(this::run);
        }
        return true;
    }

    /// Begins no task any more.
    synchronized void end() {
        ended = true;
        waiting.clear();
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        running = task != null;
        return task;
    }
}

package dev.sonde.simulator.lab;

import java.util.function.Consumer;

/// Passes on what there is to say about files, and of very much only the first and how much more
/// there is: nobody reads a thousand lines, and the first of them say the most. Thread-safe.
final class Messages {

    private static final int MOST_AT_ONCE = 20;

    private final Consumer<String> listener;
    private int count;

    Messages(Consumer<String> listener) {
        this.listener = listener;
    }

    synchronized void add(String message) {
        if (count++ < MOST_AT_ONCE) {
            listener.accept(message);
        }
    }

    /// Ends what belongs together.
    synchronized void flush() {
        if (count > MOST_AT_ONCE) {
            listener.accept("and %,d more like these".formatted(count - MOST_AT_ONCE));
        }
        count = 0;
    }
}
